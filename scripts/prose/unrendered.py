"""Which Markdown do readers see as it was typed, since it does not mean what its author thinks?"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from book.code import without_code
from book.markdown import Page
from book.words import OBJECT, Words
from ground.lines import Lines
from ground.message import say
from ground.problem import Problem
from prose.document import Document

_LIST = say("a list needs an empty line above it")
_NESTED = say("a list or a text within an item of a list is indented by four spaces")
_NOTE = say("a note is `/// note | Title`, its text below, and `///` on a last line")
_FORMULA = say("no formula is set here: type `H~2~O`, `10^3^`, or say it in words")
_MARKS = r"-*+§\u2190-\u21ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
# What no sentence of a book holds, but some Markdown does, after the advice how to type it. What begins with
# `^` means something only where a typed line begins.
_SIGNS = (
    (
        say("Markdown asks for an ordinary space here, not for a no-break one"),
        r"^[ \t]*(?:#{1,6}|[-*+]|\d+[.)])[\u00a0\u202f]",
        r"[\u00a0\u202f]\{:?[ \t]*[#.]",
    ),
    (_LIST, r"^[ \t]*(?:[-*+]|1\.)[ \t]+\S"),
    (
        say("a numbered list is `1. words`, with an empty line above it"),
        r"\A[ \t]*(?:\d+|[a-z])\)[ \t]+\S",
        r"^a\.[ \t].*\n(?:.*\n){0,99}?[ \t]*b\.[ \t]",
        r"^[ \t]*(?:\d+|[aAiI])[ ]?[.)/°-](?!\d).*\n[ \t]*(?:\d+|[bB]|ii|II)[ ]?[.)/°-](?!\d)",
    ),
    (
        say("a list is `- words`, with an empty line above it"),
        r"^[ \t]*(?:[•·‣▪◦●○■\uf0b7][\s\u00a0]+|[o–][ ]*\t)\S",
        rf"^[ \t]*([{_MARKS}])(?!\1).*\n[ \t]*\1(?!\1)",
        r"(?:\A|(?<=[:.;]\n))[ \t]*([\u2010-\u2015])(?!\2).*\n[ \t]*\2(?!\2)",  # else it may be prose
    ),
    (
        say("a table needs an empty line above it and `|---|` below its heads"),
        r"^[ \t]*\|.*\|[ \t]*$",
        r"^[ \t]*:?-{2,}:?[ \t]*\|",
    ),
    (_NOTE, r"^[ \t]*(?:!!!|\?\?\?\+?|:::)[ \t]*\w", r"^[ \t]*\[!\w+\]", r"^[ \t]*:::[ \t]*$"),
    (
        say("a tab is `/// tab | Title`, its text below, and `///` on a last line"),
        r"^[ \t]*===[!+]*[ \t]+[\"“«]",
    ),
    (
        say("a heading is `## words`, at the margin, with one space behind `##`"),
        r"^[ \t]*#+[ \t]*[^\s#]",
        r"^={2,}[ \t][^=\n]*={2,}[ \t]*$",
    ),
    (say("a task is `- [ ] words`"), r"^[ \t]*\[[ xX]?\](?:[ \t]*[^\s\[(:]|[ \t]*$)"),
    (
        say("say in the text, or in the glossary, what an abbreviation means"),
        r"^[ \t]*\*\[[^\]]+\]:",
    ),
    (say("what a word means stands below it, at the margin: `:   words`"), r"^[ \t]*:(?:[ ]{2,}|\t)\S+"),
    (
        say("a footnote is `[^name]`, and a line `[^name]: words` says what it is"),
        r"\[\^[^\]\s]{1,99}\]:?",
        r"\^\[[^\[\]\n]+\]",
    ),
    (
        say("a link is `[words](address)`, with no space between the two"),
        r"\]\([^()\s]*(?:[./#]|\Z)",
        r"\][ \t]\((?:#|https?:|[^()\s]*\.[a-z]{2,5}[)#/])",
        r"\)\[(?=[^\[\]\s]*[./#])[^\[\]\s]*\]",
        r"\[[^\[\]()\n]+\((?=[^()\s]*\.md)[^()\s]*\)(?![^\[\n]*\])",
        r"\[\[[^\[\]\n]+\]\]",
    ),
    (say("no line `[name]: address` says where this link leads"), r"\]\[[^\]\n]*\]"),
    (
        say("bold is `**words**`, struck out is `~~words~~`, with no space inside"),
        r"(?:\*\*|~~)[ \t]*\w*",
        r"(?<!\w)__(?=[ \t]*[^\W_])",
    ),
    (
        say("nothing is highlighted: bold is `**words**`, added is `^^words^^`"),
        r"(?<![\w=])==(?=\S)[^=\n]+==(?!=)",
        r"(?<![\w+])\+\+(?=\w)[^+\n]+(?:\+[^+\n]+)*\+\+",
    ),
    (
        say("an id stands at its heading's end, or on a line below its paragraph"),
        r"\{:?[ \t]*[#.][\w-]+[^{}\n]*\}?",
    ),
    (say("where a line ends early, type `<br>`"), r"\\$"),
    (
        say("no sign has a name here: say it in words"),
        r"(?<![\w:]):(?:[a-z][a-z\d_+-]*|[+-]1|100):(?![\w:])",
    ),
    (
        _FORMULA,
        r"\$\$",
        r"(?<![\w$])\$(?=[^\s\d$]|\d[^$\n]*[\\^_=])[^$\n]*[^\s$]\$(?![\w$])",
    ),
    (say("a comment is `<!-- … -->`"), r"<!--|-->", r"%%(?=\w)[^%\n]+%%", r"\{>>[^{}\n]*\}"),
    (say("no file can be included"), r"-{1,2}8<-{1,2}"),
    (
        say("these signs do nothing here: delete them"),
        r"\{(?:\{|%|--|\+\+|==|~~)[^{}\n]*\}*",
        r"\|\|(?=\w)[^|\n]+\|\|",
        rf"\\[^\w\s{OBJECT}]",
        r"(?<!`)`{1,2}(?!`)",
    ),
)  # fmt: skip
# What is rendered otherwise than it looks.
_TYPED = (
    (_NOTE, r"^([ \t]*)!!![ \t]*\w.*(?:\n|\Z)(?:[ \t]*\n)*+(?!\0|\1(?: {4}|\t))"),
    (
        say("an item has words: delete the line below it, or type an empty line above `---`"),
        r"^[ \t]*[-*+][ \t]+\S.*\n[ \t]*(?:[*+]|-+|=+)[ \t]*$",
    ),
    (
        _FORMULA,
        r"\\[(\[][^\n()\[\]=\\]*[=\\][^\n()\[\]]*\\[)\]]",
        r"^(?:`{3,}|~{3,})[ {.]*(?:math|latex|katex)\b",
    ),
    (
        say("a drawing is a picture: `![words](drawing.svg)`"),
        r"^(?:`{3,}|~{3,})[ {.]*(?:mermaid|plantuml|dot)\b",
    ),
    (say("this link leads nowhere: type its address"), r"(?<![!\\])\[[^\[\]\n]+\]\(#?\)"),
)
_INDENTED = say("four spaces make code of this: delete them, or put code between lines ```")
_ALONE = say("a paragraph has words: delete these signs; a line across the page is `---`")
_WIDTH = say("the width of a picture is no part of its words: delete it")
_PATTERNS, _LOOKS = (
    tuple((re.compile("|".join(signs), re.M), advice) for advice, *signs in each)
    for each in (_SIGNS, _TYPED)
)
_WIDTHS = re.compile(r"\|\d+(?:x\d+)?$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_MARKER = r"(?:[-*+]|\d+\.)[ \t]"
_ITEM = re.compile(rf"[ >]*{_MARKER}")
_BEGINS = re.compile(rf"[ \t>]*(?:{_MARKER}[ \t]*|:[ \t]+)*")  # what a line of a page begins with
_TITLE = re.compile(r"[ \t]*(?:===|\?\?\?|!!!)")
_WORDLESS = re.compile(r"(?!/{3})[\s!-/:-@\[-`{-~«»·\u2010-\u203f]+")
_SHOWN = "a, img, svg, input, code, [data-block]"


class Sign(NamedTuple):
    """What does not mean what its author thinks: where it begins and ends in the body, and the message on it, empty
    where the same was said of its block."""

    start: int
    end: int
    message: str


def signs(page: Page) -> Iterator[Sign]:
    """What a page has of them; of those on a line, the one to tell first."""
    typed = _COMMENT.sub(lambda each: re.sub(r"[^\n]", "\0", each[0]), without_code(page))
    for pattern, advice in _LOOKS:
        for found in pattern.finditer(typed):
            shown = found[0].strip().partition("\n")[0]
            yield _looks(found.start() + found[0].index(shown), shown, advice)
    yield from _indented(page)
    for block in page.blocks:
        yield from found_in(block.words, page.body)
        for _, alt, offset in block.words.images:
            if width := _WIDTHS.search(alt):
                yield _seen(offset + width.start(), width[0], _WIDTH)
    yield from _alone(page, typed)


def problems(document: Document, found: Iterable[Sign]) -> Iterator[Problem]:
    """Rule ``raw-markdown``, each sign once a block and one sign a line."""
    places, told = Lines(document.page.body), set[int]()
    for sign in found:
        line, column = places(sign.start)
        if sign.message and line not in told:
            told.add(line)
            line += document.body_line - 1
            yield Problem(document.path, line, column, "raw-markdown", sign.message)


def found_in(words: Words, body: str) -> Iterator[Sign]:
    """The signs that readers see in a block."""
    text, offsets = words.text.rstrip(), words.offsets
    for pattern, advice in _PATTERNS:
        told = False
        for found in pattern.finditer(text):
            shown = found[0].strip().partition("\n")[0]
            start = found.start() + found[0].index(shown)
            first, some = offsets[start], min(start + 3, found.end())
            typed = body[max(first - 1, 0) : offsets[some - 1] + 1]
            if typed.count("\\") > text.count("\\", max(start - 1, 0), some):
                continue  # it is meant to be seen
            if pattern.pattern.startswith(("^", r"\A")) and not _BEGINS.fullmatch(
                body, body.rfind("\n", 0, first) + 1, first
            ):
                continue
            end = offsets[found.end() - 1] + 1
            yield Sign(first, end, "") if told else _seen(first, shown, advice, end)
            told = True


def _indented(page: Page) -> Iterator[Sign]:
    """What is code, or is no part of the item of a list above it, since it is indented so."""
    code = set(page.indented)
    items = {block.line for block in page.blocks if block.kind == "item"}
    outer = -1  # how far the item above is indented, if there is one
    is_told = False  # of a line below that item
    start, begun, before = 0, "", ""  # the last line that is not empty, and the last of all
    for number, line in enumerate(page.body.split("\n")):
        text = line.expandtabs(4)
        shown = line.lstrip(" \t>")
        indent = len(text) - len(text.lstrip(" >"))
        is_item = bool(_ITEM.match(text)) and (number in items or -1 < outer < indent)
        advice = ""
        if number in code and not _TITLE.match(begun):  # else it is the text of what is told on
            advice = _INDENTED
        elif is_item or (shown and not before):
            if -1 < outer < indent < outer // 4 * 4 + 4:
                advice, is_told = ("" if is_told else _NESTED), True
            elif is_item:
                if before == "///" and outer > -1 and begun.startswith(" "):
                    advice = _LIST
                outer, is_told = indent, False
            elif indent <= outer:
                outer = -1
        if advice:
            yield _looks(start + len(line) - len(shown), shown.rstrip(), advice)
        start += len(line) + 1
        before, begun = shown.strip(), text if shown.strip() else begun


def _alone(page: Page, typed: str) -> Iterator[Sign]:
    """Paragraphs and items in which there is no word."""
    where: dict[str, list[int]] = {}
    for line in re.finditer(r"^.+", typed, re.M):
        marks = _BEGINS.match(line[0])
        start = marks.end() if marks else 0
        where.setdefault(line[0][start:].rstrip(), []).append(line.start() + start)
    for element in page.tree.select("p:not(li > p), li"):
        shown = element.text.strip().partition("\n")[0]
        is_alone = _WORDLESS.fullmatch(element.text) and element.select_one(_SHOWN) is None
        if shown and is_alone and (places := where.get(shown)):
            known = (advice for pattern, advice in _PATTERNS if pattern.search(shown))
            if advice := next(known, _ALONE if element.tag == "p" else ""):
                yield _seen(places.pop(0), shown, advice)


def _seen(start: int, shown: str, advice: str, end: int = 0) -> Sign:
    message = say("readers see {words!r} as it is typed: {advice}", words=shown, advice=advice)
    return Sign(start, end or start + len(shown), message)


def _looks(start: int, shown: str, advice: str) -> Sign:
    message = say("{words!r} does not do what it looks like: {advice}", words=shown, advice=advice)
    return Sign(start, start + len(shown), message)
