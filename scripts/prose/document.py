"""What does a reader read in a Markdown file, in which language, and where does it stand?"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import islice
from typing import Literal

from book import front_matter
from book.code import without_code
from book.markdown import Reader
from book.words import OBJECT, Typed, Words
from ground.message import say

_READ_KEYS = ("title", "description")
# Addresses and names of files are no words, wherever they stand.
_NAMES = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>()\[\]«»\"]+(?<![.,;:!?])"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/.-])(?:[\w.-]+/)*[\w-]+\.(?:md|py|yml|yaml|html?|css|js|json|zip|epub|pdf|csv|"
    r"tbx|txt|png|jpe?g|svg|webp|toml|zim)\b"
)


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph, list item, table row, alternative text or line of front matter.

    ``text`` is what is read, ``offsets`` the place of each of its characters in the file;
    ``first_line`` counts from 1. ``kind`` tells headings from the rest.
    """

    kind: Literal["heading", "body"]
    text: str
    offsets: tuple[int, ...]
    first_line: int

    @property
    def named(self) -> str:
        """What a message calls it."""
        return say("this heading") if self.kind == "heading" else say("this passage")


class Document:
    """A Markdown file: ``path`` relative to the root, its ``source``, the languages it is in.

    ``locales`` holds one code, or several where a file is in both languages; ``apart`` the code of
    the passages, by their first line, that are in another language, or in none at all (""), but for
    the label they begin with; ``whole`` that of passages without such a label. ``page`` is the text below
    the front matter, which begins at ``body_line``. Raises ``CannotRun`` where
    the front matter cannot be read.
    """

    def __init__(
        self,
        path: str,
        source: str,
        reader: Reader,
        locales: tuple[str, ...],
        apart: Mapping[int, str] | None = None,
        whole: Mapping[int, str] | None = None,
    ) -> None:
        self.path = path
        self.source = source
        self.locales = locales
        self._front = front_matter.parse(source, path)
        self.page = reader.page(self._front.body)
        self.body_line = self._front.body_line
        self._body = len(source) - len(self._front.body)
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._foreign: list[tuple[int, int, str]] = []
        self._asked: Counter[str] = Counter()
        self.passages = tuple(self._passages())
        for passage in self.passages:
            if passage.first_line in (apart or {}):
                words = passage.text.find(":") + 1  # what stands before is the line's label
                self._mark(passage.offsets[words:], (apart or {})[passage.first_line])
            if passage.first_line in (whole or {}):
                self._mark(passage.offsets, (whole or {})[passage.first_line])

    @cached_property
    def html(self) -> str:
        """The page as Markdown makes it."""
        return self.page.html

    @cached_property
    def without_code(self) -> str:
        """The source with NUL in the place of code."""
        return self.source[: self._body] + without_code(self.page)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character of ``source``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place_of(self, word: str) -> tuple[int, int]:
        """Line and column of ``word`` below the front matter: of its second occurrence when asked
        again.

        White space and control characters do not count; a word that cannot be found is said to
        be on the first line of the text.
        """
        self._asked[word] += 1
        spaced = r"[\x00-\x20\\]*".join(re.escape(letter) for letter in word.casefold())
        found = list(islice(re.finditer(spaced, self._searched), self._asked[word]))
        if not found:
            return self.body_line, 1
        above, place = self._searched.count("\n", 0, found[-1].start()), found[-1].start()
        column = place - self._searched.rfind("\n", 0, place)
        return self.body_line + above, column

    @cached_property
    def _searched(self) -> str:
        lines = self.without_code[self._body :].split("\n")
        return "\n".join(unescape(line).casefold() for line in lines)

    def locales_at(self, offset: int) -> tuple[str, ...]:
        """The languages that a word at this place may be of."""
        for start, end, locale in self._foreign:
            if start <= offset < end:
                return (locale,)
        return self.locales

    def _mark(self, offsets: tuple[int, ...], locale: str) -> None:
        if offsets:
            self._foreign.append((offsets[0], offsets[-1] + 1, locale))

    def _passages(self) -> Iterator[Passage]:
        for key in _READ_KEYS:
            if isinstance(value := self._front.values.get(key), str):
                start = self._starts[self._front.lines[key] - 1]
                typed = Typed(self.source, start + len(key) + 1, self._body)
                yield from self._passage("body", typed.text(value), 0)
        for block in self.page.blocks:
            yield from self._passage("heading" if block.level else "body", block.words, self._body)
            for _, alt, offset in block.words.images:
                typed = Typed(self.source, self._body + offset, len(self.source))
                yield from self._passage("body", typed.text(alt), 0)

    def _passage(
        self, kind: Literal["heading", "body"], words: Words, shift: int
    ) -> Iterator[Passage]:
        offsets = [offset + shift for offset in words.offsets]
        for start, end, locale in reversed(words.languages):  # the innermost first
            self._mark(tuple(offsets[start:end]), locale)
        text = list(words.text)
        for at, offset in enumerate(offsets):
            if self.source[offset : offset + 1] == "&" != text[at]:
                text[at] = OBJECT  # typed by its name
        for name in _NAMES.finditer("".join(text)):
            text[name.start() : name.end()] = [OBJECT, *[""] * (len(name[0]) - 1)]
        kept = [(letter, offset) for letter, offset in zip(text, offsets, strict=True) if letter]
        read = "".join(letter for letter, _ in kept)
        if read.strip(OBJECT + " \t\n"):
            places = tuple(offset for _, offset in kept)
            begin = next(n for n, letter in enumerate(read) if letter not in OBJECT + " \t\n")
            yield Passage(kind, read, places, self.place(places[begin])[0])
