"""Which sections does a page have, and what can be read in each?"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_SPACES = re.compile(r"[ \t\r\n]+")  # no-break spaces stay
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "li", "ol", "p", "pre",
    "section", "summary", "table", "td", "th", "tr", "ul",
}  # fmt: skip
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

    ``paragraphs`` are pairs of an element's id ("" if it has none) and its plain text.
    """

    id: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]


def read_sections(html: str) -> list[Section]:
    """The sections of an HTML fragment, in order; text before the first heading is in none.

    Left out is what a reader does not read as text: controls, scripts, permalinks, and elements
    that are hidden, pop up or carry ``data-search-exclude``.
    """
    parser = _Reader()
    parser.feed(html)
    parser.close()
    return parser.sections()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[str, list[str], list[tuple[str, list[str]]]]] = []
        self._text: list[str] | None = None
        self._skipped: list[str] = []  # open elements from the outermost that is left out

    def sections(self) -> list[Section]:
        return [
            Section(
                identifier,
                _plain(title),
                tuple((of, text) for of, parts in paragraphs if (text := _plain(parts))),
            )
            for identifier, title, paragraphs in self._found
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _VOID:
            if self._text is not None:
                self._text.append(" ")
        elif self._skipped or _is_left_out(tag, attributes):
            self._skipped.append(tag)
        elif tag in _HEADINGS:
            self._text = []
            self._found.append((attributes.get("id") or "", self._text, []))
        elif tag in _BLOCKS:
            self._open(attributes.get("id") or "")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._open("")

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._skipped:
            self._text.append(data)

    def _open(self, identifier: str) -> None:
        if self._found:
            self._text = []
            self._found[-1][2].append((identifier, self._text))


def _is_left_out(tag: str, attributes: dict[str, str | None]) -> bool:
    return (
        tag in _NOT_TEXT
        or "headerlink" in (attributes.get("class") or "").split()
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "tooltip"
        or not attributes.keys().isdisjoint({"hidden", "popover", "data-search-exclude"})
    )


def _plain(parts: list[str]) -> str:
    return _SPACES.sub(" ", "".join(parts)).strip()
