"""How does the glossary look to other programs, as a table and as JSON?

The entries with one id, in all languages that are ready, are one concept.
"""

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from book import mkdocs_yml
from book.addresses import plain
from book.chapters import in_nav_order
from book.identity import Terms
from book.languages import source
from glossary.book import read_books
from glossary.entry import Entry, Glossary, Value
from ground.problem import CannotRun
from translation import ready

_DETAILS = ("definition", "explanation", "details", "abbreviations", "synonyms", "forms", "avoid")
_SAID = ("pronunciation", "themes")


@dataclass(frozen=True)
class Concept:
    """The entries with one id, by language; most concepts have one in each.

    ``chapters`` are the chapters that use the term in the source language, in the order of the book: the
    names of their files, which all languages share. ``glossaries`` are those of all languages.
    """

    id: str
    entries: dict[str, Entry]
    chapters: tuple[str, ...]
    glossaries: Mapping[str, Glossary]

    @property
    def related(self) -> tuple[str, ...]:
        """The ids that any of the languages relates to it."""
        return tuple(dict.fromkeys(each for e in self.entries.values() for each in e.related))

    @property
    def records(self) -> dict[str, str]:
        """The ids of its records elsewhere that any of the languages gives, each with its relation: ``exact``,
        ``broader`` or ``narrower``, of the record to the concept."""
        found: dict[str, str] = {}
        for each in (each for entry in self.entries.values() for each in entry.records):
            found.setdefault(each.text, each.relation or "exact")
        return found

    @property
    def is_unreviewed(self) -> bool:
        """Does any of the languages say that it is not reviewed?"""
        return any(entry.unreviewed for entry in self.entries.values())

    def themes(self, language: str) -> tuple[str, ...]:
        """The titles of its themes in a language that has it."""
        return tuple(self.glossaries[language].labels.titles(self.entries[language].themes))


def read_concepts(root: Path) -> list[Concept]:
    """The concepts in the order of the first glossary; raise ``CannotRun`` at what is malformed,
    rather than leave it out."""
    found: dict[str, Concept] = {}
    mkdocs_yml.agree(root)
    are_ready = ready.languages(mkdocs_yml.languages(mkdocs_yml.read(root)))
    books = {each: book for each, book in read_books(root).items() if each in are_ready}
    written = source(root)
    uses = books[written].uses(f"docs/{written}/{path}" for path in in_nav_order(root))
    glossaries = {each: book.glossary for each, book in books.items()}
    for language, book in books.items():
        for problem in book.malformed:
            raise CannotRun(problem.message, problem.path, problem.line)
        for name, entry in book.glossary.by_id.items():
            chapters = tuple(PurePosixPath(use.path).stem for use in uses.get(name, ()))
            concept = found.setdefault(name, Concept(name, {}, chapters, glossaries))
            concept.entries[language] = entry
    return list(found.values())


def title(concepts: Collection[Concept]) -> str:
    """What the glossary is called in the languages of the concepts."""
    return " · ".join(dict.fromkeys(each.title for each in _glossaries(concepts).values()))


def _glossaries(concepts: Collection[Concept]) -> Mapping[str, Glossary]:
    return next((each.glossaries for each in concepts), {})


def as_csv(concepts: Collection[Concept], terms: Terms | None) -> bytes:
    """One row a concept (RFC 4180, UTF-8): id, terms, each language's columns, what the languages share;
    ``; `` in lists."""
    languages = list(_glossaries(concepts))
    columns = [(of, name) for group in (_DETAILS, _SAID) for of in languages for name in group]
    head = ["id", *languages, *(f"{of}_{name}" for of, name in columns)]
    buffer = io.StringIO(newline="")
    rows = csv.writer(buffer)
    rows.writerow([*head, "related", *_column(terms), "chapters", "unreviewed"])
    for concept in concepts:
        told = {language: _told(concept, language) for language in concept.entries}
        places = [*((of, "term") for of in languages), *columns]
        cells = [told[of][name] if of in told else "" for of, name in places]
        records = tuple(f"{id} ({relation})" for id, relation in concept.records.items())
        cells += [concept.related, *([records] if terms else []), concept.chapters]
        cells += ["true" if concept.is_unreviewed else "false"]
        rows.writerow([concept.id, *map(_cell, cells)])
    return buffer.getvalue().encode("utf-8")


def _told(concept: Concept, language: str) -> dict[str, Any]:
    """What is exported of a language that has the concept."""
    entry = concept.entries[language]
    return {
        **{name: getattr(entry, name) for name in ("term", *_DETAILS, "common", "background")},
        "pronunciation": entry.said,
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
            "languages": {language: _told(concept, language) for language in concept.entries},
        }
        for concept in concepts
    ]
    text = json.dumps({"concepts": shown}, ensure_ascii=False, indent=1, default=_plain)
    return f"{text}\n".encode()


def _plain(value: Value) -> dict[str, str]:
    told = {"text": value.text, "note": value.note, "relation": value.relation}
    return {name: text for name, text in told.items() if text}
