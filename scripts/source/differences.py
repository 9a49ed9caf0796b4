"""Where do words, or the ends of paragraphs, differ from the received text, and with which lines of
``docs/source/edition.yml`` is that declared?"""

import json
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
    start, end = a, b  # widened until the words stand once in the chapter, and words replace them
    while end - start < len(wanted) and (
        whole.count(" ".join(wanted[start:end])) != 1 or not (given[c:d] or end - start > b - a)
    ):
        start, end = (start - 1, end) if start else (start, end + 1)
    new = [*wanted[start:a], *given[c:d], *wanted[b:end]]
    return _lines(chapter, " ".join(wanted[start:end]), " ".join(new))


def declared_break(chapter: str, whole: str, at: int) -> tuple[str, str]:
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
