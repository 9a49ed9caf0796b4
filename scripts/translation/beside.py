"""What do other languages say where a page says something?

A translation answers for a segment while it is known to say the same (``state.py``): what is missing,
outdated or without an original does not stand beside the words of another language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from book.segments import Segment
from book.typography import typeset
from translation.counterparts import Pages
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


def rows(pages: Pages, locale: str, key: str, others: Iterable[str]) -> Iterator[Row]:
    """The rows of the page ``key`` in ``locale``, in its order, with what ``others`` say; without what waits
    for its translation into ``locale``."""
    if not (own := pages.text(key, locale)):
        return
    texts = {other: pages.text(key, other) for other in others}
    originals = {
        segment.id: name for name, (segment, state) in own.known.items() if state != "missing"
    }
    for segment in own.segments:
        if (name := originals.get(segment.id)) is not None:
            said = {
                other: _text(text.known[name][0], other)
                for other, text in texts.items()
                if text and name in text.known and text.known[name][1] in SAME
            }
            yield Row(segment.id, segment.kind, _text(segment, locale), said)


def _text(segment: Segment, locale: str) -> str:
    return typeset(" ".join(segment.blocks[0].words.shown.split()), locale)
