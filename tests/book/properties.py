"""What must hold of any page, whatever is typed into it?

*plain*     the page is what Markdown makes of the text without this engine, but for ids and what
            tells languages;
*crash*     nothing is raised but one sentence with its line (*refused*: of what Markdown cannot read either);
*segment*   every word that is read on the page belongs to exactly one segment, the one whose
            element it stands in; words in code and comments need not;
*words*     and is among the words of that segment's blocks;
*line*      a segment begins on the line of its first word, and all its words are in its lines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import markdown
from snippets import WORD, places

from book.front_matter import Page
from book.markdown import Reader, extensions
from book.segments import Segment, Segments, page_segments
from ground.problem import CannotRun

_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_NO_TWO = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p"})  # within one another
_NOT_READ = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "var"})
_OPEN_COMMENT = re.compile(r"<!--(?:(?!-->).)*\Z", re.S)
_NAMES = re.compile(r' (?:id|data-segment)="[^"]*"|(?<= href="#)[^"]*')
NAMES = ("refused", "plain", "crash", "segment", "words", "line")
Violation = tuple[str, str]


class Properties:
    """Asks them of one text after the other, in the Markdown that ``config`` names."""

    def __init__(self, config: dict) -> None:
        self.reader = Reader(config)
        names, options = extensions(config)
        segments = Segments()
        segments.key = "a.md"
        self.plain = markdown.Markdown(extensions=names, extension_configs=options)
        self.marked = markdown.Markdown(extensions=[*names, segments], extension_configs=options)

    def violations(self, text: str) -> Iterator[Violation]:
        """Each property that does not hold of a text, and where."""
        text = text.replace("\r\n", "\n")  # as files are read
        try:
            segments = page_segments(self.reader, Page(body=text), "a.md")
            html = self.marked.reset().convert(text)
        except CannotRun as reason:
            yield "refused", str(reason)
            return
        except Exception as error:
            yield "crash", f"{type(error).__name__}: {error}"
            return
        html_without, plain = (
            _NAMES.sub("", each) for each in (html, self.plain.reset().convert(text))
        )
        if html_without != plain:
            yield "plain", f"{html_without}\n--- but plain Markdown:\n{plain}"
        known = places(text)
        yield from _unowned(html, segments, known)
        yield from _misplaced(text, segments, known)


def _said(segment: Segment) -> list[str]:
    return [word for block in segment.blocks for word in WORD.findall(block.text)]


def _unowned(
    html: str, segments: list[Segment], known: dict[str, list[int]]
) -> Iterator[Violation]:
    page = _Page()
    page.feed(_OPEN_COMMENT.sub("", html))
    page.close()
    page.is_nested = page.is_nested and len(page.open) == 1
    said = {segment.id: Counter(_said(segment)) for segment in segments}
    total = sum(said.values(), Counter())
    read = Counter(word for word, _, _ in page.words)
    for word in read | total:
        if not read[word] <= total[word] <= len(known[word]):
            yield "segment", f"{word} is read {read[word]} times, and in segments {total[word]}"
    if not page.is_nested:
        return
    words = {segment.id: _read(segment) for segment in segments}
    for word, owner, is_address in page.words:
        if owner and word not in said[owner]:
            yield "segment", f"{word} is read in the element of {owner}, whose text it is not in"
        elif owner and word not in words[owner] and not is_address:
            yield "words", f"{word} is not among the words of {owner}"


def _read(segment: Segment) -> set[str]:
    words = [block.words for block in segment.blocks]
    return {
        found
        for each in words
        for text in (each.text, *(alt for _, alt, _ in each.images))
        for found in WORD.findall(text)
    }


def _misplaced(
    text: str, segments: list[Segment], known: dict[str, list[int]]
) -> Iterator[Violation]:
    used: Counter[str] = Counter()
    said = Counter(word for each in segments for word in _said(each))
    typed = text.expandtabs(4).split("\n")
    for segment in segments:
        begins = segment.blocks[0].text.split("\n")[0].strip()
        if begins not in typed[segment.line - 1]:
            yield "line", f"{segment.id} begins in {segment.line} with {begins!r}: there is none"
        for word in _said(segment):
            lines = known[word]
            if said[word] == len(lines):  # as often as it was typed: the first is the first
                lines = lines[used[word] : used[word] + 1]
                used[word] += 1
            if not any(segment.line <= line <= segment.last for line in lines):
                yield (
                    "line",
                    f"{segment.id} is in {segment.line}-{segment.last}, its {word} in {lines}",
                )


class _Page(HTMLParser):
    """The words that are read on a page, each with the segment whose element it stands in, and whether it
    is part of an address that is a link to itself."""

    def __init__(self) -> None:
        super().__init__()
        # What is open: tag, segment, address that it leads to, is it read?
        self.open: list[tuple[str, str, str, bool]] = [("", "", "", True)]
        self.words: list[tuple[str, str, bool]] = []
        self.is_nested = True  # does each tag close the one that was opened last?

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _NO_TWO and tag in (each[0] for each in self.open):
            self.is_nested = False
        _, segment, address, is_read = self.open[-1]
        segment = values.get("data-segment") or segment
        address = values.get("href") or address
        is_read = is_read and tag not in _NOT_READ and values.get("class") != "toc"
        if tag not in _VOID:
            self.open.append((tag, segment, address, is_read))
        elif tag == "img" and is_read:
            self._add(values.get("alt") or "", segment, address)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        at = max((n for n, each in enumerate(self.open) if each[0] == tag), default=len(self.open))
        self.is_nested = self.is_nested and at == len(self.open) - 1
        del self.open[at:]

    def handle_data(self, data: str) -> None:
        _, segment, address, is_read = self.open[-1]
        if is_read:
            self._add(data, segment, address)

    def _add(self, text: str, segment: str, address: str) -> None:
        self.words += [(word, segment, word in address) for word in WORD.findall(text)]
