"""Of which day is this edition? Never of the day it happens to be built."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from ground import git
from ground.message import say
from ground.problem import CannotRun

# git writes the commit's time here when it exports an archive (gitattributes, export-subst).
EXPORTED = Path("scripts/editions/commit-time.txt")
_END = 2**32  # what a gzip file, such as the site's map, can bear for a time (RFC 1952, MTIME)


def edition_date(root: Path) -> date:
    """The day, in UTC, of the text in ``root``: the one that is known, else that of its newest file.

    Raises ``CannotRun`` where there is not even a text.
    """
    if day := known(root):
        return day
    written = [path.stat().st_mtime for path in (root / "docs").rglob("*.md")]
    if not written:
        reason = say("the date of this edition is not known: {folder} holds no text", folder=root)
        raise CannotRun(reason)
    return datetime.fromtimestamp(max(written), UTC).date()


def known(root: Path) -> date | None:
    """The day of the text in ``root`` where something tells it, in this order.

    ``SOURCE_DATE_EPOCH`` (seconds since 1970, as reproducible-builds.org defines it), the HEAD
    commit of a repository whose top is ``root``, what git wrote into an exported archive. Raises
    ``CannotRun`` where that is no time.
    """
    if day := named():
        return day
    # An archive may have been unpacked inside a repository that is not ours.
    above = {"GIT_CEILING_DIRECTORIES": str(root.resolve().parent)}
    head = git.said(root, "log", "-1", "--format=%ct", "HEAD", **above)
    try:
        seconds = (head or (root / EXPORTED).read_text(encoding="ascii")).strip()
    except (OSError, UnicodeDecodeError):
        return None
    # A dollar as it stands in the repository: no archive.
    return None if seconds.startswith("$") else _day(seconds, EXPORTED.as_posix())


def named() -> date | None:
    """The day that ``SOURCE_DATE_EPOCH`` names, if it is not empty. Raises ``CannotRun`` as above."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return _day(seconds, "SOURCE_DATE_EPOCH") if seconds else None


def _day(seconds: str, source: str) -> date:
    try:
        if 0 <= int(seconds) < _END:
            return datetime.fromtimestamp(int(seconds), UTC).date()
    except ValueError:
        pass
    reason = say(
        "{source} is no number of seconds from 1970 to 2106: {seconds!r}",
        source=source,
        seconds=seconds,
    )
    raise CannotRun(reason)
