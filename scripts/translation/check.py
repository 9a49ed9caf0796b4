"""Is the whole translation sound: states, structure, content?"""

from pathlib import Path, PurePosixPath

from checking.problem import CannotRun, Problem
from translation import behind, content
from translation.book import SOURCE, PagePair, page_pairs, page_problems


def check(root: Path) -> tuple[list[PagePair], list[Problem]]:
    """Return all translated pages of the book below ``root`` and all problems, sorted.

    Raises ``CannotRun`` at file and line where a file cannot be read as what it should be.
    """
    pages = list(page_pairs(root))
    if not pages:
        raise CannotRun(f"docs/{SOURCE}: no translation beside it below {root}")
    problems: set[Problem] = set()
    for page in pages:
        for side in (page.source, page.target):
            problems.update(page_problems(side, _is_chapter))
        if page.readable:
            problems.update(behind.problems(page))
            problems.update(content.problems(page))
    return pages, sorted(problems)


def _is_chapter(path: str) -> bool:
    return "chapitres" in PurePosixPath(path).parts
