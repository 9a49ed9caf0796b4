"""Does a file's name work in every address and on every file system?"""

import re
from collections.abc import Iterator
from pathlib import Path

from book.identity import LOCALE
from ground.message import say
from ground.problem import Problem
from pages import shipped

# What needs no escaping in an address (RFC 3986, section 2.3), in lower case: but for a language, pt-BR.
_NAME = re.compile(r"[a-z0-9_][a-z0-9._-]*")


def problems(root: Path, folder: Path) -> Iterator[Problem]:
    """Rules ``file-name`` and ``symbolic-link`` of all that is below ``folder``."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.name in shipped.LEFT:
            continue
        if path.is_symlink():
            message = say("a link of the file system leads elsewhere: put the file itself here")
            yield Problem(name, 1, 1, "symbolic-link", message)
        of_language = path.parent == folder and path.is_dir() and LOCALE.fullmatch(path.name)
        if not of_language and not _NAME.fullmatch(path.name):
            message = say(
                "{name!r}: use a-z, 0-9, - and _ only (no space, capital, accent)", name=path.name
            )
            yield Problem(name, 1, 1, "file-name", message)
