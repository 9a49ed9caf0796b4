"""Which files of ``docs/`` are part of the site?"""

from pathlib import Path, PurePosixPath

from ground.command import read_text
from ground.message import say
from ground.problem import Problem
from pages import drawings

_DRAWING = ".svg"
# The kinds of files below docs/ that are published, by their endings: pages, then what a browser shows or
# saves and never runs, whatever is in it. Styles and scripts are the engine's, in overrides/.
_PUBLISHED = (".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", _DRAWING, ".csv", ".txt")
_READ = (".yml",)  # by the engine alone
# What systems leave in every folder that somebody has opened.
LEFT = frozenset({".DS_Store", "Thumbs.db"})


def is_published(name: str) -> bool:
    """Is a file below ``docs/`` of a kind that is part of the site, as its name has it?"""
    return PurePosixPath(name).suffix.lower() in _PUBLISHED


def problems(root: Path, path: Path) -> list[Problem]:
    """Why the file at ``path``, below ``root/docs/``, cannot be published: rule ``file-kind``, and those
    of a drawing (``drawings.problems``).

    Raises ``CannotRun`` where a drawing is unreadable.
    """
    name, kind = path.relative_to(root).as_posix(), path.suffix.lower()
    if name.startswith("docs/downloads/"):
        message = say("the site keeps its editions in downloads/: put the file into docs/assets/")
        return [Problem(name, 1, 1, "file-kind", message)]
    if kind == _DRAWING:
        return drawings.problems(name, read_text(path, root))
    if kind in (*_PUBLISHED, *_READ) or path.name in LEFT:
        return []
    message = say(
        "{name!r} is of no kind that is published from docs/: {kinds}",
        name=path.name,
        kinds=" ".join(_PUBLISHED),
    )
    return [Problem(name, 1, 1, "file-kind", message)]
