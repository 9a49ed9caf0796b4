"""With which lines of ``docs/source/edition.yml`` is a difference declared?"""

import json
from bisect import bisect_left
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
    start, end, size = at, at + 1, 0
    while (start > 0 or end < len(whole)) and (
        size < _AROUND or whole.count(whole[start:end]) != 1
    ):
        within = "\n" if size < _AROUND else ""  # a neighbor is shown only where it must be
        start, end, size = _before(whole, start, within), _after(whole, end, within), size + 1
    return _lines(chapter, whole[start:end], changed[start:end]), changed


def _before(text: str, start: int, within: str) -> int:
    """Where the word before ``start`` begins, or ``start`` where ``within`` stands between."""
    if start and text[start - 1] == within:
        return start
    return max(text.rfind(" ", 0, max(start - 1, 0)), text.rfind("\n", 0, max(start - 1, 0))) + 1


def _after(text: str, end: int, within: str) -> int:
    if text[end : end + 1] == within:
        return end
    ends = (text.find(space, end + 1) for space in " \n")
    return min((place for place in ends if place >= 0), default=len(text))


def _lines(chapter: str, received: str, new: str) -> str:
    """JSON's strings are YAML's too."""
    old, now = (
        json.dumps(each.replace("\n", PARAGRAPH), ensure_ascii=False) for each in (received, new)
    )
    return f"  - chapter: {chapter}\n    received: {old}\n    new: {now}\n    reason:"
