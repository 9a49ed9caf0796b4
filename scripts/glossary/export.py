"""How does the glossary look to other programs, as a table and as JSON?

The entries with one id, in all languages that are ready, are one concept.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from book import mkdocs_yml
from book.addresses import plain
from book.chapters import in_nav_order
from book.identity import Terms
from book.languages import source
from glossary.book import read_books
from glossary.entry import Entry, Value
from glossary.labels import Labels
from glossary.parse import read_glossary
from glossary.pronunciation import in_capitals
from ground.problem import CannotRun
from translation import ready

_DETAILS = ("definition", "explanation", "details", "abbreviations", "synonyms", "forms", "avoid")
_SAID = ("pronunciation", "themes")


@dataclass(frozen=True)
class Concept:
    """The entries with one id, by language; most concepts have one in each.

    ``chapters`` are the chapters that use the term in the source language, in the order of the book: the
    names of their files, which all languages share. ``labels`` are those of each language.
    """

    id: str
    entries: dict[str, Entry]
    chapters: tuple[str, ...] = ()
    labels: Mapping[str, Labels] = field(default_factory=dict)

    @property
    def related(self) -> tuple[str, ...]:
        """The ids that any of the languages relates to it."""
        return tuple(dict.fromkeys(each for e in self.entries.values() for each in e.related))

    @property
    def records(self) -> dict[str, str]:
        """The ids of its records elsewhere that any of the languages gives, each with its relation: ``exact``,
        ``broader`` or ``narrower``, of the record to the concept."""
        given = [each for entry in self.entries.values() for each in entry.records]
        found: dict[str, str] = {}
        for each in given:
            found.setdefault(each.text, each.relation or "exact")
        return found

    @property
    def is_unreviewed(self) -> bool:
        """Does any of the languages say that it is not reviewed?"""
        return any(entry.unreviewed for entry in self.entries.values())

    def themes(self, language: str) -> tuple[str, ...]:
        """The titles of its themes in a language that has it."""
        return tuple(self.labels[language].titles(self.entries[language].themes))

    def pronunciation(self, language: str) -> str:
        """How it is said in a language that has it, as plain text; "" where the entry does not say."""
        typed = self.entries[language].pronunciation
        return in_capitals(typed.text) if typed else ""


def read_concepts(root: Path) -> list[Concept]:
    """The concepts in the order of the first glossary; raise ``CannotRun`` at what is malformed,
    rather than leave it out."""
    found: dict[str, Concept] = {}
    mkdocs_yml.agree(root)
    are_ready = ready.languages(mkdocs_yml.languages(mkdocs_yml.read(root)))
    books = {each: book for each, book in read_books(root).items() if each in are_ready}
    written = source(root)
    order = (f"docs/{written}/{path}" for path in in_nav_order(root))
    uses = books[written].uses(path for path in order if path in books[written].chapters)
    labels = {each: book.glossary.labels for each, book in books.items()}
    for language, book in books.items():
        for problem in book.malformed:
            raise CannotRun(problem.message, problem.path, problem.line)
        for name, entry in book.glossary.by_id.items():
            chapters = tuple(PurePosixPath(use.path).stem for use in uses.get(name, ()))
            concept = found.setdefault(name, Concept(name, {}, chapters, labels))
            concept.entries[language] = entry
    return list(found.values())


def title(concepts: Sequence[Concept], root: Path) -> str:
    """What the glossary is called in the languages of the concepts."""
    titles = (read_glossary(root, language)[0].title for language in _languages(concepts))
    return " · ".join(dict.fromkeys(titles))


def _languages(concepts: Sequence[Concept]) -> list[str]:
    """The languages of the concepts, the source first."""
    first = [language for concept in concepts[:1] for language in concept.labels]
    return first or sorted({language for concept in concepts for language in concept.entries})


def as_csv(concepts: Iterable[Concept], terms: Terms | None) -> bytes:
    """One row a concept (RFC 4180, UTF-8): id, terms, each language's columns, what the languages share;
    ``; `` in lists."""
    concepts = list(concepts)
    languages = _languages(concepts)
    buffer = io.StringIO(newline="")
    rows = csv.writer(buffer)
    details = [f"{language}_{column}" for language in languages for column in _DETAILS]
    details += [f"{language}_{column}" for language in languages for column in _SAID]
    rows.writerow(
        ["id", *languages, *details, "related", *_column(terms), "chapters", "unreviewed"]
    )
    for concept in concepts:
        entries = [concept.entries.get(language) for language in languages]
        cells = [getattr(entry, "term", "") for entry in entries]
        cells += [getattr(entry, column, "") for entry in entries for column in _DETAILS]
        for language in languages:
            said = _said(concept, language) if language in concept.entries else {}
            cells += [said.get(column, "") for column in _SAID]
        records = tuple(f"{id} ({relation})" for id, relation in concept.records.items())
        cells += [concept.related, *([records] if terms else []), concept.chapters]
        cells += ["true" if concept.is_unreviewed else "false"]
        rows.writerow([concept.id, *map(_cell, cells)])
    return buffer.getvalue().encode("utf-8")


def _said(concept: Concept, language: str) -> dict[str, str | tuple[str, ...]]:
    """The columns ``_SAID`` of a language that has the concept."""
    return {
        "pronunciation": concept.pronunciation(language),
        "themes": concept.themes(language),
    }


def _column(terms: Terms | None) -> list[str]:
    """What the ids of records elsewhere are called, where the book has a source of terms."""
    return [plain(terms.label)] if terms else []


def _cell(value: str | tuple[str | Value, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(map(str, value))


def as_json(concepts: Iterable[Concept], terms: Terms | None) -> bytes:
    """A JSON object whose ``concepts`` hold what all languages share, and each language
    (UTF-8)."""
    shown = [
        {
            "id": concept.id,
            "related": concept.related,
            **{
                name: [{"id": id, "relation": each} for id, each in concept.records.items()]
                for name in _column(terms)
            },
            "chapters": concept.chapters,
            "unreviewed": concept.is_unreviewed,
            "languages": {
                language: {
                    **{
                        name: _plain(getattr(entry, name))
                        for name in ("term", *_DETAILS, "common", "background")
                    },
                    **_said(concept, language),
                }
                for language, entry in concept.entries.items()
            },
        }
        for concept in concepts
    ]
    return (json.dumps({"concepts": shown}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(value: str | bool | tuple[Value, ...]) -> Any:
    if not isinstance(value, tuple):
        return value
    told = [{"text": v.text, "note": v.note, "relation": v.relation} for v in value]
    return [{name: text for name, text in each.items() if text} for each in told]
