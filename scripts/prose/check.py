"""What is wrong with the prose of the whole book?"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from book import interface_file
from book.chapters import GLOSSARY
from book.dictionary import has_dictionary, unspelled
from book.identity import LOCALE
from book.languages import source
from book.words import OBJECT
from figures import check as figures
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun, Problem
from pages import safe_html
from prose import (
    files,
    images,
    leftovers,
    letters,
    level,
    lookalikes,
    opened,
    structure,
    typography,
    unrendered,
)
from prose.document import Document
from prose.spelling import Spelling
from prose.word_list import WordList, glossary_lines_apart, names_in_glossary
from translation.book import page_pair

# Of two rules that a place breaks, the second is told.
_SAME = (
    ("unknown-word", "leftover-note"),
    ("raw-markdown", "leftover-note"),
    ("broken-block", "unsafe-element"),
    ("mixed-alphabets", "letter-without-face"),
)
# What is said of a text may come of what it stands in, where that is not read as it was meant.
_OF_BROKEN = frozenset({"raw-markdown", "unknown-word", "untitled-note"})
_OF_ROOT = ("en", "fr")  # the Markdown files there are in either
# A word of the interface, but for a part of an address: its key, its text, the quotes around it.
_WORD = re.compile(r"^(  (?!slug:)\w+: )([\"']?)(.*)(\2)$")
_NO_WORD = re.compile(r"\{\w+\}|\(\.\w+\)|\\u[0-9A-F]{4}")  # {filled in}, (.zip), a no-break space
_TEXTS = frozenset(
    {".md", ".yml", ".yaml", ".txt", ".css", ".js", ".svg", ".json", ".toml", ".html", ".py"}
)


def check(root: Path) -> list[Problem]:
    """All problems of the files below ``root/docs/`` and of the Markdown files at the root.

    Raises ``CannotRun`` where a file or a dictionary cannot be read.
    """
    docs = root / "docs"
    folders = docs.iterdir() if docs.is_dir() else ()
    locales = sorted(each.name for each in folders if each.is_dir() and LOCALE.fullmatch(each.name))
    if not locales:
        raise CannotRun(say("no pages here"), "docs")
    accepted, served = WordList(root), letters.served(root)
    names = {x: names_in_glossary(root, x) for x in locales if has_dictionary(x)}
    spelling = Spelling(names, accepted)
    found = [
        Problem(f"docs/{each}", 0, 0, "no-dictionary", unspelled(each), "note")
        for each in locales
        if each not in names
    ]
    found += _conflicts(root)
    torn = {root / each.path for each in found if each.rule == "merge-marker"}
    is_all_read = not torn
    for path, locale in _texts(root, locales):
        try:
            found += _of_text(root, path, locale, spelling, served)
        except CannotRun as error:
            is_all_read = False
            if path not in torn:  # else each mark of the merge tells why
                found.append(_told(error))
    shown = {p.message for p in found if p.rule == "heavy-image"}
    for path in sorted(docs.rglob("*")):
        found += [p for p in files.problems(root, path) if p.message not in shown]
    found += figures.problems(root)
    found += accepted.problems
    # In a part of the book some words have no page to need them.
    if (root / "README.md").is_file() and is_all_read:
        found += accepted.unused()
    # One finding a place: a note to oneself is no unknown word, and a letter is told once.
    for rule, by in _SAME:
        places = {p.place() for p in found if p.rule == by}
        found = [p for p in found if p.rule != rule or p.place() not in places]
    return sorted(set(found))


def _texts(root: Path, locales: list[str]) -> Iterator[tuple[Path, str]]:
    """Each file with text in it, and its language; "" at the root."""
    for locale in locales:
        folder = root / "docs" / locale
        words = filter(Path.is_file, (folder / name for name in interface_file.NAMES))
        yield from ((path, locale) for path in (*sorted(folder.rglob("*.md")), *words))
    yield from ((path, "") for path in sorted(root.glob("*.md")))


def _of_text(
    root: Path, path: Path, locale: str, spelling: Spelling, served: frozenset[str]
) -> Iterator[Problem]:
    document = _document(root, path, locale)
    broken = opened.problems(document) if locale and path.suffix == ".md" else []
    unread = opened.unread(document, broken)
    yield from broken
    for each in _read(document, locale, path.suffix == ".md", spelling, served):
        if each.rule not in _OF_BROKEN or each.line not in unread:
            yield each


def _document(root: Path, path: Path, locale: str) -> Document:
    name = path.relative_to(root).as_posix()
    return Document(
        root,
        name,
        (locale,) if locale else _OF_ROOT,
        glossary_lines_apart(root, locale) if locale and path.name == GLOSSARY else {},
        _still_original(root, name) if locale else {},
        None if path.suffix == ".md" else _words_alone(read_text(path, root)),
    )


def _read(
    document: Document, locale: str, is_page: bool, spelling: Spelling, served: frozenset[str]
) -> Iterator[Problem]:
    signs = list(unrendered.signs(document.page)) if locale and is_page else []
    yield from unrendered.problems(document, signs)
    body = document.place.start(document.body_line)
    # What is said of a sign is no more to be said of its letters.
    told = {document.place(body + at) for sign in signs for at in range(sign.start, sign.end)}
    for problem in _of_words(document, spelling, bool(locale)):
        if problem.rule == "leftover-note" or (problem.line, problem.column) not in told:
            yield problem
    if locale and is_page:
        for fault in safe_html.faults(document.page.html, rewritten=False):
            yield Problem(document.path, *document.place_of(fault.word), fault.rule, fault.message)
        yield from letters.problems(document, served)
        yield from images.problems(document.root, document)
        yield from structure.problems(document)
        yield from level.problems(document, locale)
        if not document.page.html.strip():
            yield Problem(document.path, 1, 1, "empty-page", say("the page has no text"))


def _of_words(document: Document, spelling: Spelling, is_typeset: bool) -> Iterator[Problem]:
    yield from spelling.problems(document)
    yield from leftovers.doubled(document)
    yield from leftovers.notes(document)
    yield from lookalikes.problems(document)
    if is_typeset:
        yield from typography.problems(document)


def _words_alone(source: str) -> str:
    """The words of the interface, each as an item of a list that stands where it stands."""
    found = (_WORD.match(line) for line in source.split("\n"))
    lines = [f"{'-':<{len(each[1] + each[2])}}{each[3]}" if each else "" for each in found]
    return _NO_WORD.sub(lambda each: OBJECT * len(each[0]), "\n".join(lines))


def _still_original(root: Path, path: str) -> dict[int, str]:
    """The lines of the page at ``path`` (``docs/en/a-propos.md``) that are not translated yet, each with the code of
    their language. None where the translation cannot be read: its own check says so."""
    _, locale, *key = PurePosixPath(path).parts
    if locale == (written := source(root)):
        return {}
    try:
        page = page_pair(root, locale, "/".join(key))
    except CannotRun:
        return {}
    return {line: written for each in page.waiting for line in range(each.line, each.last + 1)}


def _conflicts(root: Path) -> Iterator[Problem]:
    folders = (root / name for name in ("docs", "overrides", "scripts", ".github"))
    paths = [*root.glob("*"), *(path for folder in folders for path in folder.rglob("*"))]
    for path in sorted(p for p in paths if p.suffix in _TEXTS and p.is_file()):
        name = path.relative_to(root).as_posix()
        try:
            yield from leftovers.conflicts(name, read_text(path, root))
        except CannotRun as error:
            yield _told(error)


def _told(error: CannotRun) -> Problem:
    """What is wrong with one file, as a problem among those of the others; raises the ``error`` where it names none."""
    if not (problem := error.problem()):
        raise error
    return problem
