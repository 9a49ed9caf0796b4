"""Which sections does a page have, and what can be read in each?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from turbohtml import Element, Text

from book import html as trees

_SPACES = re.compile(r"[ \t\r\n]+")  # no-break spaces stay
_BLOCKS = {
    "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "li", "ol", "p", "pre",
    "section", "summary", "table", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}  # a row is one paragraph
_LEFT_OUT = (
    "button, nav, script, style, svg, template, [hidden], [popover], [data-search-exclude],"
    " [aria-hidden=true], [role=tooltip], .headerlink"
)


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


def read_sections(html: str, figures: Mapping[str, str] = MappingProxyType({})) -> list[Section]:
    """The sections of an HTML fragment, in order; text before the first heading is in none.

    ``figures`` says what is written in each figure, by name: it comes where the figure's mark stands.
    Left out is what a reader does not read as text: controls, scripts, permalinks, and elements
    that are hidden, pop up or carry ``data-search-exclude``.
    """
    reader = _Reader(figures)
    trees.in_depth(reader.read(trees.read(html).remove(_LEFT_OUT)))
    return reader.sections()


class _Reader:
    def __init__(self, figures: Mapping[str, str]) -> None:
        self._figures = figures
        # Of each section its heading and its paragraphs: id, language, pieces of text.
        self._found: list[list[tuple[str, str, list[str]]]] = []

    def sections(self) -> list[Section]:
        return [
            Section(
                identifier,
                _plain(title),
                tuple(
                    (of, text, *filter(None, [of_lang]))
                    for of, of_lang, pieces in paragraphs
                    if (text := _plain(pieces))
                ),
                lang,
            )
            for (identifier, lang, title), *paragraphs in self._found
        ]

    def read(self, element: Element) -> Iterator[Any]:
        is_block = element.tag in _BLOCKS or element.tag in trees.HEADINGS
        if element.tag in trees.HEADINGS:
            self._found.append([])
        if is_block:
            self._open(element.attr("id") or "", element.attr("lang") or "")
        if element.tag == "img" and self._found and len(self._found[-1]) == 1:  # within the heading
            self._add(element.attr("alt") or "")
        if written := self._figures.get(element.attr("data-figure") or ""):
            self._add(written)
        for child in element.children:
            if isinstance(child, Text):
                self._add(child.data)
            elif isinstance(child, Element):
                yield self.read(child)
        if is_block:
            self._open("", "")
        elif element.tag in _CELLS or not element.children:  # a line's end, a picture
            self._add(" ")

    def _open(self, identifier: str, lang: str) -> None:
        if self._found:
            self._found[-1].append((identifier, lang, []))

    def _add(self, text: str) -> None:
        if self._found:
            self._found[-1][-1][2].append(text)


def _plain(pieces: list[str]) -> str:
    return _SPACES.sub(" ", "".join(pieces)).strip()
