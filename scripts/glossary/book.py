"""What has one language: its glossary, its chapters, and where they use which term?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from book.chapters import chapter_files, glossary_path, read_chapters
from book.languages import every, source
from book.passages import MarkdownFile
from glossary.entry import Glossary
from glossary.parse import read_glossary
from ground.problem import Problem


@dataclass(frozen=True)
class Use:
    """The first use of a term in a chapter: the chapter's path, the id and line of the paragraph.

    A paragraph without an id of its own is named by the nearest id above it.
    """

    path: str
    paragraph: str
    line: int


@dataclass(frozen=True)
class Book:
    """One language: its glossary, what is malformed in it, its chapters by path below the root."""

    glossary: Glossary
    malformed: list[Problem]
    chapters: dict[str, MarkdownFile]

    def uses(self, order: Iterable[str] | None = None) -> dict[str, list[Use]]:
        """The uses of each term in body text, at most one a chapter.

        ``order`` are the paths of the chapters that count, by default all in the order of their
        names. A term inside a longer one is used too: *hydratation* in *taux
        d'hydratation*.
        """
        found: dict[str, list[Use]] = {entry.id: [] for entry in self.glossary.entries}
        for path in self.chapters if order is None else order:
            for identifier, use in self._first_uses.get(path, {}).items():
                found[identifier].append(use)
        return found

    @cached_property
    def _first_uses(self) -> dict[str, dict[str, Use]]:
        """For each chapter's path, the first use of each term in it."""
        found: dict[str, dict[str, Use]] = {}
        for path, chapter in self.chapters.items():
            first, anchor = found.setdefault(path, {}), ""
            for passage in chapter.passages:
                anchor = passage.id or anchor
                if passage.kind == "body":
                    for match in self.glossary.index.every(passage.text):
                        first.setdefault(match.id, Use(path, anchor, passage.line))
        return found


def read_books(root: Path) -> dict[str, Book]:
    """Read all languages that have a glossary, the source first, which must have one, and chapters; raise
    ``CannotRun`` where a file cannot be read."""
    books, written = {}, source(root)
    for language in every(root):
        if language == written or (root / glossary_path(language)).is_file():
            is_begun = language != written and not chapter_files(root, language)
            chapters = [] if is_begun else read_chapters(root, language)
            by_path = {chapter.path: chapter for chapter in chapters}
            books[language] = Book(*read_glossary(root, language), by_path)
    return books
