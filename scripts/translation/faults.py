"""What is wrong with one file, whatever its original or its translation says?"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from book.chapters import folder
from book.segments import Segment
from ground.message import say
from ground.problem import Problem
from translation.book import PagePair, Side, told_by_glossary
from translation.language import COMMON

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o"})
# Words that say nothing of what a heading is about.
_EMPTY = frozenset(
    unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().strip("'")
    for words in (*COMMON.values(), "pourquoi comment quand quel quelle quels quelles faut est-ce")
    for word in words.split()
)
_WORDS, _LONGEST = 3, 30


def names(page: PagePair) -> dict[str, str]:
    """What the segments of a translated page are to be called, by the ids they have: as in the source language."""
    originals = suggestions(page.source.segments)
    return {
        pair.target.id: originals.get(pair.id, pair.id)
        for pair in page.pairs
        if pair.source and pair.target
    }


def faults(root: Path, side: Side, names: Mapping[str, str] | None = None) -> Iterator[Problem]:
    """``duplicate-id`` is an error, ``unnamed-segment`` a warning; of an entry the glossary's check tells.

    Headings want a name of their own, and so do the paragraphs of chapters: of ``names``, or one
    that follows the words.
    """
    names = {**suggestions(side.segments), **(names or {})}
    in_chapter = f"/{folder(root)}" in side.path
    for segment in side.segments:
        if told_by_glossary(segment):
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


def suggestions(segments: Sequence[Segment]) -> dict[str, str]:
    """What to call the segments of a page that have no name, by the id they have from their place.

    A heading is called after its first words that mean something, in ASCII; what stands below it
    keeps its number. Nothing is called as something else on the page is.
    """
    taken = {segment.id for segment in segments if segment.named}
    result: dict[str, str] = {}
    for segment in segments:
        if segment.named or segment.kind == "meta":
            continue
        if segment.kind in ("heading", "entry"):
            name = _slug(segment.blocks[0].words.text, taken)
        else:
            heading, _, number = segment.id.rpartition("-")
            name = f"{result.get(heading, heading)}-{number}"
        taken.add(name)
        result[segment.id] = name
    return result


def _slug(heading: str, taken: set[str]) -> str:
    text = unicodedata.normalize("NFKD", heading.translate(_LIGATURES))
    words = re.findall(r"[a-z0-9]+", text.encode("ascii", "ignore").decode().lower())
    telling = [word for word in words if word not in _EMPTY and (len(word) > 1 or word.isdigit())]
    telling = telling or words or ["section"]
    for count in range(_WORDS, min(len(telling), _LONGEST) + 1):  # more words are never short
        if (name := _short(telling[:count])) not in taken:
            return name
    base, number = _short(telling[:_WORDS]), 1
    while (name := f"{base}-{number}" if number > 1 else base) in taken:
        number += 1
    return name


def _short(words: Sequence[str]) -> str:
    """As many of the words as are short together, one at least."""
    name = words[0][:_LONGEST]
    for word in words[1:]:
        if len(f"{name}-{word}") > _LONGEST:
            break
        name = f"{name}-{word}"
    return name
