"""Where in a page's text does each block of its Markdown tree come from?

A Markdown extension. It follows whatever other extensions make of the page: a block's place is where the
block parser took it from, and within a list, a quote or a table where its words stand. Nothing is
written into the text, and the tree stays as it is.
"""

import re
import xml.etree.ElementTree as etree
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import accumulate

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_REACH = 1000  # lines among which the next line of some code is looked for
_CANDIDATES = 100  # places at which a line's words may stand within other words
_TAG = re.compile(r"<[^<>]*>")
_MARKERS = re.compile(
    r"(?:[\s>*+#|:.!?=/\"-]|\(?\w{1,9}[.)]|\[[\^ xX][^\]]*\]:?|<[^<>]*>|[!?/]{3}.*)*"
)


class Located(Extension):
    """After a page is parsed, ``places`` tells where each child of the root comes from, ``lines`` is
    the text it was parsed from, without tabs, and ``stash`` what HTML and code were put aside."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        self.lines: list[str] = []
        self.ranges: dict[etree.Element, tuple[int, int]] = {}
        self.stash = md.htmlStash
        parser = _Parser(self, md)
        parser.blockprocessors = md.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        md.parser = parser
        # After white space is normalised (30), before code (25) and HTML (20) are put aside.
        md.preprocessors.register(_Remember(self, md), "book-lines", 29)

    def reset(self) -> None:
        self.ranges = {}

    def range(self, child: etree.Element) -> tuple[int, int] | None:
        """The lines, from 0, that a child of the root was made of: the first, and the one after the
        last. None for what was made after the text was parsed, as footnotes are."""
        parts = [self.ranges[each] for each in child.iter() if each in self.ranges]
        if not parts:
            return None
        return min(first for first, _ in parts), max(end for _, end in parts)


class _Remember(Preprocessor):
    def __init__(self, located: Located, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.located = located

    def run(self, lines: list[str]) -> list[str]:
        self.located.lines = lines
        return lines


class _Parser(BlockParser):
    """Knows at which line it is when it goes through the blocks of a page.

    Whatever a processor takes, it takes from the front: the line is known from what is left.
    """

    def __init__(self, located: Located, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.located = located
        self.is_inside = False

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:
        self.located.ranges = {}
        self.typed = aligned(list(lines), self.located.lines, self.located.stash.rawHtmlBlocks)
        return super().parseDocument(lines)

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:
        if self.is_inside or parent is not getattr(self, "root", None):
            super().parseBlocks(parent, blocks)
            return
        self.is_inside = True
        try:
            for first, end, made in self._steps(parent, blocks):
                for child in made or parent[-1:]:
                    before = self.located.ranges.get(child, (first, end))
                    self.located.ranges[child] = min(first, before[0]), max(end, before[1])
        finally:
            self.is_inside = False

    def _steps(
        self, root: etree.Element, blocks: list[str]
    ) -> Iterator[tuple[int, int, list[etree.Element]]]:
        """Let processors run one after the other; yield the lines that each took and what it made."""
        original = list(blocks)
        below = list(accumulate((_size(block) for block in reversed(original)), initial=0))
        first = 0
        while blocks:
            known = len(root)
            for processor in self.blockprocessors:
                if processor.test(root, blocks[0]) and processor.run(root, blocks) is not False:
                    break
            fresh = 0
            while fresh < len(blocks) and blocks[fresh] is not original[fresh - len(blocks)]:
                fresh += 1
            left = below[len(blocks) - fresh] + sum(map(_size, blocks[:fresh]))
            end = below[-1] - left
            yield self._line(first), self._line(end), list(root)[known:]
            first = end

    def _line(self, number: int) -> int:
        return self.typed[number] if number < len(self.typed) else len(self.located.lines)


def _size(block: str) -> int:
    return block.count("\n") + 2  # and the empty line that ends it


def aligned(parsed: list[str], typed: list[str], stash: list) -> list[int]:
    """For each line that is parsed, the number of the line, from 0, that was typed.

    Between the two, code and HTML have become placeholders, with empty lines around them.
    """
    where: dict[str, list[int]] = {}
    for number, line in enumerate(typed):
        where.setdefault(line, []).append(number)
    result, at = [], 0
    for line in parsed:
        if not line.strip() and not (at < len(typed) and not typed[at].strip()):
            result.append(at)
            continue
        same = where.get(line, [])
        found = bisect_left(same, at)
        if found < len(same):
            at = same[found]
            result.append(at)
            at += 1
        elif HTML_PLACEHOLDER_RE.search(line):
            while at < len(typed) and not typed[at].strip():
                at += 1
            result.append(at)
            for put_aside in _lines_aside(line, stash):
                reach = range(at, min(at + _REACH, len(typed)))
                at = next((n for n in reach if put_aside in typed[n]), at - 1) + 1
        else:  # what stands behind the end of an element
            result.append(max(at - 1, 0))
    return result


def put_aside_lines(number: int, stash: list) -> Iterator[str]:
    """The lines, none of them empty, of the code or HTML that was put aside under ``number``."""
    aside = stash[number]
    if not isinstance(aside, str):
        for inside in aside.itertext():
            yield from _lines_aside(inside, stash)
            yield from _lines(HTML_PLACEHOLDER_RE.sub("", inside))
    elif aside.startswith(("<pre", '<div class="highlight')):
        yield from _lines(unescape(_TAG.sub("", aside)))
    else:
        yield from _lines(aside)


def _lines_aside(text: str, stash: list) -> Iterator[str]:
    for placeholder in HTML_PLACEHOLDER_RE.finditer(text):
        yield from put_aside_lines(int(placeholder[1]), stash)


def _lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.split("\n")))


class Finder:
    """Finds one piece of text after the other in ``lines``; each begins where the last ended."""

    def __init__(self, lines: list[str]) -> None:
        self.text = "\n".join(lines)
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self.at = 0
        self.end = len(self.text)

    def within(self, first: int, end: int) -> None:
        """Look only in these lines, counted from 0, from now on."""
        self.at = max(self.at, self.starts[min(first, len(self.starts) - 1)])
        self.end = self.starts[min(end, len(self.starts) - 1)]

    def anywhere(self) -> None:
        """Look in the whole text from now on."""
        self.at, self.end = 0, len(self.text)

    def find(self, piece: str) -> tuple[int, int] | None:
        """Where the words of ``piece`` begin and end; None if they are not there.

        White space at the ends of lines does not count.
        """
        first, last = None, self.at
        for line in filter(None, map(str.strip, piece.split("\n"))):
            place = self._line(line, last)
            if place is None:
                continue
            first = place if first is None else first
            last = place + len(line)
        if first is None:
            return None
        self.at = last
        return first, last

    def skip_line(self, number: int) -> None:
        """Look below this line from now on."""
        self.at = max(self.at, self.starts[number + 1] - 1)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column, from 0, of a character of ``text``."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def _line(self, line: str, at: int) -> int | None:
        found = None
        for _ in range(_CANDIDATES):
            place = self.text.find(line, at, self.end)
            if place < 0:
                break
            begin = self.text.rfind("\n", 0, place) + 1
            if _MARKERS.fullmatch(self.text, begin, place):
                return place
            found = place if found is None and not _in_word(self.text, place, line) else found
            at = place + len(line)
        return found


def _in_word(text: str, place: int, line: str) -> bool:
    return line[0].isalnum() and place > 0 and text[place - 1].isalnum()
