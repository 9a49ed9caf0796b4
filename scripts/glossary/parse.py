"""What does a glossary page say?

This module and ``read_entry`` read the form, and no other does; docs/decisions/glossary.md describes it.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from glossary.entry import Glossary
from glossary.passages import blanked
from glossary.read_entry import EntryReader
from ground.command import read_text
from ground.problem import Problem

_ANCHOR = re.compile(r"\{:?[ \t]*[^{}\n]*?#([^\s}]+)[^{}\n]*\}")


def glossary_path(language: str) -> str:
    """Where the glossary of a language is, relative to the root."""
    return f"docs/{language}/glossaire.md"


def read_glossary(root: Path, language: str) -> tuple[Glossary, list[Problem]]:
    """Read one language's glossary; raise ``CannotRun`` if the file cannot be read."""
    path = glossary_path(language)
    return parse(read_text(root / path, root), path, language)


def parse(source: str, path: str, language: str) -> tuple[Glossary, list[Problem]]:
    """Return the entries and what is malformed (rules ``malformed-entry`` and ``mesh-form``)."""
    glossary, problems = _parse(source, path, language)
    return glossary, list(problems)


@lru_cache(maxsize=4)  # a build asks for both glossaries several times
def _parse(source: str, path: str, language: str) -> tuple[Glossary, tuple[Problem, ...]]:
    source = unicodedata.normalize("NFC", source)
    text = blanked(source)
    lines = list(enumerate(text.split("\n"), 1))
    starts = [at for at, (_, line) in enumerate(lines) if line.startswith("## ")]
    title = next((line[2:] for _, line in lines if line.startswith("# ")), "")
    entries, problems, strays = [], [], []
    for start, end in pairwise([*starts, len(lines)]):
        reader = EntryReader(path, language)
        if entry := reader.entry(lines[start:end]):
            entries.append(entry)
        problems += reader.problems
        strays += reader.strays
    return Glossary(
        language,
        path,
        title=_ANCHOR.sub("", title).strip(),
        entries=tuple(entries),
        unreadable=len(starts) - len(entries),
        strays=tuple(strays),
        anchors=frozenset(_ANCHOR.findall(text)),
    ), tuple(problems)
