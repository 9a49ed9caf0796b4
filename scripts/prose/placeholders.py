"""Which lines of a translated page still hold the French, until somebody translates?"""

from pathlib import Path, PurePosixPath

from book.languages import SOURCE
from ground.problem import CannotRun
from translation.book import page_pair


def placeholders(root: Path, path: str) -> dict[int, str]:
    """The numbers of such lines in the page at ``path`` (``docs/en/a-propos.md``), each with the code
    of the language it is in. None where the translation cannot be read: its own check says so."""
    _, locale, *key = PurePosixPath(path).parts
    if locale == SOURCE:
        return {}
    try:
        page = page_pair(root, locale, "/".join(key))
    except CannotRun:
        return {}
    return {line: SOURCE for each in page.french for line in range(each.line, each.last + 1)}
