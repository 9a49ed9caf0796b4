"""Which pages of the book are chapters, in which order, and which one is the glossary?"""

from collections.abc import Mapping
from pathlib import Path

from book import identity, mkdocs_yml
from book.passages import MarkdownFile
from ground.message import say
from ground.problem import CannotRun

GLOSSARY = "glossaire.md"
WHOLE = "lire.md"  # all chapters on one page
CLAIMS = "ce-que-dit-le-texte.md"  # its sentences by what each claims


def folder(root: Path) -> str:
    """Where the chapters are below the folder of a language, ending in ``/``."""
    return f"{identity.read(root).chapters}/"


def in_nav_order(root: Path) -> list[str]:
    """Paths of the chapters below ``docs/<locale>/`` as ``nav`` in mkdocs.yml orders them.

    Raises ``CannotRun`` where mkdocs.yml cannot be read or names no chapter.
    """
    nav, below = mkdocs_yml.read(root).get("nav"), folder(root)
    paths = [path for path in mkdocs_yml.pages(nav) if path.startswith(below)]
    if not paths:
        raise CannotRun(say("nav names no page below {folder}", folder=below), "mkdocs.yml")
    return paths


def chapter_files(root: Path, locale: str) -> list[str]:
    """The chapters that a language has, relative to the root, by name; nav may lack some."""
    return _below(root, f"docs/{locale}/{folder(root)}")


def chapter_path(root: Path, locale: str, name: str) -> str:
    """Where a chapter is, relative to the root; ``name`` is its file's stem."""
    return f"docs/{locale}/{folder(root)}{name}.md"


def glossary_path(locale: str) -> str:
    """Where the glossary of a language is, relative to the root."""
    return f"docs/{locale}/{GLOSSARY}"


def read_pages(root: Path, locale: str, known: Mapping[str, MarkdownFile]) -> list[MarkdownFile]:
    """All pages of one language, by path, those ``known`` as they were read; raises ``CannotRun`` if one
    cannot be read."""
    paths = _below(root, f"docs/{locale}")
    return [known.get(path) or MarkdownFile(root, path) for path in paths]


def read_chapters(root: Path, locale: str) -> list[MarkdownFile]:
    """The chapters of one language, by path; raises ``CannotRun`` if there is none."""
    if found := chapter_files(root, locale):
        return [MarkdownFile(root, path) for path in found]
    raise CannotRun(say("there is no chapter here"), f"docs/{locale}/{folder(root)}".rstrip("/"))


def _below(root: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).rglob("*.md"))
