"""Which passages of text does a Markdown file have, and where was each typed?"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from book import front_matter
from book.markdown import Page, reader
from book.words import Link, Searched, Typed, Words
from ground.command import read_text
from ground.lines import Lines

Kind = Literal["body", "heading", "alt", "meta"]
_READ_KEYS = ("title", "description")


@dataclass(frozen=True)
class Passage:
    """A run of text: a block, an alternative text, the title of a link, the title or description in the front matter.

    ``id`` is the one that somebody typed; ``line`` counts from 1 in the file, ``last`` is its last line;
    ``offsets`` has the place of each character of ``text`` in the file. ``languages`` are parts of it
    in another language: start, end, code.
    """

    kind: Kind
    id: str
    line: int
    last: int
    text: str
    offsets: Sequence[int] = field(repr=False, hash=False)
    languages: tuple[tuple[int, int, str], ...] = ()


class MarkdownFile:
    """A Markdown file below ``root``: its ``path``, relative, its ``source``, and ``place``, which gives
    line and column, both from 1, of a character of the source.

    Raises ``CannotRun`` where it is no readable UTF-8 text, or its front matter is malformed.
    """

    def __init__(self, root: Path, path: str, source: str | None = None) -> None:
        self.path = path
        self.source = Searched(read_text(root / path, root) if source is None else source)
        self.front = front_matter.parse(self.source, path)
        self.page: Page = reader(root).read(self.front)
        self.body = len(self.source) - len(self.front.body)  # where the body begins
        self.place = Lines(self.source)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What is read in the file, in order."""
        return tuple(self._passages())

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return next((p.text for p in self.passages if p.kind == "heading"), Path(self.path).stem)

    def links(self) -> Iterator[tuple[str, int]]:
        """Where each link of the body leads, and its place in the file."""
        for block in self.page.blocks:
            for link in block.words.links:
                yield link.url, self._address(link)

    def _address(self, link: Link) -> int:
        """The place of a link's address, where it stands behind the words; else that of the words."""
        start = self.body + link.offset
        place = self.source.first(link.url, start)
        return place if place < len(self.source) else start

    def _passages(self) -> Iterator[Passage]:
        for key in _READ_KEYS:
            if isinstance(value := self.front.values.get(key), str):
                line = self.front.lines[key]
                typed = Typed(self.source, self.place.start(line) + len(key) + 1, self.body)
                yield self._passage("meta", "", line, typed.text(value), 0)
        for block in self.page.blocks:
            line, last = (self.front.body_line + number for number in (block.line, block.last))
            kind: Kind = "heading" if block.kind in ("heading", "title") else "body"
            yield self._passage(kind, block.id, line, block.words, self.body, last)
            images = [(alt, offset) for _, alt, offset in block.words.images]
            for text, offset in images + block.words.titles:
                start = self.body + offset
                words = Typed(self.source, start, len(self.source)).text(text)
                yield self._passage("alt", "", self.place(start)[0], words, 0)

    def _passage(
        self, kind: Kind, name: str, line: int, words: Words, shift: int, last: int = 0
    ) -> Passage:
        offsets = array("I", (offset + shift for offset in words.offsets))
        languages = tuple(reversed(words.languages))  # the innermost first
        return Passage(kind, name, line, last or line, words.text, offsets, languages)
