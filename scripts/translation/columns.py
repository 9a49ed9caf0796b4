"""How do several texts stand side by side in a terminal?"""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from unicodedata import east_asian_width

_NARROWEST = 22


def side_by_side(texts: Sequence[tuple[str, str]], width: int) -> str:
    """Set ``(heading, text)`` pairs in columns, or below one another where ``width`` is too
    small."""
    gap = " │ "
    each = (width - len(gap) * (len(texts) - 1)) // len(texts)
    if each < _NARROWEST:
        return "\n".join(
            f"{heading}\n{textwrap.fill(text, max(width, 20))}\n" for heading, text in texts
        )
    columns = [
        [heading, "─" * each, *textwrap.wrap(text, each, break_on_hyphens=False)]
        for heading, text in texts
    ]
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(gap.join(_pad(cell, each) for cell in row).rstrip() for row in rows)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - len(text) - sum(east_asian_width(c) in "WF" for c in text))
