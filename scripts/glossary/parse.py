"""What does a glossary page say?

This module and ``read_entry`` read the form, and no other does; docs/decisions/glossary.md describes it.
"""

import unicodedata
from itertools import pairwise
from pathlib import Path

from book.chapters import glossary_path
from book.passages import MarkdownFile
from glossary.entry import Glossary
from glossary.read_entry import EntryReader
from ground.command import read_text
from ground.problem import Problem


def read_glossary(root: Path, language: str) -> tuple[Glossary, list[Problem]]:
    """Read one language's glossary; raise ``CannotRun`` if the file cannot be read."""
    path = glossary_path(language)
    return parse(root, path, read_text(root / path, root), language)


def parse(root: Path, path: str, source: str, language: str) -> tuple[Glossary, list[Problem]]:
    """Return the entries of the page at ``path`` below ``root``, and what is malformed in it (rules
    ``malformed-entry`` and ``mesh-form``)."""
    page = MarkdownFile(root, path, unicodedata.normalize("NFC", source))
    blocks = page.page.blocks
    starts = [at for at, block in enumerate(blocks) if block.level == 2]
    entries, problems, strays = [], [], []
    for start, end in pairwise([*starts, len(blocks)]):
        reader = EntryReader(page.path, language, page.front.body_line)
        if entry := reader.entry(blocks[start:end]):
            entries.append(entry)
        problems += reader.problems
        strays += reader.strays
    return Glossary(
        language,
        page.path,
        title=next((block.words.shown for block in blocks if block.level == 1), ""),
        entries=tuple(entries),
        unreadable=len(starts) - len(entries),
        strays=tuple(strays),
        anchors=frozenset(block.id for block in blocks if block.id),
    ), problems
