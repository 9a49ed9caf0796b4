"""What happens when a person says that something rests on the text as it is?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from book import front_matter
from book.front_matter import GROUNDS
from book.languages import source
from claims import declared, plain
from claims.grounds import Grounds
from ground import writing
from ground.message import say
from ground.problem import CannotRun
from translation import stamp
from translation.which import below


def accept(root: Path, file: str, only: Sequence[str] = ()) -> tuple[str, list[str], bool]:
    """Record in ``plain.yml`` or ``claims.yml`` what its sentences are now, all of them or some ``only``.

    Returns the path, which, and whether a byte has changed. Raises ``CannotRun`` for another file, and for what is
    no sentence.
    """
    path, summaries = below(root, file).as_posix(), plain.path_of(source(root))
    found: tuple[front_matter.Page, Mapping[str, object]] | None
    if path == summaries:
        found = plain.read(root, source(root))
    elif path == declared.PATH:
        found = declared.read(root)
    else:
        reason = say(
            "{file} is not accepted here: name {summaries} or {claims}",
            file=path,
            summaries=summaries,
            claims=declared.PATH,
        )
        raise CannotRun(reason)
    if not found:
        raise CannotRun(say("{path}: no such file; nothing accepted", path=path))
    page, names = found
    accepted, grounds = list(only or names), Grounds(root)
    recorded = dict(stamp.read(page, path, GROUNDS).fingerprints)
    for name in accepted:
        now = grounds.fingerprint(name)
        if name not in names or now is None:
            reason = say("{name!r} is not in it, or no sentence; nothing accepted", name=name)
            raise CannotRun(reason, path, page.lines.get(name, 1))
        recorded[name] = now
    new = stamp.Stamp({name: recorded[name] for name in names if name in recorded})
    changed = writing.edit(
        root / path, lambda text: stamp.write_whole(text, new, path, GROUNDS), path
    )
    return path, accepted, changed
