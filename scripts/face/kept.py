"""Where are the files of the face kept, so that they are cut once and not at every build?

Cutting takes a second, nearly half of a build. The files lie in the environment whose packages they
were made with, under a name for these packages and for the code that cut them: never below the
repository, where a change sent by somebody else could bring other letters along.
"""

import contextlib
import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from face.letters import ITALIC, LICENCE, UPRIGHT
from ground import writing
from ground.problem import CannotRun

_MADE_WITH = ("brotli", "fontpkg-source-serif-4", "fonttools")


@cache
def files() -> dict[str, bytes]:
    """The files of the face by name: two in WOFF2, and the license."""
    folder = Path(sys.prefix) / "book-face" / _name()
    try:
        return {name: (folder / name).read_bytes() for name in (UPRIGHT, ITALIC, LICENCE)}
    except OSError:
        from face.cut import cut  # only here: to import what cuts takes a tenth of a build

        made = cut()
    with contextlib.suppress(CannotRun):  # where nothing may be written it is cut next time too
        for name, content in made.items():
            writing.replace(folder / name, content, name)
    return made


def _name() -> str:
    code = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    versions = [version(name).encode() for name in _MADE_WITH]
    return hashlib.sha256(b"\0".join([*code, *versions])).hexdigest()[:20]
