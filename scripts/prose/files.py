"""Can a file below ``docs/`` be published: by its name, its kind and its weight?"""

import re
from collections.abc import Iterator
from pathlib import Path

from book.identity import LOCALE
from ground.message import say
from ground.problem import Problem
from pages import shipped

# What needs no escaping in an address (RFC 3986, section 2.3), in lower case: but for a language, pt-BR.
_NAME = re.compile(r"[a-z0-9_][a-z0-9._-]*")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tiff"})
_LIMIT = 500_000  # bytes of a picture


def problems(root: Path, path: Path) -> Iterator[Problem]:
    """Rules ``file-name``, ``symbolic-link`` and ``heavy-image`` of what is at ``path``, and those of
    ``shipped.problems``."""
    name = path.relative_to(root).as_posix()
    if path.is_file():
        yield from shipped.problems(root, path)
    if path.name in shipped.LEFT:
        return
    if path.is_symlink():
        message = say("a link of the file system leads elsewhere: put the file itself here")
        yield Problem(name, 1, 1, "symbolic-link", message)
    of_language = path.parent == root / "docs" and path.is_dir() and LOCALE.fullmatch(path.name)
    if not of_language and not _NAME.fullmatch(path.name):
        message = say(
            "{name!r}: use a-z, 0-9, - and _ only (no space, capital, accent)", name=path.name
        )
        yield Problem(name, 1, 1, "file-name", message)
    if path.suffix.lower() in _PICTURES and (message := too_heavy(root, path)):
        yield Problem(name, 1, 1, "heavy-image", message)


def too_heavy(root: Path, path: Path) -> str:
    """The sentence on a picture that takes too many bytes; empty where it does not."""
    if (size := path.stat().st_size) <= _LIMIT:
        return ""
    return say(
        "{file} has {size} kB: make it smaller than {limit} kB",
        file=path.resolve().relative_to(root.resolve()).as_posix(),
        size=size // 1000,
        limit=_LIMIT // 1000,
    )
