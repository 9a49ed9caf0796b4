"""Which chapters has a language, and what is read in them?"""

from pathlib import Path

from book.passages import MarkdownFile
from ground.message import say
from ground.problem import CannotRun


def chapters(root: Path, language: str) -> list[MarkdownFile]:
    """Read the chapters of one language by name; raise ``CannotRun`` if there is none."""
    folder = root / "docs" / language / "chapitres"
    paths = sorted(folder.glob("*.md"))
    if not paths:
        name = folder.relative_to(root).as_posix()
        raise CannotRun(say("there is no chapter here"), name)
    return [MarkdownFile(root, path.relative_to(root).as_posix()) for path in paths]
