"""Which text is this? A short name for exactly these words."""

import hashlib
from pathlib import Path

from book.addresses import LIST
from ground.command import read_text

LENGTH = 10  # hexadecimal digits: forty bits, and short enough to read out on the telephone
_WRITTEN = {".md", ".txt", ".yml"}


def text_version(root: Path, locales: list[str]) -> str:
    """The first digits of the SHA-256 over what a reader can read: all files that people write below
    ``docs/<locale>/`` and ``docs/source/``, pages, summaries, figures, and who publishes alike; not the list
    of addresses, which a command writes.

    Paths and texts are hashed in order of path, each followed by a zero byte, line ends as LF: a
    checkout on Windows has the same version. Raises ``CannotRun`` where a page cannot be read.
    """
    total = hashlib.sha256()
    docs = root / "docs"
    folders = (docs / name for name in (*locales, "source"))
    paths = [path for each in folders for path in each.rglob("*") if path.suffix in _WRITTEN]
    paths = [path for path in paths if path != root / LIST]
    for path in sorted(paths, key=lambda path: path.relative_to(docs).as_posix()):
        for text in (path.relative_to(docs).as_posix(), read_text(path, root)):
            total.update(text.encode() + b"\0")
    return total.hexdigest()[:LENGTH]
