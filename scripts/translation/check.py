"""Is the whole translation sound: each file, its states, its content, its language's block?"""

from collections.abc import Iterator
from pathlib import Path

from book import identity, mkdocs_yml
from book.languages import DOCS, locales, source
from ground.message import say
from ground.problem import CannotRun, Problem
from translation import behind, content, ready
from translation.book import PagePair, pairs
from translation.faults import faults, names


def check(root: Path) -> tuple[list[PagePair], list[Problem]]:
    """Return all translated pages of the book, and the words of its interface, below ``root`` and all problems, sorted.

    Raises ``CannotRun`` at file and line where a file cannot be read as what it should be.
    """
    pages = list(pairs(root))
    if not pages:
        folder = f"{DOCS}/{source(root)}"
        raise CannotRun(
            say("{folder}: no translation beside it below {root}", folder=folder, root=root)
        )
    problems: set[Problem] = set(_unbuilt(root))
    for page in pages:
        problems.update(faults(root, page.source), faults(root, page.target, names(page)))
        if page.readable:
            problems.update(behind.problems(page), content.problems(page))
    return pages, sorted(problems)


def _unbuilt(root: Path) -> Iterator[Problem]:
    """``language-not-built``, a warning for each folder of a language that ``mkdocs.yml`` lacks, an error where
    the book has a title in it; ``title-missing`` where a language that is ready has none."""
    blocks, book = mkdocs_yml.languages(mkdocs_yml.read(root)), identity.read(root)
    known, line = {each["locale"] for each in blocks}, book.lines["titles"]
    for locale in book.languages:
        if locale not in known:
            message = say(
                "the book has a title in {locale}, and mkdocs.yml has no block for the language",
                locale=locale,
            )
            yield Problem(identity.FILE, line, 1, "language-not-built", message)
    for locale in sorted(ready.languages(blocks) - {*book.languages}):
        message = say(
            "{locale} is ready in mkdocs.yml, and the book has no title in it: type `{locale}: …` below "
            "`titles`",
            locale=locale,
        )
        yield Problem(identity.FILE, line, 1, "title-missing", message)
    for locale in locales(root):
        if locale not in known | {*book.languages}:
            message = say(
                "the pages in {locale} are not built: mkdocs.yml has no block for the language; "
                "`python3 scripts/start_translation.py {locale}` shows what to add",
                locale=locale,
            )
            yield Problem(f"{DOCS}/{locale}", 0, 0, "language-not-built", message, "warning")
