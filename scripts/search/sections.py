"""Which sections does a page have, and what can be read in each?"""

import re
from dataclasses import dataclass
from html import unescape

# What html.parser would find too, in half its time: the page has gone through hook_safety.py.
_ATTRIBUTES = r"""(?:"[^"]*"|'[^']*'|[^"'>])*"""
_MARKUP = re.compile(rf"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})>", re.S)
_ID = re.compile(rf"""{_ATTRIBUTES}?\sid=["']?([^\s"']+)""", re.I)
_LEFT_OUT = re.compile(
    rf"""{_ATTRIBUTES}?\s(?:
      (?:hidden|popover|data-search-exclude)(?![\w-])
      |aria-hidden=["']?true|role=["']?tooltip|class="(?:[^"]*\s)?headerlink[\s"])""",
    re.VERBOSE | re.I,
)
_LANG = re.compile(rf"""{_ATTRIBUTES}?\slang=["']?([\w-]+)""", re.I)
_SPACES = re.compile(r"[ \t\r\n]+")  # no-break spaces stay
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "li", "ol", "p", "pre",
    "section", "summary", "table", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_NOT_TEXT = {"button", "nav", "script", "style", "svg", "template"}
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading of any level.

    ``paragraphs`` are an element's id ("" if it has none), its plain text and, where the element names
    one, its language; ``lang`` is that of the heading.
    """

    id: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    lang: str = ""


def read_sections(html: str) -> list[Section]:
    """The sections of an HTML fragment, in order; text before the first heading is in none.

    Left out is what a reader does not read as text: controls, scripts, permalinks, and elements
    that are hidden, pop up or carry ``data-search-exclude``.
    """
    reader, done = _Reader(), 0
    for markup in _MARKUP.finditer(html):
        reader.text(html[done : markup.start()])
        done = markup.end()
        closing, tag, attributes = markup.groups()
        if tag and not closing:
            reader.start(tag.lower(), attributes)
        if tag and (closing or attributes.endswith("/")):
            reader.end(tag.lower())
    reader.text(html[done:])
    return reader.sections()


class _Reader:
    def __init__(self) -> None:
        self._found: list[tuple[str, list[str], list[tuple[str, list[str], str]], str]] = []
        self._text: list[str] | None = None
        self._skipped: list[str] = []  # open elements from the outermost that is left out

    def sections(self) -> list[Section]:
        return [
            Section(
                identifier,
                _plain(title),
                tuple(
                    (of, text, *filter(None, [of_lang]))
                    for of, parts, of_lang in paragraphs
                    if (text := _plain(parts))
                ),
                lang,
            )
            for identifier, title, paragraphs, lang in self._found
        ]

    def start(self, tag: str, attributes: str) -> None:
        if tag in _VOID or tag in _CELLS:  # a row is one paragraph
            if self._text is not None:
                self._text.append(" ")
        elif self._skipped or tag in _NOT_TEXT or _LEFT_OUT.match(attributes):
            self._skipped.append(tag)
        elif tag in _HEADINGS:
            self._text = []
            self._found.append((_id(attributes), self._text, [], _lang(attributes)))
        elif tag in _BLOCKS:
            self._open(_id(attributes), _lang(attributes))

    def end(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._open("", "")

    def text(self, html: str) -> None:
        if self._text is not None and not self._skipped:
            self._text.append(unescape(html))

    def _open(self, identifier: str, lang: str) -> None:
        if self._found:
            self._text = []
            self._found[-1][2].append((identifier, self._text, lang))


def _id(attributes: str) -> str:
    found = _ID.match(attributes)
    return unescape(found[1]) if found else ""


def _lang(attributes: str) -> str:
    found = _LANG.match(attributes)
    return found[1] if found else ""


def _plain(parts: list[str]) -> str:
    return _SPACES.sub(" ", "".join(parts)).strip()
