"""What is wrong with one file, whatever its French or its translation says?"""

from collections.abc import Iterator

from checking.problem import Problem
from translation.book import Side
from translation.segment import Segment


def faults(side: Side) -> Iterator[Problem]:
    """``merge-marker`` and ``duplicate-id`` are errors, ``unnamed-segment`` is a warning.

    Headings want a name of their own, and so do the paragraphs of chapters.
    """
    for line in side.markers:
        message = "unresolved merge: keep one of the versions and delete the marker lines"
        yield Problem(side.path, line, 1, "merge-marker", message)
    for segment in side.segments:
        if segment.typed and not segment.named:
            message = f"the id {segment.typed!r} is already taken on this page"
            yield Problem(side.path, segment.line, 1, "duplicate-id", message)
        elif not segment.named and (form := _form(segment, "/chapitres/" in side.path)):
            message = f"no id of its own: type {form}, the same in every language"
            yield Problem(side.path, segment.line, 1, "unnamed-segment", message, "warning")


def _form(segment: Segment, in_chapter: bool) -> str:
    """How the segment's id must be typed, empty if it needs none."""
    if segment.kind in ("heading", "entry"):
        return f"`{{ #{segment.id} }}` behind the heading"
    if segment.kind == "paragraph" and in_chapter:
        return f"`{{: #{segment.id} }}` on a line below the paragraph"
    return ""
