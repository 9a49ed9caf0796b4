"""What does a glossary page say?

This module and ``read_entry`` read the form, and no other does; docs/decisions/glossary.md describes it.
"""

import unicodedata
from itertools import pairwise
from pathlib import Path

from book import identity, interface
from book.chapters import GLOSSARY, glossary_path
from book.languages import every, source
from book.passages import MarkdownFile
from glossary.entry import Glossary
from glossary.labels import Labels
from glossary.read_entry import EntryReader
from ground.command import read_text
from ground.problem import CannotRun, Problem
from translation.book import page_pair


def read_glossary(root: Path, language: str) -> tuple[Glossary, list[Problem]]:
    """Read one language's glossary; raise ``CannotRun`` if it, or the words of the interface, cannot be
    read."""
    path = glossary_path(language)
    return parse(root, path, read_text(root / path, root), language, _waiting(root, language))


def _waiting(root: Path, language: str) -> frozenset[str]:
    """The ids of the entries that are still in the source language. None where the translation cannot be
    read: its own check says so."""
    if language == source(root):
        return frozenset()
    try:
        page = page_pair(root, language, GLOSSARY)
    except CannotRun:
        return frozenset()
    return frozenset(each.typed for each in page.waiting if each.kind == "entry")


def parse(
    root: Path, path: str, text: str, language: str, waiting: frozenset[str] = frozenset()
) -> tuple[Glossary, list[Problem]]:
    """Return the entries of the page at ``path`` below ``root``, and what is malformed in it (rules
    ``malformed-entry``, ``record-form`` and ``unknown-theme``).

    Those that are ``waiting`` for their translation are read as the source language types them.
    """
    known = identity.read(root)
    words = (interface.read(root, each, known.source) for each in every(root))
    labels = {each.locale: Labels(each, known.terms) for each in words}
    page = MarkdownFile(root, path, unicodedata.normalize("NFC", text))
    blocks = page.page.blocks
    own, original = (
        EntryReader(path, each, labels, page.front.body_line) for each in (language, known.source)
    )
    starts = [at for at, block in enumerate(blocks) if block.level == 2]
    for start, end in pairwise([*starts, len(blocks)]):
        # What is wrong with one that waits, the source's own entry says.
        reader = original if blocks[start].id in waiting else own
        reader.read(blocks[start:end])
    return Glossary(
        language,
        labels[language],
        labels[known.source],
        path,
        title=next((block.words.shown for block in blocks if block.level == 1), ""),
        entries=tuple(own.entries),
        waiting=tuple(original.entries),
        unreadable=len(starts) - len(own.entries) - len(original.entries),
        strays=tuple(own.strays),
        anchors=frozenset(block.id for block in blocks if block.id),
    ), own.problems
