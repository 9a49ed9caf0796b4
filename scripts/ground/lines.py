"""On which line and in which column does a character of a text stand?"""

import re
from bisect import bisect_right


class Lines:
    """The lines of a text, found once, for whoever asks often; ``ends`` is a pattern of what ends one."""

    def __init__(self, text: str, ends: str = "\n") -> None:
        self._starts = [0, *(end.end() for end in re.finditer(ends, text))]

    def start(self, line: int) -> int:
        """The offset of the first character of a line, from 1."""
        return self._starts[line - 1]

    def __call__(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``, from 0."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def line_of(text: str, offset: int) -> int:
    """The line, from 1, of the character at ``offset``, from 0, for whoever asks once."""
    return text.count("\n", 0, offset) + 1
