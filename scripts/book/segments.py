"""What is a segment, and what is it called?

A segment is what is translated, accepted and found outdated as one: a page's title and description,
a heading, a paragraph, a list item, a table row; in the glossary a whole entry, from its heading to
the next. Its id is the same in every language. A typed id is a name and stays with its text; a
block without one is called after the nearest heading above: ``informer-1``, the first number that
no block of the page has for a name. Why: docs/decisions/segments.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from book import front_matter
from book.blocks import Block, Blocks
from book.chapters import GLOSSARY
from book.markdown import Reader

META = ("title", "description")
# What is in brackets and no link is taken too, so that it is looked at once.
_REFERENCE = re.compile(r"(!?\[(?P<text>[^\]^][^\]]*+)\]?)(?:(?<=\])\[(?P<name>[^\]]*+)\])?")


@dataclass(frozen=True)
class Segment:
    """``kind`` is meta, heading, title, paragraph, item, row, html or entry; ``level`` a heading's, else
    0.

    ``text`` is Markdown without attribute list, its reference links written out. ``line`` counts
    from 1 in the file, ``column`` from 0: where the text begins; ``last`` is the line it ends on.
    ``typed`` is the id that somebody typed: the segment's, unless another one on the page has it
    already; empty if nobody did. ``blocks`` are those of the page that it consists of.
    """

    id: str
    kind: str
    text: str
    line: int
    column: int = 0
    level: int = 0
    typed: str = ""
    last: int = 0
    blocks: tuple[Block, ...] = field(default=(), compare=False, repr=False)

    @property
    def named(self) -> bool:
        """Is the id a name that somebody gave, not one derived from its place?"""
        return self.typed == self.id


class Segments(Blocks):
    """A Markdown extension: gives each segment's element its ``id`` and ``data-segment``.

    ``key`` is the path of the page below its language's folder. ``foreign`` maps ids of segments to
    the attributes that tell their language, where it is not the page's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.foreign: dict[str, dict[str, str]] = {}

    def attributes(self) -> Iterator[dict[str, str]]:
        for segment in _segments(self.found, {}, self.key, 1):
            foreign = self.foreign.get(segment.id, {})
            is_named = segment.kind == "html" and segment.named
            name = {} if is_named else {"id": segment.id}
            yield {**name, "data-segment": segment.id, **foreign}
            yield from (foreign for _ in segment.blocks[1:])


def page_segments(reader: Reader, page: front_matter.Page, key: str) -> list[Segment]:
    """The segments of a page, in order; ``key`` is its path below the language's folder."""
    read = reader.read(page)
    body = list(_segments(read.blocks, read.links, key, page.body_line))
    taken = {segment.id for segment in body}
    meta = [
        Segment(
            f"meta-{name}" if name in taken else name,
            "meta",
            str(page.values[name]),
            page.lines[name],
            last=_last(page, name),
        )
        for name in META
        if page.values.get(name)
    ]
    return meta + body


def _last(page: front_matter.Page, name: str) -> int:
    """The line on which a key of the front matter ends."""
    below = (line for line in page.lines.values() if line > page.lines[name])
    return min(below, default=page.body_line - 1) - 1


def _segments(
    found: Sequence[Block], links: Mapping[str, str], key: str, first_line: int
) -> Iterator[Segment]:
    typed = {block.id for block in found if block.id}
    taken: set[str] = set()
    heading, counts = "page", dict[str, int]()
    for blocks in _grouped(found, key):
        block = blocks[0]
        is_entry = key == GLOSSARY and block.level == 2
        name = block.id
        if not name or name in taken:
            base = "section" if block.level else heading
            number = counts.get(base, 0) + 1
            while (name := f"{base}-{number}") in typed or name in taken:
                number += 1
            counts[base] = number
        if block.level:
            heading = name
        taken.add(name)
        texts = [block.text, *(_marked(each) for each in blocks[1:])]
        yield Segment(
            name,
            "entry" if is_entry else block.kind,
            _REFERENCE.sub(lambda link: _written_out(link, links), "\n\n".join(texts)),
            first_line + block.line,
            block.column,
            block.level,
            block.id,
            first_line + blocks[-1].last,
            tuple(blocks),
        )


def _grouped(found: Sequence[Block], key: str) -> Iterator[list[Block]]:
    """The blocks of each segment: in the glossary, of each entry."""
    group: list[Block] = []
    for block in found:
        begins = not group or group[0].level != 2 or 0 < block.level <= 2
        if group and (key != GLOSSARY or begins):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _marked(block: Block) -> str:
    mark = "#" * block.level + " " if block.level else "- " if block.kind == "item" else ""
    return mark + block.text


def _written_out(link: re.Match[str], links: Mapping[str, str]) -> str:
    if link["name"] is None:
        return link[0]
    url = links.get((link["name"] or link["text"]).lower())
    return f"{link[1]}({url})" if url else link[0]
