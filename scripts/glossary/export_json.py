"""How does the glossary look to a program?"""

import json
from collections.abc import Iterable, Sequence

from glossary.concept import Concept
from glossary.entry import Entry, Value


def as_json(concepts: Iterable[Concept]) -> bytes:
    """A JSON object whose ``concepts`` hold what both languages share, and each language
    (UTF-8)."""
    data = {
        "concepts": [
            {
                "id": concept.id,
                "related": concept.related,
                "mesh": concept.mesh,
                "languages": {
                    language: _entry(entry) for language, entry in concept.entries.items()
                },
            }
            for concept in concepts
        ]
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _entry(entry: Entry) -> dict:
    return {
        "term": entry.term,
        "definition": entry.definition,
        "explanation": entry.explanation,
        "abbreviations": _values(entry.abbreviations),
        "synonyms": _values(entry.synonyms),
        "forms": _values(entry.forms),
        "avoid": _values(entry.avoid),
        "common": entry.common,
        "background": entry.background,
    }


def _values(values: Sequence[Value]) -> list[dict[str, str]]:
    return [
        {"text": value.text, **({"note": value.note} if value.note else {})} for value in values
    ]
