"""How does the glossary look as a table?"""

import csv
import io
from collections.abc import Iterable

from glossary.concept import Concept
from glossary.entry import LANGUAGES, Value

_COLUMNS = ("definition", "explanation", "abbreviations", "synonyms", "forms", "avoid")


def as_csv(concepts: Iterable[Concept]) -> bytes:
    """One row a concept (RFC 4180, UTF-8): id, terms, each language's columns; ``; `` in lists."""
    buffer = io.StringIO(newline="")
    rows = csv.writer(buffer)
    details = [f"{language}_{column}" for language in LANGUAGES for column in _COLUMNS]
    rows.writerow(["id", *LANGUAGES, *details, "related", "mesh"])
    for concept in concepts:
        entries = [concept.entries.get(language) for language in LANGUAGES]
        cells = [_cell(getattr(entry, "term", "")) for entry in entries]
        cells += [_cell(getattr(entry, column, "")) for entry in entries for column in _COLUMNS]
        rows.writerow([concept.id, *cells, _cell(concept.related), _cell(concept.mesh)])
    return buffer.getvalue().encode("utf-8")


def _cell(value: str | tuple[str | Value, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(map(str, value))
