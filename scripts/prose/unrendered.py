"""Which Markdown do readers see as it was typed, since it does not mean what its author thinks?"""

import re
from collections.abc import Iterator

from book.blocks import Block
from ground.lines import Lines
from ground.message import say
from ground.problem import Problem
from prose.document import Document

_LIST = say("a list needs an empty line above it")
_NESTED = say("a list within a list is indented by four spaces")
# What no sentence of a book holds, but some Markdown does, after the advice how to type it.
_SIGNS = (
    (
        say("Markdown asks for an ordinary space here, not for a no-break one"),
        r"^[ \t]*(?:#{1,6}|[-*+]|\d+[.)])[\u00a0\u202f]",
        r"[\u00a0\u202f]\{:?[ \t]*[#.]",
    ),
    (_LIST, r"^[ \t]*(?:[-*+]|1\.)[ \t]+\S"),
    (
        say("a numbered list is `1.`, with an empty line above it"),
        r"^[ \t]*(?:\d+|[a-z])\)[ \t]+\S",
        r"^a\.[ \t].*\n(?:.*\n){0,99}?[ \t]*b\.[ \t]",
    ),
    (
        say("a list is `- words`, with an empty line above it"),
        r"^[ \t]*(?:[•·‣▪◦●○■\uf0b7][\s\u00a0]+|[o–][ ]*\t)\S",
    ),
    (
        say("a table needs an empty line above it and `|---|` below its heads"),
        r"^[ \t]*\|.*\|[ \t]*$",
        r"^[ \t]*:?-{2,}:?[ \t]*\|",
    ),
    (
        say("a note is `/// note | Title`, its text below, and `///` on a last line"),
        r"^[ \t]*(?:!!!|\?\?\?\+?|:::)[ \t]*\w",
        r"^[ \t]*\[!\w+\]",
    ),
    (
        say("a tab is `/// tab | Title`, its text below, and `///` on a last line"),
        r"^[ \t]*===[!+]*[ \t]+[\"“«]",
    ),
    (
        say("a heading is `## words`, at the margin, with one space behind `##`"),
        r"^[ \t]*#{1,6}[ \t]*[^\s#]",
    ),
    (say("a task is `- [ ] words`"), r"^[ \t]*\[[ xX]?\][ \t]+\S"),
    (
        say("say in the text, or in the glossary, what an abbreviation means"),
        r"^[ \t]*\*\[[^\]]+\]:",
    ),
    (say("no line `[^name]: words` says what this footnote is"), r"\[\^[^\]\s]{1,99}\]:?"),
    (
        say("a link is `[words](address)`, with no space between the two"),
        r"\][ \t]?\([^()\s]*(?:[./#]|\Z)",
        r"\[\[[^\[\]\n]+\]\]",
    ),
    (say("no line `[name]: address` says where this link leads"), r"\]\[[^\]\n]*\]"),
    (
        say("bold is `**words**`, struck out is `~~words~~`, with no space inside"),
        r"(?:\*\*|~~)[ \t]*\w*",
        r"(?<!\w)__(?=[ \t]*\w)",
    ),
    (
        say("nothing is highlighted: bold is `**words**`, added is `^^words^^`"),
        r"==(?=\S)[^=\n]+==",
        r"\+\+(?=\S)[^+\n]+\+\+",
    ),
    (
        say("an id stands at its heading's end, or on a line below its paragraph"),
        r"\{:?[ \t]*[#.][\w-]+",
    ),
    (say("where a line ends early, type `<br>`"), r"\\$"),
    (
        say("no sign has a name here: say it in words"),
        r"(?<![\w:]):[a-z][a-z\d_+-]*:(?![\w:])",
    ),
    (
        say("no formula is set here: type `H~2~O`, `10^3^`, or say it in words"),
        r"\$\$",
        r"(?<![\w$])\$(?=[^\s\d$])[^$\n]*[^\s$]\$(?![\w$])",
    ),
    (say("a comment is `<!-- … -->`"), r"<!--|-->"),
    (say("no file can be included"), r"-{1,2}8<-{1,2}"),
)  # fmt: skip
_PATTERNS = tuple((re.compile("|".join(signs), re.M), advice) for advice, *signs in _SIGNS)
_MARKER = re.compile(r"(?P<indent>[ >]*)(?:[-*+]|\d+\.)[ \t]")


def problems(document: Document) -> Iterator[Problem]:
    """Rule ``raw-markdown``, each sign once a block and one sign a line."""
    page = document.page
    lines, places = page.body.split("\n"), Lines(page.body)
    told: set[int] = set()
    above, is_flat = None, False  # how far the list's item above is indented, and whether in vain
    for block in page.blocks:
        start = places.start(block.line + 1)
        found = list(_found(block, page.body))
        indent = _indent(block, lines)
        if indent is None or above is None or not above < indent < above // 4 * 4 + 4:
            above, is_flat = indent, False
        elif not is_flat:
            is_flat = True
            found.insert(0, (start + indent, lines[block.line].strip(), _NESTED))
        for offset, shown, advice in found:
            line, column = places(offset)
            if line not in told:
                told.add(line)
                is_nested = advice == _LIST and block.kind == "item" and lines[line - 1][:1] == " "
                message = say(
                    "readers see {words!r} as it is typed: {advice}",
                    words=shown,
                    advice=_NESTED if is_nested else advice,
                )
                line += document.body_line - 1
                yield Problem(document.path, line, column, "raw-markdown", message)


def _found(block: Block, body: str) -> Iterator[tuple[int, str, str]]:
    """Place in the body, words and advice of each sign that readers see in a block."""
    text, offsets = block.words.text.rstrip(), block.words.offsets
    for pattern, advice in _PATTERNS:
        for found in pattern.finditer(text):
            shown = found[0].strip()
            offset = offsets[found.start() + found[0].index(shown)]
            if body[offset - 1 : offset] != "\\":  # else it is meant to be seen
                yield offset, shown, advice
                break


def _indent(block: Block, lines: list[str]) -> int | None:
    """How far the mark of a list's item stands from the margin; None for what is no item."""
    marker = _MARKER.match(lines[block.line]) if block.kind == "item" else None
    return len(marker["indent"]) if marker else None
