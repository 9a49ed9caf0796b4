"""With which lines of ``docs/source/edition.yml`` is a difference declared?"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher

from source.edition import PARAGRAPH

_AROUND = 3  # words shown on either side of a paragraph's end


def first_difference(wanted: list[str], given: list[str]) -> tuple[int, int, int, int]:
    """Start and end, in ``wanted`` and in ``given``, of the first words that differ."""
    steps = SequenceMatcher(a=wanted, b=given, autojunk=False).get_opcodes()
    return next((a, b, c, d) for kind, a, b, c, d in steps if kind != "equal")


def of_words(chapter: str, whole: str, wanted: list[str], given: list[str]) -> str:
    """The correction that replaces the first words of a block, ``wanted``, that differ from
    ``given``; ``whole`` is all that is expected of the chapter."""
    a, b, c, d = first_difference(wanted, given)

    def widened(by: int) -> tuple[int, int]:
        return max(a - by, 0), b + max(by - a, 0)

    def is_enough(by: int) -> bool:
        """Do the words stand once in the chapter, and do words replace them? Then more do, too."""
        start, end = widened(by)
        return bool(given[c:d] or by) and whole.count(" ".join(wanted[start:end])) == 1

    start, end = widened(bisect_left(range(len(wanted) - (b - a)), True, key=is_enough))
    new = [*wanted[start:a], *given[c:d], *wanted[b:end]]
    return _lines(chapter, " ".join(wanted[start:end]), " ".join(new))


def of_break(chapter: str, whole: str, at: int) -> tuple[str, str]:
    """The correction that ends a paragraph at the space, or none at the line feed, that character
    ``at`` of ``whole`` is; and ``whole`` once it is made."""
    changed = whole[:at] + (" " if whole[at] == "\n" else "\n") + whole[at + 1 :]
    around = list(_around(whole, at))
    last = len(around) - 1
    least = min(_AROUND, last)
    # What stands once stands once with more around it, too.
    size = least + bisect_left(
        range(least, last), True, key=lambda size: whole.count(whole[slice(*around[size])]) == 1
    )
    start, end = around[size]
    return _lines(chapter, whole[start:end], changed[start:end]), changed


def _around(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Start and end of what stands around a character, with one word more on either side each time; a
    neighbor paragraph's only behind the first few."""
    spaces = [space.start() for space in re.finditer("[ \n]", text)]
    start, end, size = at, at + 1, 0
    yield start, end
    while start > 0 or end < len(text):
        within = "\n" if size < _AROUND else ""
        if text[start - 1 : start] != within:
            above = bisect_left(spaces, start - 1)
            start = spaces[above - 1] + 1 if above else 0
        if text[end : end + 1] != within:
            below = bisect_left(spaces, end + 1)
            end = spaces[below] if below < len(spaces) else len(text)
        size += 1
        yield start, end


def _lines(chapter: str, received: str, new: str) -> str:
    """JSON's strings are YAML's too."""
    old, now = (
        json.dumps(each.replace("\n", PARAGRAPH), ensure_ascii=False) for each in (received, new)
    )
    return f"  - chapter: {chapter}\n    received: {old}\n    new: {now}\n    reason:"
