"""Which no-break spaces and quotes does a language want, where an author types plain ones?

A language without rules here has the quotes of English, and no others; one from right to left has a mark that
keeps a number beside its unit: 25 °C.

Rules for French: *Lexique des règles typographiques en usage à l'Imprimerie nationale*,
"Ponctuation": a thin no-break space (U+202F) before ``; ! ?``, a no-break space (U+00A0) before
``:`` and inside guillemets. Quotes and apostrophes are left to Markdown's own ``smarty``
extension, told here which ones each language uses.
"""

import re
import xml.etree.ElementTree as etree
from functools import cache
from html import unescape

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from book.direction import direction

THIN = "\u202f"
WIDE = "\u00a0"

_SPACE = r"[ \t\u00a0\u202f]"
# Left alone: addresses, as any word with `://`, `www.` or `@` inside, or in the references to
# characters that Markdown writes a mail address in.
_ADDRESS = re.compile(r"(?<!\S)\S*?(?:://|www\.|@|\x02amp\x03#)\S*")
_ENDS = r"(?=[\s\u00a0\u202f»”\")\]]|$)"
# \x03 ends a placeholder of Python-Markdown: what stands there may be a typed `&nbsp;`.
_SPACES = rf"(?<!{_SPACE}){_SPACE}++"  # all that stand in a row, tried once
_GAP = rf"(?:{_SPACES}|(?<=[^\s;:!?\x03]))"
_UNIT = re.compile(
    rf"([\d}}]){_SPACE}+(?=[°A-Za-zµ])"
)  # a number, or the {name} of one that is filled in
_SPACED = re.compile("[;:!?«»]")
_FRENCH = (
    (re.compile(rf"{_GAP}([;!?]+){_ENDS}"), THIN + r"\1"),
    (re.compile(rf"{_GAP}:{_ENDS}"), WIDE + ":"),
    (re.compile(rf"«{_SPACE}*"), "«" + WIDE),
    (re.compile(rf"(?:{_SPACES})?»"), WIDE + "»"),
)
# Characters, not smarty's entities: the theme escapes titles once more.
_QUOTES = {
    "left-single-quote": "‘",
    "right-single-quote": "’",
    "left-double-quote": "“",
    "right-double-quote": "”",
}
_FRENCH_QUOTES = _QUOTES | {"left-double-quote": f"«{WIDE}", "right-double-quote": f"{WIDE}»"}
# What Markdown or smarty may act on, but for an apostrophe inside a word: most titles hold none.
_MARKED = re.compile(r"""["<>&*_`\[\]\\\n]|(?<!\w)'|'(?![^\W\d])""")
_VERBATIM = {"code", "pre", "script", "style", "kbd", "samp", "var"}


def smarty_options(locale: str) -> dict[str, object]:
    """Options of Markdown's ``smarty`` extension for a language (BCP 47 code)."""
    quotes = _FRENCH_QUOTES if locale == "fr" else _QUOTES
    return {"smart_dashes": False, "smart_ellipses": False, "substitutions": quotes}


def space_punctuation(text: str, locale: str) -> str:
    """Return running text with the no-break spaces its language wants; idempotent."""
    if direction(locale) == "rtl":  # else the number stands on the other side of its unit
        return _UNIT.sub(f"\\1\u200e{WIDE}", text)
    if locale != "fr" or not _SPACED.search(text):
        return text
    done, parts = 0, []
    for address in _ADDRESS.finditer(text):
        parts += [_space(text[done : address.start()]), address[0]]
        done = address.end()
    return "".join([*parts, _space(text[done:])])


@cache
def typeset(line: str, locale: str) -> str:
    """Return one line of plain text (a title, a description) as it is to be read.

    The line may hold inline Markdown, which is taken away.
    """
    if not _MARKED.search(line):
        return space_punctuation(line.strip().replace("'", "’"), locale)
    html = _one_line(locale).reset().convert(line.replace("<", "&lt;"))
    return unescape(re.sub(r"<[^>]+>", "", html))


class Typography(Extension):
    """A Python-Markdown extension that spaces punctuation in text, never in code or addresses."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self.locale = locale

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # After inline parsing (20) and attribute lists (8), before smarty (6) and toc (5),
        # so that tables of contents, titles and the search index get the same text.
        md.treeprocessors.register(_Spacing(md, self.locale), "book-typography", 7)


class _Spacing(Treeprocessor):
    def __init__(self, md: markdown.Markdown, locale: str) -> None:
        super().__init__(md)
        self.locale = locale

    def run(self, root: etree.Element) -> None:
        self._space(root, self.locale)

    def _space(self, root: etree.Element, locale: str) -> None:
        locale = root.get("lang", locale)
        if root.tag not in _VERBATIM:
            if root.text:
                root.text = space_punctuation(root.text, locale)
            for child in root:
                self._space(child, locale)
                if child.tail:
                    child.tail = space_punctuation(child.tail, locale)


def _space(text: str) -> str:
    for pattern, replacement in _FRENCH:
        text = pattern.sub(replacement, text)
    return text


@cache
def _one_line(locale: str) -> markdown.Markdown:
    md = markdown.Markdown(
        extensions=["smarty", Typography(locale)],
        extension_configs={"smarty": smarty_options(locale)},
    )
    paragraph = md.parser.blockprocessors["paragraph"]
    md.parser.blockprocessors = Registry()  # "1. Title" is a title, not a list
    md.parser.blockprocessors.register(paragraph, "paragraph", 10)
    return md
