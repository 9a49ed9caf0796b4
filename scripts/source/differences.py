"""Where do words, or the ends of paragraphs, differ from the received text, and with which lines of
``docs/source/edition.yml`` is that declared?"""

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from source.edition import PARAGRAPH

_AROUND = 3  # words shown on either side of a paragraph's end


@dataclass(frozen=True)
class Break:
    """Received and typed words, in blocks, agree here but for the end of a paragraph.

    ``block`` and ``word`` are the received word that begins a paragraph in one of the two alone, by
    the number of its block and its own, ``typed_block`` and ``typed_word`` the typed one. A
    ``split`` is the chapter's, otherwise two received paragraphs are joined.
    """

    split: bool
    block: int
    word: int
    typed_block: int
    typed_word: int


class _Words:
    """Blocks as one row of words, with the block and the number of each."""

    def __init__(self, blocks: Sequence[str]) -> None:
        self.words = [word for block in blocks for word in block.split(" ")]
        self.places = [
            (number, at)
            for number, block in enumerate(blocks)
            for at in range(block.count(" ") + 1)
        ]


def breaks(received: Sequence[str], typed: Sequence[str]) -> list[Break]:
    """Paragraphs split or joined between the texts of received and typed blocks, in order."""
    old, new = _Words(received), _Words(typed)
    steps = SequenceMatcher(a=old.words, b=new.words, autojunk=False).get_matching_blocks()
    pairs = [(step.a + n, step.b + n) for step in steps for n in range(step.size)]
    split = [Break(True, *old.places[a], *new.places[b]) for a, b in _inside(pairs, old, new)]
    turned = [(b, a) for a, b in pairs]
    joined = [Break(False, *old.places[a], *new.places[b]) for b, a in _inside(turned, new, old)]
    return sorted([*split, *joined], key=lambda each: (each.typed_block, each.typed_word))


def _inside(
    pairs: list[tuple[int, int]], whole: _Words, parts: _Words
) -> Iterator[tuple[int, int]]:
    """Words of ``whole`` in the middle of a block whose partners begin a block of ``parts``.

    Most words of the two blocks that meet there have a partner: what a new paragraph has in common
    with another by chance splits nothing.
    """
    sizes = Counter(block for block, _ in parts.places)
    paired = Counter(parts.places[b][0] for _, b in pairs)
    for (a, b), (c, d) in pairwise(pairs):
        block, above, below = whole.places[a][0], parts.places[b][0], parts.places[d][0]
        if below != above + 1 or whole.places[c][0] != block:
            continue
        if all(2 * paired[part] >= sizes[part] for part in (above, below)):
            first = d - parts.places[d][1]
            # Where the words on one side of the break differ, those on the other say where it is.
            yield (c if d == first or b + 1 < first else a + 1), first


def first_difference(wanted: list[str], given: list[str]) -> tuple[int, int, int, int]:
    """Start and end, in ``wanted`` and in ``given``, of the first words that differ."""
    steps = SequenceMatcher(a=wanted, b=given, autojunk=False).get_opcodes()
    return next((a, b, c, d) for kind, a, b, c, d in steps if kind != "equal")


def declared_words(chapter: str, whole: str, wanted: list[str], given: list[str]) -> str:
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


def declared_break(chapter: str, whole: str, at: int) -> tuple[str, str]:
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
    return f"  - chapter: {chapter}\n    received: {old}\n    new: {now}\n    date:\n    reason:"
