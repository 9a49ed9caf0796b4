"""What is a segment, and what is it called?

A segment is what is translated, accepted and found outdated as one: a page's title and description,
a heading, a paragraph, a list item, a table row; in the glossary a whole entry, from its heading to
the next. Its id is the same in every language. A typed id is a name and stays with its text; a
block without one is called after the nearest heading above: ``informer-1``, the first number that
no block of the page has for a name. Why: docs/decisions/segments.md.
"""

import re
from dataclasses import dataclass

from book import front_matter
from translation.block import Block, blocks

GLOSSARY = "glossaire.md"
META = ("title", "description")
_REFERENCE = re.compile(r"(!?\[(?P<text>[^\]^][^\]]*)\])\[(?P<name>[^\]]*)\]")


@dataclass(frozen=True)
class Segment:
    """``kind`` is meta, heading, title, paragraph, item, row, html or entry; ``level`` a heading's, else
    0.

    ``text`` is Markdown without attribute list, its reference links written out. ``line`` counts
    from 1 in the file, ``column`` from 0: where the text begins; ``last`` is the line it ends on.
    ``typed`` is the id that somebody typed: the segment's, unless another one on the page has it
    already; empty if nobody did.
    """

    id: str
    kind: str
    text: str
    line: int
    column: int = 0
    level: int = 0
    typed: str = ""
    last: int = 0

    @property
    def named(self) -> bool:
        """Is the id a name that somebody gave, not one derived from its place?"""
        return self.typed == self.id


def page_segments(page: front_matter.Page, key: str) -> list[Segment]:
    """The segments of a page, in order; ``key`` is its path below the language's folder."""
    body = body_segments(page.body, key, page.body_line)
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


def body_segments(markdown: str, key: str, first_line: int = 1) -> list[Segment]:
    """The segments of a page's Markdown, which begins at ``first_line`` of its file."""
    found, definitions = blocks(markdown)
    if key == GLOSSARY:
        found = _entries(found)
    typed = {block.id for block in found if block.id}
    taken: set[str] = set()
    result: list[Segment] = []
    heading, counts = "page", dict[str, int]()
    for block in found:
        name = block.id
        if not name or name in taken:
            base = "section" if block.kind in ("heading", "entry") else heading
            number = counts.get(base, 0) + 1
            while (name := f"{base}-{number}") in typed or name in taken:
                number += 1
            counts[base] = number
        if block.kind in ("heading", "entry"):
            heading = name
        taken.add(name)
        text = _REFERENCE.sub(lambda link: _written_out(link, definitions), block.text)
        result.append(
            Segment(
                name,
                block.kind,
                text,
                first_line + block.line,
                block.column,
                block.level,
                block.id,
                first_line + block.last,
            )
        )
    return result


def _entries(found: list[Block]) -> list[Block]:
    result: list[Block] = []
    for block in found:
        if block.kind == "heading" and block.level == 2:
            block.kind = "entry"
        elif (
            result
            and result[-1].kind == "entry"
            and not (block.kind == "heading" and block.level < 2)
        ):
            mark = {"item": "- ", "heading": "#" * block.level + " "}.get(block.kind, "")
            result[-1].text += f"\n\n{mark}{block.text}"
            result[-1].last = block.last
            continue
        result.append(block)
    return result


def _written_out(link: re.Match[str], definitions: dict[str, str]) -> str:
    url = definitions.get((link["name"] or link["text"]).lower())
    return f"{link[1]}({url})" if url else link[0]
