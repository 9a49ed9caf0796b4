"""In which order do the entries stand, under which letter of the index, and under which ids?"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from glossary.entry import Entry
from glossary.match import LIGATURES


def bare(text: str) -> str:
    """Return the letters and digits alone, without case or accents.

    Two texts that differ only by case, accents, ligatures, hyphens, spaces, apostrophes or the script
    of their digits give one result.
    """
    return "".join(str(unicodedata.digit(c, c)) for c in _decomposed(text) if c.isalnum())


def kebab(text: str) -> str:
    """Return the words of a term as an id, which begins with a letter: ``taux-d-hydratation``."""
    letters = "".join(c for c in _decomposed(text) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters)).lstrip("0123456789-")


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(LIGATURES)).casefold()


def misplaced(entries: Sequence[Entry]) -> tuple[Entry, Entry | None] | None:
    """Return an entry to move and the one it belongs before (``None``: at the end), or ``None``.

    One answer however much is out of order: two swapped entries are one mistake.
    """
    # Stable: equal keys may stand either way.
    expected = sorted(entries, key=lambda entry: bare(entry.term))
    pairs = zip(entries, expected, strict=True)
    if not (first := next((pair for pair in pairs if pair[0] is not pair[1]), None)):
        return None
    early, late = (_without(entry, entries) == _without(entry, expected) for entry in first)
    moved = first[0] if early and not late else first[1]
    return moved, next(iter(expected[expected.index(moved) + 1 :]), None)


def _without(entry: Entry, entries: Sequence[Entry]) -> list[Entry]:
    return [each for each in entries if each is not entry]


def by_letter(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group the entries by the capital letter they are filed under, in order; ``0``, for all that is no letter,
    is the first, as digits are in Unicode. Of equal terms the ids count."""
    ordered = sorted(entries, key=lambda entry: (bare(entry.term), entry.id))
    return [(key, list(group)) for key, group in groupby(ordered, key=_letter)]


def _letter(entry: Entry) -> str:
    first = bare(entry.term)[:1].upper()
    return first if first.isalpha() else "0"
