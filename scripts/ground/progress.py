"""How does a long check show that it goes on?"""

import sys
from collections.abc import Callable

_WIDTH = 30


def bar() -> Callable[[int, int], None]:
    """A function that draws how many of how many are done, on a terminal only, and erases it at the end."""
    if not sys.stderr.isatty():
        return lambda done, total: None
    drawn = -1

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        filled = _WIDTH * done // max(total, 1)
        if done >= total:
            print("\r" + " " * (_WIDTH + 24) + "\r", end="", file=sys.stderr, flush=True)
        elif filled != drawn:
            text = f"\r[{'#' * filled:<{_WIDTH}}] {done}/{total}"
            print(text, end="", file=sys.stderr, flush=True)
        drawn = filled

    return draw
