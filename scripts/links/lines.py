"""In which line and column is an offset?"""

import re
from bisect import bisect_right


class Lines:
    """The lines of a text, found once."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\r\n|[\n\r\f]", text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset from 0."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
