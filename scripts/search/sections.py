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
    # Of each section its heading and its paragraphs: id, language, pieces of text.
    found: list[list[tuple[str, str, list[str]]]] = [[("", "", [])]]

    def add(text: str) -> None:
        found[-1][-1][2].append(text)

    def read(element: Element) -> Iterator[Any]:
        is_block = element.tag in _BLOCKS or element.tag in trees.HEADINGS
        if element.tag in trees.HEADINGS:
            found.append([])
        if is_block:
            found[-1].append((element.attr("id") or "", element.attr("lang") or "", []))
        if element.tag == "img" and len(found[-1]) == 1:  # within the heading
            add(element.attr("alt") or "")
        if written := figures.get(element.attr("data-figure") or ""):
            add(written)
        for child in element.children:
            if isinstance(child, Text):
                add(child.data)
            elif isinstance(child, Element):
                yield read(child)
        if is_block:
            found[-1].append(("", "", []))
        elif element.tag in _CELLS or not element.children:  # a line's end, a picture
            add(" ")

    trees.in_depth(read(trees.read(html).remove(_LEFT_OUT)))
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
        for (identifier, lang, title), *paragraphs in found[1:]
    ]


def _plain(pieces: list[str]) -> str:
    return _SPACES.sub(" ", "".join(pieces)).strip()
