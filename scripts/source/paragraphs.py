"""Where does a chapter begin a paragraph in the middle of a received one, or not begin one?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise


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
