"""Where is each term used?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from book.passages import MarkdownFile
from glossary.entry import Glossary
from glossary.match import TermIndex


@dataclass(frozen=True)
class Use:
    """The first use of a term in a chapter: the chapter's path, the id and line of the paragraph.

    A paragraph without an id of its own is named by the nearest id above it.
    """

    path: str
    paragraph: str
    line: int


def term_index(glossary: Glossary) -> TermIndex:
    """An index of all names that count as a term when met in a text."""
    return TermIndex((form, entry.id) for entry in glossary.entries for form in entry.matched)


def uses(glossary: Glossary, chapters: Sequence[MarkdownFile]) -> dict[str, list[Use]]:
    """Return the uses of each term in body text, at most one a chapter, in the order of the
    chapters.

    A term inside a longer one is used too: *système immunitaire* in *surveillance du système
    immunitaire*.
    """
    index = term_index(glossary)
    found: dict[str, list[Use]] = {entry.id: [] for entry in glossary.entries}
    for chapter in chapters:
        for identifier, use in _first_uses(chapter, index).items():
            found[identifier].append(use)
    return found


def _first_uses(chapter: MarkdownFile, index: TermIndex) -> dict[str, Use]:
    first: dict[str, Use] = {}
    anchor = ""
    for passage in chapter.passages:
        anchor = passage.id or anchor
        if passage.kind == "body":
            for match in index.every(passage.text):
                first.setdefault(match.id, Use(chapter.path, anchor, passage.line))
    return first


def without_use(all_uses: Iterable[dict[str, list[Use]]]) -> set[str]:
    """The ids that no language uses in any chapter."""
    counts: dict[str, int] = {}
    for by_id in all_uses:
        for identifier, found in by_id.items():
            counts[identifier] = counts.get(identifier, 0) + len(found)
    return {identifier for identifier, count in counts.items() if not count}
