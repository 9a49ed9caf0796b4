"""Which paragraphs of a translation are excused from which term, and why?

``<!-- terme: id — reason -->`` (or ``term:``) beside a paragraph excuses it from the entry ``id``:
in its lines, or on a line of its own above it. Readers never get these comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from book.passages import MarkdownFile

_EXEMPTION = re.compile(
    r"(?P<before>^[ \t]*)?<!--[ \t]*terme?[ \t]*:(?P<what>(?:(?!-->).)*)-->(?P<after>[ \t]*\n)?",
    re.S | re.I | re.M,
)
_REST = re.compile(r"[ \t]*\n?")  # of the line
_WHAT = re.compile(r"\s*(?P<id>[\w-]*)[\s—–:-]*(?P<reason>.*)", re.S)


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
    passages = iter(page.passages)
    paragraph = next(passages, None)
    for comment in _EXEMPTION.finditer(page.source, 0, _end(page.source)):
        line, _ = page.place(comment.start("what"))
        while paragraph and (paragraph.last < line or paragraph.kind == "meta"):
            paragraph = next(passages, None)
        if what := _WHAT.fullmatch(comment["what"].rstrip()):
            yield Exemption(line, paragraph.line if paragraph else 0, what["id"], what["reason"])


def without_exemptions(markdown: str) -> str:
    """Return the Markdown as readers get it."""
    end = _end(markdown)
    return _EXEMPTION.sub(_around, markdown[:end]) + markdown[end:]


def _end(markdown: str) -> int:
    """Where the last comment ends: below, nothing needs to be looked for."""
    last = markdown.rfind("-->")
    return _REST.match(markdown, last + 3).end() if last >= 0 else 0  # type: ignore[union-attr]


def _around(comment: re.Match[str]) -> str:
    """What is left of the lines of a comment, nothing where it has them for itself."""
    before, after = comment["before"], comment["after"]
    return "" if before is not None and after else (before or "") + (after or "")
