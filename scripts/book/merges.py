"""Where has git left its marks in a text, of a merge that was not finished?"""

import re

from ground.lines import line_of

# "=======" alone may underline a heading.
_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= |$)", re.M)
_BETWEEN = re.compile(r"^={7}$", re.M)


def marks(text: str) -> list[re.Match[str]]:
    """The marks in their order, none where the merge is finished."""
    found = list(_MARK.finditer(text))
    found += _BETWEEN.finditer(text) if found else []
    return sorted(found, key=re.Match.start)


def line(text: str) -> int:
    """The line, from 1, of the first mark; 0 where there is none."""
    first = next(iter(marks(text)), None)
    return line_of(text, first.start()) if first else 0
