"""What does a reader read in a Markdown file, in which language, and where does it stand?"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ground.message import say
from prose.mask import NOTHING, OBJECT, mask

_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+|[ \t]*>")
_ROW = re.compile(r"[ \t]*\|")
_KEY = re.compile(r"\w+:")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}[ \t]*")
_LANG = r"(?<![\w-])lang=[\"']?(?P<lang>[A-Za-z]{2,3})\b"
# Words of another language: *word*{ lang=en }, [words](x){ lang=en }, <i lang="en">words</i>
_MARKED = (
    re.compile(rf"(\*+|_+)(?=\S)(?P<words>[^\n]+?)\1\{{[^{{}}\n]*?{_LANG}[^{{}}\n]*\}}"),
    re.compile(rf"\[(?P<words>[^\[\]]+)\](?:\([^()\n]*\)|\[[^\]\n]*\])?\{{[^{{}}\n]*?{_LANG}[^{{}}\n]*\}}"),
    re.compile(rf"<(\w+)\b[^>]*?\s{_LANG}[^>]*>(?P<words>.*?)</\1\s*>", re.S),
)  # fmt: skip
_MARKED_BLOCK = re.compile(rf"\{{:?[^{{}}\n]*?{_LANG}[^{{}}\n]*\}}[ \t]*$")


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph, list item, table row or line of front matter.

    ``text`` is what is read, ``offsets`` the place of each of its characters in the file;
    ``first_line`` and ``last_line`` count from 1. ``kind`` tells headings from the rest.
    """

    kind: Literal["heading", "body"]
    text: str
    offsets: tuple[int, ...]
    first_line: int
    last_line: int

    @property
    def named(self) -> str:
        """What a message calls it."""
        return say("this heading") if self.kind == "heading" else say("this passage")


class Document:
    """A Markdown file: ``path`` relative to the root, its ``source``, the languages it is in.

    ``locales`` holds one code, or several where a file is in both languages; ``apart`` the code of
    the passages, by their first line, that are in another language, or in none at all (""), but for
    the label they begin with; ``whole`` that of passages without such a label.
    """

    def __init__(
        self,
        path: str,
        source: str,
        locales: tuple[str, ...],
        apart: Mapping[int, str] | None = None,
        whole: Mapping[int, str] | None = None,
    ) -> None:
        self.path = path
        self.source = source
        self.locales = locales
        self._apart = apart or {}
        self._whole = whole or {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self.passages = tuple(self._passages())
        self._foreign = tuple(self._foreign_spans())

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character of ``source``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def locales_at(self, offset: int) -> tuple[str, ...]:
        """The languages that a word at this place may be of."""
        for start, end, locale in self._foreign:
            if start <= offset < end:
                return (locale,)
        return self.locales

    def _passages(self) -> Iterator[Passage]:
        masked = mask(self.source).split("\n")
        typed = self.source.split("\n")
        block: list[int] = []
        front = typed.index("---", 1) if typed[0] == "---" and "---" in typed[1:] else -1
        for number, line in enumerate(typed):
            if not masked[number].strip(NOTHING + " \t"):
                if _UNDERLINE.fullmatch(line) and block and number > front:
                    yield from self._passage("heading", block, masked)
                else:
                    yield from self._passage("body", block, masked)
                block = []
            elif _HEADING.match(line):
                yield from self._passage("body", block, masked)
                yield from self._passage("heading", [number], masked)
                block = []
            elif _ITEM.match(line) or _ROW.match(line) or (number < front and _KEY.match(line)):
                yield from self._passage("body", block, masked)
                block = [number]
            else:
                block.append(number)
        yield from self._passage("body", block, masked)

    def _passage(
        self, kind: Literal["heading", "body"], numbers: list[int], masked: list[str]
    ) -> Iterator[Passage]:
        text, offsets = [], []
        for number in numbers:
            line = masked[number]
            first = len(line) - len(line.lstrip(NOTHING + " \t"))
            for column in range(first, len(line)):
                if line[column] != NOTHING:
                    text.append(line[column])
                    offsets.append(self._starts[number] + column)
            text.append("\n")
            offsets.append(self._starts[number] + len(line))
        if "".join(text).strip(OBJECT + " \t\n"):
            yield Passage(kind, "".join(text), tuple(offsets), numbers[0] + 1, numbers[-1] + 1)

    def _foreign_spans(self) -> Iterator[tuple[int, int, str]]:
        for pattern in _MARKED:
            for match in pattern.finditer(self.source):
                yield match.start("words"), match.end("words"), match["lang"].lower()
        lines = self.source.split("\n")
        for passage in self.passages:
            if passage.first_line in self._apart:
                words = passage.text.find(":") + 1  # what stands before is the line's label
                yield passage.offsets[words], passage.offsets[-1], self._apart[passage.first_line]
            if passage.first_line in self._whole:
                yield passage.offsets[0], passage.offsets[-1], self._whole[passage.first_line]
            after = lines[passage.last_line] if passage.last_line < len(lines) else ""
            marks = [lines[passage.last_line - 1]] if passage.kind == "heading" else []
            marks += [after] if _ATTRIBUTES.fullmatch(after) else []
            for found in filter(None, map(_MARKED_BLOCK.search, marks)):
                yield passage.offsets[0], passage.offsets[-1], found["lang"].lower()
