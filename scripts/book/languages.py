"""Which languages has the book, and which pages has each?"""

from pathlib import Path

from book import identity
from book.identity import LOCALE
from ground.message import say
from ground.problem import CannotRun

DOCS = "docs"


def source(root: Path) -> str:
    """The language that the book is written in, and translated from."""
    return identity.read(root).source


def locales(root: Path) -> list[str]:
    """The languages the book is translated into: the folders beside that of the source that are named
    like one. Raises ``CannotRun`` where there is no book."""
    written = source(root)
    if not (root / DOCS / written).is_dir():
        folder = f"{DOCS}/{written}"
        raise CannotRun(say("{folder}: no such folder below {root}", folder=folder, root=root))
    folders = (path.name for path in (root / DOCS).iterdir() if path.is_dir())
    return sorted(name for name in folders if name != written and LOCALE.fullmatch(name))


def every(root: Path) -> list[str]:
    """All languages of the book, the source first; raises ``CannotRun`` where there is no book."""
    return [source(root), *locales(root)]


def keys(root: Path, locale: str) -> list[str]:
    """The pages of a language, as paths below its folder, ``/``-separated, sorted."""
    folder = root / DOCS / locale
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
