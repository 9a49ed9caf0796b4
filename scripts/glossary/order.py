"""In which order do the entries stand, and under which letter of the index?"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from glossary.entry import Entry

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})


def bare(text: str) -> str:
    """Return the letters and digits alone, without case or accents.

    Two texts that differ only by case, accents, ligatures, hyphens, spaces or apostrophes give one
    result.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(LIGATURES)).casefold()
    return "".join(filter(str.isalnum, decomposed))


def sort_key(entry: Entry) -> tuple[str, str]:
    """Digits come before letters as they do in Unicode; equal keys fall back on the id."""
    return bare(entry.term), entry.id


def first_misplaced(entries: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """Return the first entry out of order and the one that belongs in its place, or ``None``.

    One answer however much is out of order: two swapped entries are one mistake.
    """
    expected = sorted(
        entries, key=lambda entry: bare(entry.term)
    )  # stable: equal keys may stand either way
    pairs = zip(entries, expected, strict=True)
    return next(((found, due) for found, due in pairs if found is not due), None)


def letter(entry: Entry) -> str:
    """Return the capital letter the entry is filed under; ``0`` for every digit."""
    first = bare(entry.term)[:1].upper()
    return "0" if first.isdigit() else first


def by_letter(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group the entries by letter, in order."""
    ordered = sorted(entries, key=sort_key)
    return [(key, list(group)) for key, group in groupby(ordered, key=letter)]
