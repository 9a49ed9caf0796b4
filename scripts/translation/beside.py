"""What do other languages say where a page says something?

A translation answers for a segment while it is known to say the same (``state.py``): what is missing,
outdated or without an original does not stand beside the words of another language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from book.languages import SOURCE
from book.segments import Segment
from book.typography import typeset
from translation.book import page_pair, read_side
from translation.state import SAME


@dataclass(frozen=True)
class Row:
    """A segment of a page: its ``id`` and ``kind`` there, its ``text``, and that of others by language.

    Texts are what is read, without markup, typeset; of a glossary entry the term alone.
    """

    id: str
    kind: str
    text: str
    others: dict[str, str]


def rows(root: Path, locale: str, key: str, others: Iterable[str]) -> Iterator[Row]:
    """The rows of the page ``key`` in ``locale``, in its order, with what ``others`` say; without what waits
    for its translation into ``locale``.

    Raises ``CannotRun`` where a file cannot be read.
    """
    answers = {other: _same(root, other, key) for other in others}
    for segment, name in _own(root, locale, key):
        if segment.blocks:
            said = {
                other: _text(texts[name], other)
                for other, texts in answers.items()
                if name in texts
            }
            yield Row(segment.id, segment.kind, _text(segment, locale), said)


def _own(root: Path, locale: str, key: str) -> Iterator[tuple[Segment, str]]:
    """The segments of a page, each with the id of its French."""
    if locale == SOURCE:
        for segment in read_side(root, SOURCE, key).segments:
            yield segment, segment.id
        return
    pair = page_pair(root, locale, key)
    french = {each.target.id: each for each in pair.pairs if each.target}
    for segment in pair.target.segments:
        if (known := french.get(segment.id)) and known.state != "missing":
            yield segment, known.id


def _same(root: Path, locale: str, key: str) -> dict[str, Segment]:
    """What a language says, by the id of the French."""
    if locale == SOURCE:
        return {segment.id: segment for segment in read_side(root, SOURCE, key).segments}
    pairs = page_pair(root, locale, key).pairs
    return {each.id: each.target for each in pairs if each.target and each.state in SAME}


def _text(segment: Segment, locale: str) -> str:
    return typeset(" ".join(segment.blocks[0].words.shown.split()), locale)
