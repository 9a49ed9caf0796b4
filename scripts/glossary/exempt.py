"""Which paragraphs of a translation are excused from which term, and why?

``<!-- terme: id — reason -->`` (or ``term:``) beside a paragraph excuses it from the entry ``id``:
in its lines, or on a line of its own above it. Readers never get these comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from book.passages import MarkdownFile

_EXEMPTION = re.compile(r"<!--[ \t]*terme?[ \t]*:(?P<what>(?:(?!-->).)*)-->", re.S | re.I)
_WHOLE_LINES = re.compile(rf"^[ \t]*{_EXEMPTION.pattern}[ \t]*\n", re.S | re.I | re.M)
_WHAT = re.compile(r"\s*(?P<id>[\w-]*)[\s—–:-]*(?P<reason>.*?)\s*", re.S)


@dataclass(frozen=True)
class Exemption:
    """``paragraph`` is the first line of the paragraph excused, 0 if none follows.

    ``id`` or ``reason`` is empty if the comment does not give it.
    """

    line: int
    paragraph: int
    id: str
    reason: str


def exemptions(page: MarkdownFile) -> Iterator[Exemption]:
    """Yield the exemptions written in a page."""
    for comment in _EXEMPTION.finditer(page.source):
        line = page.source.count("\n", 0, comment.start()) + 1
        below = (p for p in page.passages if p.last >= line and p.kind != "meta")
        paragraph = next(below, None)
        what = _WHAT.fullmatch(comment["what"])
        if what:
            yield Exemption(line, paragraph.line if paragraph else 0, what["id"], what["reason"])


def without_exemptions(markdown: str) -> str:
    """Return the Markdown as readers get it."""
    return _EXEMPTION.sub("", _WHOLE_LINES.sub("", markdown))
