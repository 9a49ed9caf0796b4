"""What does a glossary page say?

This module and ``read_entry`` read the form, and no other does; docs/decisions/glossary.md describes it.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from book import identity, interface
from book.chapters import glossary_path
from book.languages import LANGUAGES
from book.passages import MarkdownFile
from glossary.entry import Glossary
from glossary.labels import Labels
from glossary.read_entry import EntryReader
from ground.command import read_text
from ground.problem import Problem


def read_glossary(root: Path, language: str) -> tuple[Glossary, list[Problem]]:
    """Read one language's glossary; raise ``CannotRun`` if it, or the words of the interface, cannot be
    read."""
    path = glossary_path(language)
    return parse(root, path, read_text(root / path, root), language)


def parse(root: Path, path: str, source: str, language: str) -> tuple[Glossary, list[Problem]]:
    """Return the entries of the page at ``path`` below ``root``, and what is malformed in it (rules
    ``malformed-entry``, ``record-form`` and ``unknown-theme``)."""
    known = identity.read(root)
    interfaces = tuple(interface.read(root, each, known.source) for each in LANGUAGES)
    glossary, problems = _parse(root, path, source, language, interfaces, known.terms)
    return glossary, list(problems)


@lru_cache(maxsize=4)  # a build asks for both glossaries several times
def _parse(
    root: Path,
    path: str,
    source: str,
    language: str,
    interfaces: tuple[interface.Interface, ...],
    terms: identity.Terms | None,
) -> tuple[Glossary, tuple[Problem, ...]]:
    labels = {each.locale: Labels(each, terms) for each in interfaces}
    page = MarkdownFile(root, path, unicodedata.normalize("NFC", source))
    blocks = page.page.blocks
    starts = [at for at, block in enumerate(blocks) if block.level == 2]
    entries, problems, strays = [], [], []
    for start, end in pairwise([*starts, len(blocks)]):
        reader = EntryReader(page.path, language, labels, page.front.body_line)
        if entry := reader.entry(blocks[start:end]):
            entries.append(entry)
        problems += reader.problems
        strays += reader.strays
    return Glossary(
        language,
        labels[language],
        page.path,
        title=next((block.words.shown for block in blocks if block.level == 1), ""),
        entries=tuple(entries),
        unreadable=len(starts) - len(entries),
        strays=tuple(strays),
        anchors=frozenset(block.id for block in blocks if block.id),
    ), tuple(problems)
