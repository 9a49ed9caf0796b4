"""What does a build need to know of one language's glossary and chapters?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from book.passages import MarkdownFile
from glossary.entry import LANGUAGES, Glossary
from glossary.match import TermIndex
from glossary.parse import read_glossary
from glossary.passages import chapters
from glossary.usage import Use, term_index, uses


@dataclass(frozen=True)
class Book:
    """One language: its glossary, the index of its terms, its chapters by path below the root."""

    glossary: Glossary
    index: TermIndex
    chapters: dict[str, MarkdownFile]

    def uses(self, order: Sequence[str]) -> dict[str, list[Use]]:
        """The uses of each term, chapters in the given order of paths; others are not counted."""
        return uses(self.glossary, [self.chapters[path] for path in order if path in self.chapters])


def read_books(root: Path) -> dict[str, Book]:
    """Read all languages; raise ``CannotRun`` where a file cannot be read."""
    return {language: _read(root, language) for language in LANGUAGES}


def _read(root: Path, language: str) -> Book:
    glossary, _ = read_glossary(root, language)  # what is malformed is for check_glossary to say
    by_path = {chapter.path: chapter for chapter in chapters(root, language)}
    return Book(glossary, term_index(glossary), by_path)
