"""How does a segment's element in the built page come to carry its name?

A Markdown extension. Before blocks are parsed, a mark is put where each segment's text begins; once
they are parsed, the mark is taken off the element that holds it, which gets ``id`` and
``data-segment``.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

import markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from translation.segment import Segment, body_segments

# Private-use characters: nothing in Markdown or in the book means anything by them.
_MARK = re.compile("\ue000(\\d+)\ue001")
_BLOCKS = re.compile(r"h[1-6]|p|li|td|th|dt|dd|div|section|summary|figure|figcaption")


class Segments(Extension):
    """Marks the segments of the page that ``key`` names (its path below the language's folder).

    ``foreign`` maps segment ids to the attributes that tell their language, where it is not the
    page's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.foreign: dict[str, dict[str, str]] = {}
        self.found: list[Segment] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # After white space is normalised (30), before fenced code (25) and HTML (20) are put away.
        md.preprocessors.register(_Mark(md, self), "book-segment-marks", 26)
        # Before inline parsing (20), which must not meet a mark.
        md.treeprocessors.register(_Name(md, self), "book-segment-names", 25)
        # After raw HTML is back (30): a mark inside it has named nothing.
        md.postprocessors.register(_Clean(md), "book-segment-marks-left", 1)


class _Mark(Preprocessor):
    def __init__(self, md: markdown.Markdown, segments: Segments) -> None:
        super().__init__(md)
        self.segments = segments

    def run(self, lines: list[str]) -> list[str]:
        lines = [re.sub("[\ue000\ue001]", "", line) for line in lines]
        self.segments.found = body_segments("\n".join(lines), self.segments.key)
        result = list(lines)
        for number, segment in reversed(list(enumerate(self.segments.found))):
            line = result[segment.line - 1]
            if segment.kind == "html":
                own = {} if segment.named else {"id": segment.id}
                own |= {"data-segment": segment.id, **self.segments.foreign.get(segment.id, {})}
                mark = "".join(f' {name}="{value}"' for name, value in own.items())
            else:
                mark = f"\ue000{number}\ue001"
            result[segment.line - 1] = line[: segment.column] + mark + line[segment.column :]
        return result


class _Name(Treeprocessor):
    def __init__(self, md: markdown.Markdown, segments: Segments) -> None:
        super().__init__(md)
        self.segments = segments

    def run(self, root: etree.Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in list(root.iter()):
            for number in _MARK.findall(element.text or ""):
                self._name(element, parents, self.segments.found[int(number)])
            element.text = _MARK.sub("", element.text) if element.text else element.text
            element.tail = _MARK.sub("", element.tail) if element.tail else element.tail

    def _name(
        self, element: etree.Element, parents: dict[etree.Element, etree.Element], segment: Segment
    ) -> None:
        while not _BLOCKS.fullmatch(element.tag) and element in parents:
            element = parents[element]
        if segment.kind == "row" and element.tag in ("td", "th"):
            element = parents[element]
        if element not in parents:  # the page's root, which Markdown takes off as it was put on
            return
        element.set("id", segment.id)
        element.set("data-segment", segment.id)
        if foreign := self.segments.foreign.get(segment.id):
            whole = _entry(element, parents[element]) if segment.kind == "entry" else [element]
            for each in whole:
                each.attrib.update(foreign)


def _entry(heading: etree.Element, parent: etree.Element) -> Iterator[etree.Element]:
    """The heading of a glossary's entry and each paragraph and item below it."""
    yield heading
    for below in list(parent)[list(parent).index(heading) + 1 :]:
        if below.tag in ("h1", "h2"):
            return
        yield from (each for each in below.iter() if each.tag in ("p", "li"))


class _Clean(Postprocessor):
    def run(self, text: str) -> str:
        return _MARK.sub("", text)
