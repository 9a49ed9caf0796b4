"""Where in a page's text does each block of its Markdown tree come from?

A Markdown extension. It follows whatever other extensions make of the page: a block's place is where the
block parser took it from, and within a list, a quote or a table where its words stand. Nothing is
written into the text, and the tree stays as it is.
"""

import re
import xml.etree.ElementTree as etree
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import accumulate

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from ground.message import say
from ground.problem import CannotRun

_REACH = 1000  # lines among which the next line of some code is looked for
_CANDIDATES = 100  # places at which a line's words may stand within other words
_TAG = re.compile(r"<[^<>]*>")
# Comments and the like: Markdown takes those of a line that begins with one out of its words.
_ASIDE = re.compile("<[!?]")
_ASIDES, _GAP = r"(?:<!--.*?-->|<[!?][^<>]*>)*", r"(?:\s|<!--.*?-->|<[!?][^<>]*>)*"
_MARKERS = re.compile(
    r"(?:[\s>*+#|:.!?=/\"-]|\(?\w{1,9}[.)]|\[[\^ xX][^\]]*\]|<[^<>]*>|[!?/]{3}.*)*"
)


class Unreadable(Exception):
    """An extension stumbled over the block that begins on ``line``, from 0."""

    def __init__(self, line: int, error: Exception) -> None:
        reason = str(error)
        if isinstance(error, RecursionError) and "maximum" in reason:
            reason = say("nested too deeply")
        elif "keywords must be strings" in reason:  # as a yes or no is none to YAML
            reason = say(
                "an option below `///` is `attrs: {{id: name}}`; text begins at the margin"
            )
        super().__init__(reason)
        self.line = line

    def of(self, name: str, first: int) -> CannotRun:
        """The sentence on the file ``name``, whose body begins at the line ``first``."""
        return CannotRun(say("Markdown fails: {reason}", reason=self), name, first + self.line)


