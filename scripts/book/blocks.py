"""Which blocks of text has the tree of a page, and where was each typed?"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.inlinepatterns import HTML_RE
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX, AtomicString

from book.html import read
from book.located import Finder, Located, put_aside_lines
from book.words import NOT_READ, Words, has_words

_HEADING = re.compile(r"h([1-6])")
_KINDS = {"li": "item", "dt": "item", "dd": "item", "summary": "title", "label": "title"}
_LISTS = ("ul", "ol")
_OWN_LINE = frozenset({"dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_PLACEHOLDER = re.compile(f"{STX}[^{ETX}]*{ETX}")  # what Markdown will put in at the end
_FIRST_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+(?=>)""")
_TAG = re.compile(HTML_RE, re.DOTALL)


@dataclass(eq=False)
class Block:
    """One block of text: ``kind`` is heading, title (of a note or a tab), paragraph, item, row or html;
    ``level`` a heading's, else 0.

    ``line`` and ``column``, from 0, are where its text begins in the body, ``last`` is its last line.
    ``text`` is its Markdown without its own marks and attribute list, ``id`` the id that somebody
    typed, else empty. ``element`` is its element in the tree, until its attributes are set; HTML is none yet:
    ``stash`` is its number among what was put aside. ``page`` is what it is the block ``number`` of, once that is read.
    """

    kind: str
    text: str
    line: int
    column: int
    last: int
    level: int = 0
    id: str = ""
    element: etree.Element | None = field(default=None, repr=False)
    stash: int = -1
    page: Any = field(default=None, repr=False)
    number: int = 0

    @property
    def words(self) -> Words:
        """What a reader finds in it, once the page is rendered."""
        words: list[Words] = self.page.words
        return words[self.number]


