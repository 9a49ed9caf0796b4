"""Which languages has the book, and which pages has each?"""

import re
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun

SOURCE = "fr"  # the language that the book is written in, and translated from
DOCS = "docs"
# What BCP 47 calls a language, by its script and its region too: es, pt-BR, zh-Hant, es-419.
LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")


def locales(root: Path) -> list[str]:
    """The languages the book is translated into: the folders beside ``docs/fr`` that are named like
    one. Raises ``CannotRun`` where there is no book."""
    if not (root / DOCS / SOURCE).is_dir():
        folder = f"{DOCS}/{SOURCE}"
        raise CannotRun(say("{folder}: no such folder below {root}", folder=folder, root=root))
    folders = (path.name for path in (root / DOCS).iterdir() if path.is_dir())
    return sorted(name for name in folders if name != SOURCE and LOCALE.fullmatch(name))


def every(root: Path) -> list[str]:
    """All languages of the book, the source first; raises ``CannotRun`` where there is no book."""
    return [SOURCE, *locales(root)]


def keys(root: Path, locale: str) -> list[str]:
    """The pages of a language, as paths below its folder, ``/``-separated, sorted."""
    folder = root / DOCS / locale
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