class Located(Extension):
    """After a page is parsed, ``lines`` is the text it was parsed from, without tabs, ``range`` tells where
    a child of the root comes from, and ``stash`` is what HTML and code were put aside."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        self.lines: list[str] = []
        self.typed: list[tuple[int, int]] = []
        self.ranges: dict[etree.Element, tuple[int, int]] = {}
        self.stash = md.htmlStash
        self.parser = md.parser
        self.is_inside = False
        md.parser.parseBlocks = self._parse  # type: ignore[method-assign]
        # After white space is normalised (30), before code (25) and HTML (20) are put aside.
        md.preprocessors.register(_Remember(self, md), "book-lines", 29)
        md.preprocessors.register(_Align(self, md), "book-aligned", -1)  # after all others

    def range(self, child: etree.Element) -> tuple[int, int] | None:
        """The lines, from 0, that a child of the root was made of: the first, and the one after the
        last. None for a child that was made after the text was parsed, as footnotes are."""
        parts = [self.ranges[each] for each in child.iter() if each in self.ranges]
        if not parts:
            return None
        return min(first for first, _ in parts), max(end for _, end in parts)

    def _parse(self, parent: etree.Element, blocks: list[str]) -> None:
        if self.is_inside or parent is not getattr(self.parser, "root", None):
            while blocks:
                _step(self.parser, parent, blocks)
            return
        self.is_inside = True
        try:
            self._parse_page(parent, blocks)
        finally:
            self.is_inside = False

    def _parse_page(self, root: etree.Element, blocks: list[str]) -> None:
        """Let processors run one after the other, and remember the lines that each took.

        Whatever a processor takes, it takes from the front, and what it leaves it puts there: the
        line is known from what is left.
        """
        starts = accumulate((block.count("\n") + 2 for block in blocks), initial=0)
        left = list(zip(blocks, starts, strict=False))[::-1]  # the next one last
        while blocks:
            start, known, last = left[-1][1], len(root), root[-1:]
            edge = _edge(last)
            # What stood between two elements on a line.
            empty = len(blocks[0]) - len(blocks[0].lstrip())
            first = self.typed[start + blocks[0].count("\n", 0, empty)][0]
            try:
                _step(self.parser, root, blocks)
            except Exception as error:  # whatever an extension stumbles over
                raise Unreadable(first, error) from None
            fresh = max(len(blocks) - len(left), 0)
            while fresh < len(blocks) and blocks[fresh] is not left[len(blocks) - fresh - 1][0]:
                fresh += 1
            text = "\n\n".join(block for block, _ in reversed(left[len(blocks) - fresh :]))
            del left[len(blocks) - fresh :]
            at = len(text)
            for block in reversed(blocks[:fresh]):
                at = max(text.rfind(block, 0, at), 0)
                left.append((block, start + text.count("\n", 0, at)))
            end = self.typed[left[-1][1] if left else -1][1]
            if root[known - 1 : known] != last:  # a paragraph has become the term of a definition
                first, known = min(first, self.ranges[last[0]][0]), known - 1
            grown = last if _edge(last) != edge else []
            for child in [*grown, *root[known:]] or last:
                before = self.ranges.get(child, (first, end))
                self.ranges[child] = min(first, before[0]), max(end, before[1])


def _edge(elements: list[etree.Element]) -> list[int]:
    """How many children the last of ``elements`` has, and the last of these, down to the last word."""
    sizes, below = [], elements
    while len(below):
        sizes.append(len(below))
        below = list(below[-1])
    return sizes


def _step(parser: BlockParser, parent: etree.Element, blocks: list[str]) -> None:
    """Have the first processor that will take the first of ``blocks``, and perhaps more of them."""
    number, first = len(blocks), blocks[0]
    for processor in parser.blockprocessors:
        if processor.test(parent, first) and processor.run(parent, blocks) is not False:
            break
    if len(blocks) == number and blocks[0] is first:  # as tabs in a quote can do
        raise RecursionError("it would never end")


class _Remember(Preprocessor):
    def __init__(self, located: Located, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.located = located

    def run(self, lines: list[str]) -> list[str]:
        self.located.lines = lines
        return lines


class _Align(_Remember):
    def run(self, lines: list[str]) -> list[str]:
        located = self.located
        located.typed = aligned(lines, located.lines, located.stash.rawHtmlBlocks)
        located.ranges = {}
        located.parser.state.clear()  # a page before may have failed
        return lines


def aligned(parsed: list[str], typed: list[str], stash: list) -> list[tuple[int, int]]:
    """For each line that is parsed, and for the end: the number, from 0, of the line that was typed, and
    how many were before it.

    Between the two, code and HTML have become placeholders, with empty lines around them; what stood
    behind the end of an element has a line of its own.
    """
    where: dict[str, list[int]] = {}
    for number, line in enumerate(typed):
        where.setdefault(line, []).append(number)
    result, at = [], 0
    for line in parsed:
        before = at
        same = where.get(line, []) if line.strip() else []
        found = bisect_left(same, at)
        if found < len(same):
            result.append((same[found], before))
            at = same[found] + 1
        elif HTML_PLACEHOLDER_RE.search(line):
            while at < len(typed) and not typed[at].strip():
                at += 1
            numbers = (int(each[1]) for each in HTML_PLACEHOLDER_RE.finditer(line))
            aside = [each for number in numbers for each in put_aside_lines(number, stash)]
            above = "".join(typed[before - 1 : before]).strip()[1:]
            if aside and aside[0] not in "".join(typed[at : at + 1]) and aside[0] in above:
                at = before - 1  # behind another element
            result.append((at, before))
            for each in aside:
                reach = range(at, min(at + _REACH, len(typed)))
                at = next((n for n in reach if each in typed[n]), at - 1) + 1
        else:
            result.append((max(at - 1, 0) if line.strip() else at, before))
    return [*result, (len(typed), len(typed))]


def put_aside_lines(number: int, stash: list) -> Iterator[str]:
    """The lines, none of them empty, of the code or HTML that was put aside under ``number``."""
    aside = stash[number]
    if not isinstance(aside, str):
        for inside in aside.itertext():
            for index, part in enumerate(HTML_PLACEHOLDER_RE.split(inside)):
                yield from put_aside_lines(int(part), stash) if index % 2 else _lines(part)
    elif aside.startswith(("<pre", '<div class="highlight')):
        yield from _lines(unescape(_TAG.sub("", aside)))
    else:
        yield from _lines(aside)


def _lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.split("\n")))


class Finder:
    """Finds one piece of text after the other in ``lines``; each begins where the last ended."""

    def __init__(self, lines: list[str]) -> None:
        self.text = "\n".join(lines)
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self.at = self.before = 0
        self.end = len(self.text)
        self.found: list[int] = []  # where each line of it begins
        self.last = 0, 0  # where it began and ended
        self.crossed = False  # does what was found last have other signs between its own?
        self.absent: dict[str, int] = {}  # lines that do not stand up to ``end``, and from where on

    def within(self, first: int, end: int) -> None:
        """Look only in these lines, counted from 0, from now on."""
        self.at = max(self.at, self.starts[min(first, len(self.starts) - 1)])
        self.end = self.starts[min(end, len(self.starts) - 1)]
        self.absent = {}

    def what_is_left(self) -> None:
        """Look everywhere from now on, but in no line in which something was found."""
        lines = self.text.split("\n")
        for first in self.found:
            number, _ = self.place(first)
            lines[number] = "\0" * len(lines[number])
        self.text = "\n".join(lines)
        self.at, self.end, self.absent = 0, len(self.text), {}

    def find(self, piece: str) -> tuple[int, int] | None:
        """Where the words of ``piece`` begin and end; None if they are not there.

        White space at the ends of lines does not count.
        """
        first, last, self.crossed = None, self.at, False
        for line in filter(None, map(str.strip, piece.split("\n"))):
            place = self._line(line, last)
            end = place + len(line) if place is not None else 0
            if place is None and _ASIDE.search(self.text, last, self.end):
                words = (_ASIDES.join(map(re.escape, word)) for word in line.split())
                across = re.compile(_GAP.join(words)).search(self.text, last, self.end)
                place, end = across.span() if across else (None, 0)
                self.crossed = bool(across)
            if place is None:
                continue
            first = place if first is None else first
            last = end
            self.found.append(place)
        if first is None:
            return None
        self.before, self.at = self.at, last
        self.last = first, last
        return self.last

    def forget(self) -> None:
        """Take the piece of one line that was found last for one that is still to be found."""
        self.found.pop()
        self.at = self.before

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
            if self.absent.get(line, at + 1) <= at:
                break
            place = self.text.find(line, at, self.end)
            if place < 0:
                self.absent[line] = at
                break
            begin = place - self.place(place)[1]
            if _MARKERS.fullmatch(self.text, begin, place):
                return place
            found = place if found is None and not _in_word(self.text, place, line) else found
            at = place + len(line)
        return found


def _in_word(text: str, place: int, line: str) -> bool:
    return line[0].isalnum() and place > 0 and text[place - 1].isalnum()
