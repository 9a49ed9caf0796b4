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
from pages import safe_html, shipped
from prose import (
    file_names,
    images,
    leftovers,
    letters,
    level,
    lookalikes,
    repetition,
    structure,
    typography,
    unrendered,
)
from prose.document import Document
from prose.spelling import Spelling
from prose.word_list import WordList, glossary_lines_apart, names_in_glossary
from translation.book import page_pair

# A word of the interface, but for a part of an address: its key, its text, the quotes around it.
_WORD = re.compile(r"^(  (?!slug:)\w+: )([\"']?)(.*)(\2)$")
_NO_WORD = re.compile(r"\{\w+\}|\(\.\w+\)|\\u[0-9A-F]{4}")  # {filled in}, (.zip), a no-break space
_TEXTS = frozenset(
    {".md", ".yml", ".yaml", ".txt", ".css", ".js", ".svg", ".json", ".toml", ".html", ".py"}
)


def check(root: Path) -> list[Problem]:
    """All problems of the pages below ``root/docs/`` and of the Markdown files at the root.

    Raises ``CannotRun`` where a file or a dictionary cannot be read.
    """
    docs = root / "docs"
    folders = docs.iterdir() if docs.is_dir() else ()
    locales = sorted(each.name for each in folders if each.is_dir() and LOCALE.fullmatch(each.name))
    if not locales:
        raise CannotRun(say("no pages here"), "docs")
    accepted = WordList(root)
    names = {x: names_in_glossary(root, x) for x in locales if has_dictionary(x)}
    spelling = Spelling(names, accepted)
    found = [_unspelled(each) for each in locales if not has_dictionary(each)]
    found += _conflicts(root)
    torn = {root / each.path for each in found if each.rule == "merge-marker"}
    found += file_names.problems(root, docs)
    for path, problems in _of_each_text(root, locales, spelling):
        try:
            found += problems
        except CannotRun:
            if path not in torn:  # else each mark of the merge tells why
                raise
    shown = {p.message for p in found if p.rule == "heavy-image"}
    found += [p for p in images.in_folder(root, docs) if p.message not in shown]
    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        found += shipped.problems(root, path)
    found += letters.problems(root)
    found += figures.problems(root)
    found += accepted.problems
    # In a part of the book some words have no page to need them.
    if (root / "README.md").is_file() and not torn:
        found += accepted.unused()
    # One finding a place: a note to oneself is no unknown word, and a letter is told once.
    for rule, by in (("unknown-word", "leftover-note"), ("mixed-alphabets", "letter-without-face")):
        places = {(p.path, p.line, p.column) for p in found if p.rule == by}
        found = [p for p in found if p.rule != rule or (p.path, p.line, p.column) not in places]
    return sorted(set(found))


def _unspelled(locale: str) -> Problem:
    return Problem(f"docs/{locale}", 0, 0, "no-dictionary", unspelled(locale), "note")


def _of_each_text(
    root: Path, locales: list[str], spelling: Spelling
) -> Iterator[tuple[Path, Iterator[Problem]]]:
    for locale in locales:
        for path in sorted((root / "docs" / locale).rglob("*.md")):
            yield path, _page(root, path, locale, spelling)
        for name in interface_file.NAMES:
            if (path := root / "docs" / locale / name).is_file():
                yield path, _interface(root, path, locale, spelling)
    for path in sorted(root.glob("*.md")):
        yield path, _root_page(root, path, spelling)


def _root_page(root: Path, path: Path, spelling: Spelling) -> Iterator[Problem]:
    """A generator, as those below: it raises where it is asked, and whoever asks knows the path."""
    yield from _text(Document(root, path.name, ("en", "fr")), spelling)


def _page(root: Path, path: Path, locale: str, spelling: Spelling) -> Iterator[Problem]:
    name = path.relative_to(root).as_posix()
    apart = glossary_lines_apart(root, locale) if path.name == GLOSSARY else {}
    document = Document(root, name, (locale,), apart, _still_original(root, name))
    yield from _text(document, spelling)
    yield from typography.problems(document)
    for fault in safe_html.faults(document.html, rewritten=False):
        yield Problem(name, *document.place_of(fault.word), fault.rule, fault.message)
    yield from images.in_page(root, document)
    yield from unrendered.problems(document)
    yield from structure.problems(document)
    yield from level.problems(document, locale)
    if not document.html.strip():
        yield Problem(name, 1, 1, "empty-page", say("the page has no text"))


def _interface(root: Path, path: Path, locale: str, spelling: Spelling) -> Iterator[Problem]:
    """The words of the interface, each read as an item of a list that stands where it stands."""
    name = path.relative_to(root).as_posix()
    found = (_WORD.match(line) for line in read_text(path, root).split("\n"))
    lines = [f"{'-':<{len(each[1] + each[2])}}{each[3]}" if each else "" for each in found]
    source = _NO_WORD.sub(lambda each: OBJECT * len(each[0]), "\n".join(lines))
    original = _still_original(root, name)
    document = Document(root, name, (locale,), whole=original, source=source)
    yield from _text(document, spelling)
    yield from typography.problems(document)


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


def _text(document: Document, spelling: Spelling) -> Iterator[Problem]:
    yield from spelling.problems(document)
    yield from repetition.problems(document)
    yield from leftovers.notes(document)
    yield from lookalikes.problems(document)


def _conflicts(root: Path) -> Iterator[Problem]:
    folders = (root / name for name in ("docs", "overrides", "scripts", ".github"))
    paths = [*root.glob("*"), *(path for folder in folders for path in folder.rglob("*"))]
    for path in sorted(p for p in paths if p.suffix in _TEXTS and p.is_file()):
        name = path.relative_to(root).as_posix()
        yield from leftovers.conflicts(name, read_text(path, root))
