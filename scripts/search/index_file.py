"""What does a reader's browser look words up in?"""

import json
from collections.abc import Mapping, Sequence

from search.records import Record

# The fields of Record that are left out where they say nothing.
_EMPTY: tuple[object, ...] = ("", [], (), {}, 1)


def index_path(language: str) -> str:
    """Where the index of a language is, relative to the site."""
    return f"search/index.{language}.js"


def index_file(records: Sequence[Record], words: Mapping[str, str], glossary: str) -> str:
    """The text of the index: a script that sets ``bookIndex``.

    A script and no JSON, since pages opened from a disk may load scripts but fetch nothing.
    ``words`` are what the search says to readers, ``glossary`` is where it sends them when it
    finds nothing.
    """
    index = {
        "words": dict(words),
        "glossary": glossary,
        "sections": [
            {name: value for name, value in vars(record).items() if value not in _EMPTY}
            for record in records
        ],
    }
    return f"bookIndex={json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"
