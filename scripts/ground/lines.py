"""On which line and in which column does a character of a text stand?"""

from bisect import bisect_right
from itertools import accumulate


class Lines:
    """The lines of a text, each of which ends with ``\\n``, found once."""

    def __init__(self, text: str) -> None:
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def start(self, line: int) -> int:
        """The offset of the first character of a line, from 1."""
        return self._starts[line - 1]

    def __call__(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``, from 0."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
