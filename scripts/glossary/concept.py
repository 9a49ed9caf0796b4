"""Which entries of both languages are one concept?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.entry import LANGUAGES, Entry, Glossary
from glossary.parse import read_glossary
from ground.problem import CannotRun


@dataclass(frozen=True)
class Concept:
    """The entries with one id, by language; most concepts have one in each."""

    id: str
    entries: dict[str, Entry]

    @property
    def related(self) -> tuple[str, ...]:
        """The ids that any of the languages relates to it."""
        return tuple(
            dict.fromkeys(each for entry in self.entries.values() for each in entry.related)
        )

    @property
    def mesh(self) -> tuple[str, ...]:
        """The MeSH descriptors that any of the languages gives."""
        return tuple(
            dict.fromkeys(each.text for entry in self.entries.values() for each in entry.mesh)
        )


def concepts(glossaries: Sequence[Glossary]) -> list[Concept]:
    """Return the concepts in the order of the first glossary."""
    ids = dict.fromkeys(entry.id for glossary in glossaries for entry in glossary.entries)
    return [
        Concept(each, {g.language: g.by_id[each] for g in glossaries if each in g.by_id})
        for each in ids
    ]


def read_concepts(root: Path) -> list[Concept]:
    """Read both glossaries; raise ``CannotRun`` at what is malformed, rather than leave it out."""
    read = [read_glossary(root, language) for language in LANGUAGES]
    for _, problems in read:
        for problem in problems:
            raise CannotRun(problem.message, problem.path, problem.line)
    return concepts([glossary for glossary, _ in read])
