"""What does a glossary page say?

This module and ``read_entry`` read the form, and no other does; docs/decisions/glossary.md describes it.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from book import identity, interface
from book.chapters import GLOSSARY, glossary_path
from book.languages import every, source
from book.passages import MarkdownFile
from glossary.entry import Entry, Glossary
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
    interfaces = tuple(interface.read(root, each, known.source) for each in every(root))
    glossary, problems = _parse(root, path, text, language, waiting, interfaces, known.terms)
    return glossary, list(problems)


@lru_cache(maxsize=16)  # a build asks for each glossary several times
def _parse(
    root: Path,
    path: str,
    text: str,
    language: str,
    waiting: frozenset[str],
    interfaces: tuple[interface.Interface, ...],
    terms: identity.Terms | None,
) -> tuple[Glossary, tuple[Problem, ...]]:
    written = interfaces[0].locale
    labels = {each.locale: Labels(each, terms) for each in interfaces}
    page = MarkdownFile(root, path, unicodedata.normalize("NFC", text))
    blocks = page.page.blocks
    starts = [at for at, block in enumerate(blocks) if block.level == 2]
    still: list[Entry] = []
    entries, problems, strays = [], [], []
    for start, end in pairwise([*starts, len(blocks)]):
        is_waiting = blocks[start].id in waiting
        typed_in = written if is_waiting else language
        reader = EntryReader(page.path, typed_in, labels, page.front.body_line)
        if is_waiting:  # what is wrong with it, the source's own entry says
            still += filter(None, [reader.entry(blocks[start:end])])
            continue
        if entry := reader.entry(blocks[start:end]):
            entries.append(entry)
        problems += reader.problems
        strays += reader.strays
    return Glossary(
        language,
        labels[language],
        labels[written],
        page.path,
        title=next((block.words.shown for block in blocks if block.level == 1), ""),
        entries=tuple(entries),
        waiting=tuple(still),
        unreadable=len(starts) - len(entries) - len(still),
        strays=tuple(strays),
        anchors=frozenset(block.id for block in blocks if block.id),
    ), tuple(problems)
