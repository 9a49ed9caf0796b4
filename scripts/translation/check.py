"""Is the whole translation sound: each file, its states, its content?"""

from pathlib import Path

from book.languages import SOURCE
from ground.message import say
from ground.problem import CannotRun, Problem
from translation import behind, content, unbuilt
from translation.book import PagePair, pairs
from translation.faults import faults, names


def check(root: Path) -> tuple[list[PagePair], list[Problem]]:
    """Return all translated pages of the book, and the words of its interface, below ``root`` and all problems, sorted.

    Raises ``CannotRun`` at file and line where a file cannot be read as what it should be.
    """
    pages = list(pairs(root))
    if not pages:
        folder = f"docs/{SOURCE}"
        raise CannotRun(
            say("{folder}: no translation beside it below {root}", folder=folder, root=root)
        )
    problems: set[Problem] = set(unbuilt.problems(root))
    for page in pages:
        problems.update(faults(page.source), faults(page.target, names(page)))
        if page.readable:
            problems.update(behind.problems(page), content.problems(page))
    return pages, sorted(problems)
