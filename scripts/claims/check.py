"""Does what the edition says of the received text still rest on it?"""

from pathlib import Path

from book.languages import every, source
from claims import declared, plain
from claims.grounds import Grounds
from ground.problem import Problem


def check(root: Path) -> list[Problem]:
    """All problems of the summaries in plain words, and of what the sentences claim.

    Raises ``CannotRun`` where a file cannot be read.
    """
    if not has_any(root):
        return []
    grounds = Grounds(root)
    found = [each for locale in every(root) for each in plain.problems(root, locale, grounds)]
    return [*found, *declared.problems(root, grounds)]


def has_any(root: Path) -> bool:
    """Does the edition say anything of the text's sentences?"""
    return (root / declared.PATH).is_file() or (root / plain.path_of(source(root))).is_file()
