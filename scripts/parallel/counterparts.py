"""Which passage of a page is, in another language, the counterpart of a passage here?

Translations are compared with the French alone (translation/state.py): those of two translations are counterparts
where they are of the same French passage.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from book.languages import SOURCE
from translation.book import PagePair
from translation.state import State


@dataclass(frozen=True)
class Counterpart:
    """What answers a passage: ``id`` is that of a passage in the other language, empty where there is none in
    that language; ``own`` is the state of the passage itself, ``its`` that of what answers it, each to the French."""

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
class _Text:
    """A page in one language: for each French passage that it has, id and state; the ids that it has, in their
    order. What is still French in a translation counts as missing."""

    known: Mapping[str, tuple[str, State]]
    order: tuple[str, ...]


class Pages:
    """The pages of a book, each in the languages that have it."""

    def __init__(self, pairs: Iterable[PagePair]) -> None:
        self._pairs = {(pair.locale, pair.key): pair for pair in pairs if pair.readable}

    def counterparts(self, key: str, here: str, there: str) -> Counterparts | None:
        """The counterparts of a page ``key`` from one language to another; None where one has no such page, or
        nothing of it translated."""
        ours, theirs = self._text(key, here, there), self._text(key, there, here)
        if not ours or not theirs:
            return None
        by_id, answered = {}, set()
        for french, (name, state) in ours.known.items():
            other, its = theirs.known.get(french, ("", "missing"))
            by_id[name] = Counterpart(other if its != "missing" else "", state, its)
            answered.add(other)
        back = {each.id: name for name, each in by_id.items() if each.id}
        others: list[tuple[str, str, State]] = []
        last, translated = "", {name for name, _ in theirs.known.values()}
        for name in theirs.order:
            last = back.get(name, last)
            if name not in answered:
                others.append((last, name, "missing" if name in translated else "orphan"))
        return Counterparts(by_id, tuple(others))

    def _text(self, key: str, locale: str, other: str) -> _Text | None:
        if locale == SOURCE:
            pair = self._pairs.get((other, key))
            if not pair or not pair.source.exists:
                return None
            order = tuple(each.id for each in pair.source.segments if each.kind != "meta")
            return _Text({name: (name, "current") for name in order}, order)
        pair = self._pairs.get((locale, key))
        if not pair or not pair.target.exists or pair.is_untranslated:
            return None
        known = {
            each.id: (each.target.id, each.state)
            for each in pair.pairs
            if each.source and each.target and each.target.kind != "meta"
        }
        order = tuple(each.id for each in pair.target.segments if each.kind != "meta")
        return _Text(known, order)
