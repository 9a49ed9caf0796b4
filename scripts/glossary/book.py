"""What has one language: its glossary, its chapters, and where they use which term?"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from book.chapters import chapter_files, glossary_path, read_chapters
from book.languages import every, source
from book.passages import MarkdownFile
from glossary.entry import Glossary
from glossary.parse import read_glossary
from ground.problem import Problem


class Use(NamedTuple):
    """The first use of a term in a chapter: the chapter's path, the id of the paragraph, or the nearest above it."""

    path: str
    paragraph: str


@dataclass(frozen=True)
class Book:
    """One language: its glossary, what is malformed in it, its chapters by path below the root."""

    glossary: Glossary
    malformed: list[Problem]
    chapters: dict[str, MarkdownFile]

    def uses(self, order: Iterable[str] | None = None) -> dict[str, list[Use]]:
        """The uses of each term in body text, at most one a chapter.

        ``order`` are the paths of the chapters that count, others among them or not; by default all in the
        order of their names. A term inside a longer one is used too: *hydratation* in *taux
        d'hydratation*.
        """
        found: dict[str, list[Use]] = {entry.id: [] for entry in self.glossary.entries}
        for path in self.chapters if order is None else order:
            anchor, first = "", dict[str, str]()
            for passage in self.chapters[path].passages if path in self.chapters else ():
                anchor = passage.id or anchor
                if passage.kind == "body":
                    for match in self.glossary.index.every(passage.text):
                        first.setdefault(match.id, anchor)
            for identifier, paragraph in first.items():
                found[identifier].append(Use(path, paragraph))
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
