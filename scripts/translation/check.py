"""Is the whole translation sound: each file, its states, its content, its language's block?"""

from collections.abc import Iterator
from pathlib import Path

from book import mkdocs_yml
from book.languages import DOCS, SOURCE, locales
from ground.message import say
from ground.problem import CannotRun, Problem
from translation import behind, content
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
    problems: set[Problem] = set(_unbuilt(root))
    for page in pages:
        problems.update(faults(page.source), faults(page.target, names(page)))
        if page.readable:
            problems.update(behind.problems(page), content.problems(page))
    return pages, sorted(problems)


def _unbuilt(root: Path) -> Iterator[Problem]:
    """``language-not-built``, a warning for each folder of a language that ``mkdocs.yml`` lacks."""
    known = {each["locale"] for each in mkdocs_yml.languages(mkdocs_yml.read(root))}
    for locale in locales(root):
        if locale not in known:
            message = say(
                "the pages in {locale} are not built: mkdocs.yml has no block for the language; "
                "`python3 scripts/start_translation.py {locale}` shows what to add",
                locale=locale,
            )
            yield Problem(f"{DOCS}/{locale}", 0, 0, "language-not-built", message, "warning")
