"""Which passage of a page is, in another language, the counterpart of a passage here?

Translations are compared with the original alone (translation/state.py): those of two translations are counterparts
where they are of the same passage of the original.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from book.segments import Segment
from translation.book import PagePair
from translation.state import State

_NONE: tuple[None, State] = (None, "missing")


@dataclass(frozen=True)
class Counterpart:
    """What answers a passage: ``id`` is that of a passage in the other language, empty where there is none in
    that language; ``own`` is the state of the passage itself, ``its`` that of what answers it, each to the original."""

    id: str
    own: State
    its: State


@dataclass(frozen=True)
class Counterparts:
    """What answers each passage of a page in one other language, by the passage's id.

    ``others`` are the passages over there which answer none here, each with the id of the passage here after
    which it stands, empty at the top, and why: it is missing here, or an orphan there.
    """

    by_id: Mapping[str, Counterpart]
    others: tuple[tuple[str, str, State], ...]

    def of(self, name: str) -> Counterpart:
        """What answers the passage ``name``."""
        return self.by_id.get(name) or Counterpart("", "orphan", "current")


@dataclass(frozen=True)
class Text:
    """A page in one language: its ``segments``, in their order, but those of its front matter; those that translate
    one of the original, by the id of that, with their state. What is not translated yet counts as missing."""

    segments: tuple[Segment, ...]
    known: Mapping[str, tuple[Segment, State]]


class Pages:
    """The pages of a book, each in the languages that have it."""

    def __init__(self, pairs: Iterable[PagePair]) -> None:
        self._pairs = {(pair.locale, pair.key): pair for pair in pairs if pair.readable}
        self._sources = {
            pair.key: pair.source for pair in self._pairs.values() if pair.source.exists
        }

    def counterparts(self, key: str, here: str, there: str) -> Counterparts | None:
        """The counterparts of a page ``key`` from one language to another; None where one has no such page, or
        nothing of it translated."""
        ours, theirs = self.text(key, here), self.text(key, there)
        if not ours or not theirs:
            return None
        by_id, answered = {}, set()
        for original, (segment, state) in ours.known.items():
            other, its = theirs.known.get(original, _NONE)
            name = other.id if other else ""
            by_id[segment.id] = Counterpart(name if its != "missing" else "", state, its)
            answered.add(name)
        back = {each.id: name for name, each in by_id.items() if each.id}
        others: list[tuple[str, str, State]] = []
        last, translated = "", {segment.id for segment, _ in theirs.known.values()}
        for name in (segment.id for segment in theirs.segments):
            last = back.get(name, last)
            if name not in answered:
                others.append((last, name, "missing" if name in translated else "orphan"))
        return Counterparts(by_id, tuple(others))

    def text(self, key: str, locale: str) -> Text | None:
        """A page in a language; None where that has no such page, or nothing of it translated."""
        source = self._sources.get(key)
        if source and locale == source.locale:
            segments = _body(source.segments)
            return Text(segments, {each.id: (each, "current") for each in segments})
        pair = self._pairs.get((locale, key))
        if not pair or not pair.target.exists or pair.is_untranslated:
            return None
        known = {
            each.id: (each.target, each.state)
            for each in pair.pairs
            if each.source and each.target and each.target.kind != "meta"
        }
        return Text(_body(pair.target.segments), known)


def _body(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    return tuple(each for each in segments if each.kind != "meta")
