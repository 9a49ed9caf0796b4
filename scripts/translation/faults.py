"""What is wrong with one file, whatever its French or its translation says?"""

from collections.abc import Iterator, Mapping

from book.chapters import CHAPTERS
from book.segments import Segment
from ground.message import say
from ground.problem import Problem
from translation.book import PagePair, Side, told_by_glossary
from translation.suggest import suggestions


def names(page: PagePair) -> dict[str, str]:
    """What the segments of a translated page are to be called, by the ids they have: as in French."""
    french = suggestions(page.source.segments)
    return {
        pair.target.id: french.get(pair.id, pair.id)
        for pair in page.pairs
        if pair.source and pair.target
    }


def faults(side: Side, names: Mapping[str, str] | None = None) -> Iterator[Problem]:
    """``duplicate-id`` is an error, ``unnamed-segment`` a warning; of an entry the glossary's check tells.

    Headings want a name of their own, and so do the paragraphs of chapters: of ``names``, or one
    that follows the words.
    """
    names = {**suggestions(side.segments), **(names or {})}
    in_chapter = f"/{CHAPTERS}" in side.path
    for segment in side.segments:
        if told_by_glossary(segment, side.locale):
            continue
        if segment.typed and not segment.named:
            message = say("the id {id!r} is already taken on this page", id=segment.typed)
            yield Problem(side.path, segment.line, 1, "duplicate-id", message)
        elif not segment.named and (message := _unnamed(segment, names, in_chapter)):
            yield Problem(side.path, segment.line, 1, "unnamed-segment", message, "warning")


def _unnamed(segment: Segment, names: Mapping[str, str], in_chapter: bool) -> str:
    """How the segment's id must be typed, empty if it needs none."""
    if segment.kind in ("heading", "entry"):
        return say(
            "no id of its own: type `{{ #{id} }}` behind the heading, the same in every language",
            id=names[segment.id],
        )
    if segment.kind == "paragraph" and in_chapter:
        return say(
            "no id of its own: type `{{: #{id} }}` on a line below the paragraph, the same in every "
            "language",
            id=names[segment.id],
        )
    return ""
