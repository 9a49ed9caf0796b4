"""Which files have changed since the last look?"""

from collections.abc import Iterable
from pathlib import Path

Look = dict[str, int]


def look(root: Path, parts: Iterable[str]) -> Look:
    """When each file of ``parts`` (files and folders of ``root``) was last written, by its path.

    What an editor keeps beside a file while it is open is none of the book's.
    """
    found = {}
    for part in parts:
        whole = root / part
        for path in [whole, *whole.rglob("*")]:
            name = path.relative_to(root).as_posix()
            is_folder = path.is_dir() and not path.is_symlink()
            if not is_folder and not path.name.startswith(".") and not path.name.endswith("~"):
                found[name] = path.lstat().st_mtime_ns  # of what is no file too: it stops a build
    return found


def changed(before: Look, after: Look) -> list[str]:
    """The paths that were written, added or deleted between two looks, sorted."""
    return sorted(name for name in before | after if before.get(name) != after.get(name))