class Blocks(Extension):
    """A Markdown extension: ``found`` are the blocks of the page that was converted last, ``indented`` the lines, from
    0, on which code begins that is marked as such by four spaces alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self.indented: list[int] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        located = Located()
        located.extendMarkdown(md)
        # Last of what comes before inline Markdown is read (20).
        md.treeprocessors.register(_List(md, located, self), "book-blocks", 21)

    def attributes(self) -> Iterator[dict[str, str]]:
        """For each block that was found, what to set on its element."""
        return iter(())


class _List(Treeprocessor):
    def __init__(self, md: markdown.Markdown, located: Located, blocks: Blocks) -> None:
        super().__init__(md)
        self.located = located
        self.blocks = blocks

    def run(self, root: etree.Element) -> None:
        for each in self.md.treeprocessors:
            # It asks for each pattern at each text: of a list, not a registry.
            if isinstance(each, InlineProcessor):
                each.inlinePatterns = list(each.inlinePatterns)  # type: ignore[assignment]
        walk = _Walk(self.md, self.located)
        found = walk.blocks(root)
        self.blocks.indented = walk.indented
        found.sort(key=lambda block: (block.line, block.column))  # footnotes are the tree's last
        self.blocks.found = found
        stash: list[Any] = self.md.htmlStash.rawHtmlBlocks
        for block, attributes in zip(found, self.blocks.attributes(), strict=False):
            if block.element is not None:
                block.element.attrib.update(attributes)
                block.element = None  # else it would be kept as long as the page
            elif tag := _FIRST_TAG.search(stash[block.stash]):
                html = stash[block.stash]
                end = tag.start() + len(tag[0].removesuffix("/").rstrip())
                typed = "".join(f' {name}="{value}"' for name, value in attributes.items())
                stash[block.stash] = html[:end] + typed + html[end:]


class _Walk:
    """Goes through the tree of a page in the order of its text."""

    def __init__(self, md: markdown.Markdown, located: Located) -> None:
        self.md = md
        self.stash = md.htmlStash.rawHtmlBlocks
        self.located = located
        self.finder = Finder(located.lines)
        self.found: list[Block] = []
        self.indented: list[int] = []
        # What does not stand where the text before it ended: footnotes, a caption set above its figure.
        self.missed: list[Callable[[], object]] = []

    def blocks(self, root: etree.Element) -> list[Block]:
        for child in root:
            if lines := self.located.range(child):
                self.finder.within(*lines)
                self._element(child, root)
            else:
                self.missed.append(partial(self._element, child, root))
        known = -1
        while self.missed and len(self.found) > known:
            known = len(self.found)
            self.finder.what_is_left()
            missed, self.missed = self.missed, []
            for look in missed:
                look()
        return self.found

    def _element(self, element: etree.Element, parent: etree.Element) -> None:
        if element.tag == "tr" and not any(len(cell) for cell in element) and self._row(element):
            return
        block = self._text(element, parent, element.text, None)
        for child in element:
            self._element(child, element)
            block = self._text(element, parent, child.tail, block)

    def _text(
        self, element: etree.Element, parent: etree.Element, text: str | None, begun: Block | None
    ) -> Block | None:
        """Take a text of ``element``, which may have ``begun`` above one of its children."""
        if not text:
            return begun
        if element.tag == "code" or element.tag in NOT_READ:
            place = self._place(unescape(text))
            if place and parent.tag == "pre" and self._is_indented(parent, *place):
                self.indented.append(place[0])
            return begun
        kept, name = self._attributes(element, text)
        for number, part in enumerate(HTML_PLACEHOLDER_RE.split(kept)):
            if number % 2:
                self._html(int(part))
            elif re.search(r"\w", part := _PLACEHOLDER.sub("", part)) and not self._is_tag(part):
                begun = self._part(element, parent, part, name, begun)
        return begun

    def _part(
        self,
        element: etree.Element,
        parent: etree.Element,
        part: str,
        name: str,
        begun: Block | None,
    ) -> Block | None:
        """Take a text with no HTML of its own, in the block that was ``begun`` or in a new one."""
        if not (place := self._place(part)):
            self.missed.append(partial(self._part, element, parent, part, name, None))
            return begun
        text = self.finder.text[slice(*self.finder.last)] if self.finder.crossed else part.strip()
        if begun:
            begun.text += "\n" + text
            begun.last = place[2]
            return begun
        heading = _HEADING.fullmatch(element.tag)
        block = Block(
            "html" if isinstance(element.text, AtomicString) else _kind(element, parent),
            text,
            *place,
            level=int(heading[1]) if heading else 0,
            id=name or element.get("id") or "",
            element=element,
        )
        self.found.append(block)
        return block

    def _is_indented(self, code: etree.Element, line: int, column: int, _: int) -> bool:
        """Does it stand at the page's margin, or in a block that is not indented itself?"""
        before = self.located.lines[line][:column]
        return code in self.located.ranges or (before.isspace() and column < 8)

    def _is_tag(self, text: str) -> bool:
        """Is it HTML alone, which Markdown takes out of its paragraph?"""
        raw: Any = self.md.postprocessors["raw_html"]
        text = text.strip()
        return bool(_TAG.fullmatch(text)) and raw.isblocklevel(text)

    def _row(self, row: etree.Element) -> bool:
        """Take a row of a table, which is one line; False if its cells are on lines of their own."""
        cells = [cell.text.strip() for cell in row if cell.text and cell.text.strip()]
        place = self._place(cells[0]) if cells else None
        if not place:
            self.missed.append(partial(self._row, row))
            return True
        line = self.located.lines[place[0]]
        if not all(cell in line for cell in cells):
            self.finder.forget()
            return False
        text = line.lstrip(" |>")
        if re.search(r"\w", text):
            column = len(line) - len(text)
            self.found.append(Block("row", text.strip(), place[0], column, place[0], element=row))
        self.finder.skip_line(place[0])
        return True

    def _html(self, number: int) -> None:
        aside = self.stash[number]
        text = "\n".join(put_aside_lines(number, self.stash))
        place = self._place(text)
        if isinstance(aside, str) and (aside.startswith("<pre") or not has_words(aside)):
            return
        if not place:
            self.missed.append(partial(self._html, number))
        elif isinstance(aside, str):
            named = read(aside).select_one("[id]")
            name = (named.attr("id") or "") if named is not None else ""
            self.found.append(Block("html", aside.strip(), *place, id=name, stash=number))
        elif re.search(r"\w", text):  # Markdown was asked for where none can be
            typed = "\n".join(self.located.lines[place[0] : place[2] + 1])[place[1] :]
            name = aside.get("id") or ""
            self.found.append(Block("html", typed, *place, id=name, element=aside))

    def _place(self, text: str) -> tuple[int, int, int] | None:
        """Line, column and last line of a text; None where no one typed it, as a note's title by
        default."""
        if found := self.finder.find(text):
            return *self.finder.place(found[0]), self.finder.place(found[1])[0]
        return None

    def _attributes(self, element: etree.Element, text: str) -> tuple[str, str]:
        """A text of ``element`` without the attribute list that the extension ``attr_list`` will take,
        and the id in that list."""
        is_before = text is element.text and any(child.tag not in _LISTS for child in element[:1])
        if "attr_list" not in self.md.treeprocessors or is_before:
            return text, ""
        known: Any = self.md.treeprocessors["attr_list"]
        found = (known.HEADER_RE if element.tag in _OWN_LINE else known.BLOCK_RE).search(text)
        if not found:
            return text, ""
        attributes, rest = get_attrs_and_remainder(found[1])
        if rest:
            return text, ""
        return text[: found.start()].rstrip("#"), dict(attributes).get("id") or ""


def _kind(element: etree.Element, parent: etree.Element) -> str:
    if _HEADING.fullmatch(element.tag):
        return "heading"
    if "admonition-title" in (element.get("class") or "").split():
        return "title"
    if element.tag == "p" and parent.tag in ("li", "dd") and parent[0] is element:
        return "item"
    return _KINDS.get(element.tag, "paragraph")
