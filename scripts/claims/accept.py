"""What happens when a person says that something rests on the text as it is?"""

from collections.abc import Sequence
from pathlib import Path

from book import interface_file
from book.languages import source
from claims import declared, plain
from claims.grounds import Grounds
from ground.message import say
from ground.problem import CannotRun
from translation.which import below


def accept(root: Path, file: str, only: Sequence[str] = ()) -> tuple[str, list[str], bool]:
    """Record in ``plain.yml`` or ``claims.yml`` what its sentences are now, all of them or some ``only``.

    Returns the path, which, and whether a byte has changed. Raises ``CannotRun`` for another file, and for what is
    no sentence.
    """
    path, summaries = below(root, file).as_posix(), plain.path_of(source(root))
    if path == summaries and (page := plain.read(root, source(root))):
        names = list(interface_file.words(page))
    elif path == declared.PATH and (found := declared.read(root)):
        page, claims = found
        names = [each.name for each in claims]
    elif path in (summaries, declared.PATH):
        raise CannotRun(say("{path}: no such file; nothing accepted", path=path))
    else:
        reason = say(
            "{file} is not accepted here: name {summaries} or {claims}",
            file=path,
            summaries=summaries,
            claims=declared.PATH,
        )
        raise CannotRun(reason)
    return path, *Grounds(root).accept(root, path, page, names, list(only))
