"""What happens when a person says that something rests on the text as it is?"""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from book import interface_file
from book.languages import SOURCE
from claims import declared, plain
from claims.grounds import Grounds
from ground.message import say
from ground.problem import CannotRun


def accept(root: Path, file: str, only: Sequence[str] = ()) -> tuple[str, list[str], bool]:
    """Record in ``plain.yml`` or ``claims.yml`` what its sentences are now, all of them or some ``only``.

    Returns the path, which, and whether a byte has changed. Raises ``CannotRun`` for another file, and for what is
    no sentence.
    """
    if file == interface_file.PLAIN and (page := plain.read(root)):
        path, names = plain.path_of(SOURCE), list(interface_file.words(page))
    elif file == PurePosixPath(declared.PATH).name and (found := declared.read(root)):
        page, claims = found
        path, names = declared.PATH, [each.name for each in claims]
    else:
        known = f"{plain.path_of(SOURCE)}, {declared.PATH}"
        raise CannotRun(say("{file}: none of {known}, or not there", file=file, known=known))
    return path, *Grounds(root).accept(root, path, page, names, list(only))
