"""In which state is each segment of a translated page?

* current: the translation was accepted for the original as it is;
* outdated: the original has changed since, or the translation was never accepted;
* missing: no translation, or still the original text in its place;
* orphan: a translation whose original is gone;
* moved: the original says the same in another place than the translation does.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from book.segments import Segment
from translation.fingerprint import fingerprint, normalised

# No translation has so many of the words of its original, in their order.
_ALIKE = 0.6
State = Literal["current", "outdated", "missing", "orphan", "moved"]
SAME: tuple[State, ...] = ("current", "moved")  # the translation says what the original does


@dataclass(frozen=True)
class Pair:
    """A segment of the original beside its translation: ``source`` is None for an orphan, ``target`` for a
    missing one unless the original stands in its place. ``recorded`` is the original fingerprint last
    accepted for the id, None if none was; ``source_print`` that of the original now."""

    id: str
    state: State
    source: Segment | None
    target: Segment | None
    recorded: str | None = None
    source_print: str | None = None


def compare(
    source: Sequence[Segment], target: Sequence[Segment], recorded: Mapping[str, str]
) -> list[Pair]:
    """Pair the segments of two pages: the original in their order, then the orphans in theirs."""
    prints = {segment.id: fingerprint(segment) for segment in source}
    translated = {segment.id: segment for segment in target}
    origin = _origins(prints, recorded)
    followed = translated.keys() == prints.keys() != recorded.keys()  # the translation has, already
    where = {name: name for name in prints} if followed else origin
    claimed = {where[name] for name in origin if where[name] in translated}
    pairs: list[Pair] = []
    for segment in source:
        name = segment.id
        partner = translated.get(where[name]) if name in origin else None
        if partner is None and name not in claimed:
            partner = translated.get(name)
        state: State
        if partner is None:
            state = "missing"
        elif name in origin:
            state = "current" if origin[name] == name else "moved"
        elif _still_original(partner, segment, accepted=name in recorded):
            state = "missing"
        else:
            state = "outdated"
        pairs.append(Pair(name, state, segment, partner, recorded.get(name), prints[name]))
    pairs = _with_source_in_place(pairs, target, recorded)
    paired = {pair.target.id for pair in pairs if pair.target}
    orphans = [
        Pair(s.id, "orphan", None, s, recorded.get(s.id))
        for s in target
        if s.id not in paired and (s.id in recorded or s.id not in prints)
    ]
    return _reordered(pairs, target) + orphans


def _still_original(target: Segment, source: Segment, accepted: bool) -> bool:
    """Does the original stand in the translation's place? A few words of it may have changed since it
    was put there. Not where a translation has been accepted: the same words are then right in both
    languages, unless the id says only a place, to which others may have moved."""
    theirs, ours = normalised(target.text).split(), normalised(source.text).split()
    if accepted:
        return theirs == ours and not target.named
    return SequenceMatcher(None, theirs, ours, autojunk=False).ratio() >= _ALIKE


def _with_source_in_place(
    pairs: list[Pair], target: Sequence[Segment], recorded: Mapping[str, str]
) -> list[Pair]:
    """Pair what is missing with the same original words, where they stand under another id.

    So a page that was prepared stays one to be translated when its original is given names.
    """
    paired = {pair.target.id for pair in pairs if pair.target}
    spare = {
        normalised(segment.text): segment
        for segment in reversed(target)
        if segment.id not in paired and segment.id not in recorded
    }
    return [
        replace(pair, target=spare.pop(normalised(pair.source.text), None))
        if pair.source and not pair.target
        else pair
        for pair in pairs
    ]


def _origins(prints: Mapping[str, str], recorded: Mapping[str, str]) -> dict[str, str]:
    """For each id of the original whose content was accepted, the id it was accepted under: its own if
    possible."""
    origin = {name: name for name, value in prints.items() if recorded.get(name) == value}
    elsewhere: dict[str, list[str]] = {}
    for name, value in reversed(list(recorded.items())):
        if name not in origin:
            elsewhere.setdefault(value, []).append(name)
    for name, value in prints.items():
        if name not in origin and elsewhere.get(value):
            origin[name] = elsewhere[value].pop()
    return origin


def _reordered(pairs: list[Pair], target: Sequence[Segment]) -> list[Pair]:
    """Call moved what is current but stands elsewhere in the translation. A glossary has its own order."""
    place = {segment.id: number for number, segment in enumerate(target)}
    lined_up = [
        pair.id
        for pair in pairs
        if pair.source and pair.target and pair.source.kind not in ("meta", "entry")
        and pair.target.id == pair.id
    ]  # fmt: skip
    moved = {lined_up[index] for index in out_of_place([place[name] for name in lined_up])}
    return [
        replace(pair, state="moved") if pair.id in moved and pair.state == "current" else pair
        for pair in pairs
    ]


def out_of_place(places: Sequence[int]) -> set[int]:
    """Return the indices that do not belong to *every* longest increasing subsequence of
    ``places``.

    So both of two neighbours that changed places count, and one alone that went far. O(n log n).
    """
    ahead = _lengths(places)
    behind = _lengths([-place for place in reversed(places)])[::-1]
    longest = max(ahead, default=0)
    on_some = [i for i in range(len(places)) if ahead[i] + behind[i] - 1 == longest]
    rivals = Counter(ahead[i] for i in on_some)
    return set(range(len(places))) - {i for i in on_some if rivals[ahead[i]] == 1}


def _lengths(places: Sequence[int]) -> list[int]:
    """For each element the length of the longest increasing subsequence that ends with it."""
    smallest: list[int] = []
    result = []
    for place in places:
        length = bisect_left(smallest, place)
        smallest[length : length + 1] = [place]
        result.append(length + 1)
    return result
