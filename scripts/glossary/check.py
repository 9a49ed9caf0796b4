"""Do the glossaries keep their form, and does each translated one agree with the source's and with the chapters?"""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from book import mkdocs_yml
from book.chapters import read_pages
from book.passages import MarkdownFile
from glossary.agreement import agreement
from glossary.book import Book, read_books
from glossary.counterparts import one_language, strays, unlike, wrong_equivalents
from glossary.entry import Entry, Glossary
from glossary.soundness import soundness
from ground.message import say
from ground.problem import CannotRun, Problem, Severity
from translation import ready


def check(root: Path) -> list[Problem]:
    """Return all problems of the glossaries below ``root``.

    Rules: malformed-entry, record-form, unknown-theme, duplicate-id, duplicate-form, shared-record, wrong-order,
    missing-definition, long-definition, wordy-entry, one-language-id, unlike-entry, wrong-equivalent,
    unknown-term-link, unused-term, missing-equivalent, avoided-rendering, malformed-exception, unused-exception.
    Raises ``CannotRun`` where a glossary or a chapter cannot be read. One mistake gives one
    problem: what only follows from another is left out.
    """
    books = list(read_books(root).values())
    source, *targets = (book.glossary for book in books)
    config = mkdocs_yml.read(root)
    most = _most_words(config)
    are_ready = ready.languages(mkdocs_yml.languages(config))
    pages = [read_pages(root, book.glossary.language, book.chapters) for book in books]
    problems = [problem for book in books for problem in book.malformed]
    for glossary, *others in ((source, *targets), *((target, source) for target in targets)):
        problems += strays(glossary, others)
        problems += wrong_equivalents(glossary, others)
        problems += soundness(glossary, most)
    for target in targets:
        severity: Severity = "error" if target.language in are_ready else "warning"
        problems += one_language(source, target, severity)
        problems += unlike(source, target, severity)
    problems += _unknown_links([page for group in pages for page in group], source, *targets)
    problems += _unused(books)
    problems += agreement(books, pages)
    return problems


def _most_words(config: dict[str, Any]) -> int:
    """``extra: {definition_words: 45}`` in mkdocs.yml: the words an entry may have above its list; 0 if
    it says nothing. Raises ``CannotRun`` where it is no number."""
    most = (config.get("extra") or {}).get("definition_words", 0)
    if type(most) is not int or most < 0:
        raise CannotRun(
            say("{key!r} must be a number of words", key="definition_words"), "mkdocs.yml"
        )
    return most


def _unknown_links(pages: Iterable[MarkdownFile], *glossaries: Glossary) -> Iterator[Problem]:
    """A link to an id that one language has lost is that id's problem, not the link's."""
    anchors = {glossary.path: glossary.anchors for glossary in glossaries}
    known = {identifier for glossary in glossaries for identifier in glossary.ids}
    for page in pages:
        for url, offset in page.links():
            address, _, name = url.partition("#")
            folder = posixpath.dirname(page.path)
            path = posixpath.normpath(posixpath.join(folder, address)) if address else page.path
            if name and name not in anchors.get(path, {name}) and name not in known:
                message = say("{path} has no entry {id!r}", path=path, id=name)
                yield Problem(page.path, *page.place(offset), "unknown-term-link", message)


def _unused(books: Sequence[Book]) -> Iterator[Problem]:
    """A term that one language uses is not unused: there the translation is the question."""
    settled = {name for book in books for name, found in book.uses().items() if found}
    glossaries = [book.glossary for book in books]
    for glossary in glossaries:
        for entry in glossary.entries:
            if entry.id not in settled and not entry.background:
                settled.add(entry.id)  # said once, in the first language that lacks the line
                others = (each for each in glossaries if each is not glossary)
                lacking = (each for each in others if not _says_background(each, entry.id))
                message = _unused_term(entry, glossary, next(lacking, None))
                yield Problem(glossary.path, entry.line, 1, "unused-term", message)


def _unused_term(entry: Entry, glossary: Glossary, other: Glossary | None) -> str:
    line = f"`{glossary.labels.line('background')}`"
    if other is None:
        return say(
            "no chapter uses {term!r}: if it explains another entry, end its list with the line {line}; "
            "otherwise take it out",
            term=entry.term,
            line=line,
        )
    return say(
        "no chapter uses {term!r}: if it explains another entry, end its list with the line {line} and "
        "{other} in {path}; otherwise take it out",
        term=entry.term,
        line=line,
        other=f"`{other.labels.line('background')}`",
        path=other.path,
    )


def _says_background(glossary: Glossary, identifier: str) -> bool:
    entries = (*glossary.entries, *glossary.waiting)
    return any(entry.id == identifier and entry.background for entry in entries)
