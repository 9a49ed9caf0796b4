"""Which words will a general reader probably not know, and does no entry of the glossary explain?

docs/decisions/coverage.md says what is a word, rare, and explained.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from book import interface, interface_file
from book.languages import source
from book.words import OBJECT
from glossary.entry import Glossary
from ground.message import say
from ground.problem import CannotRun
from prose.document import Document
from prose.level import apart, is_chapter

try:
    from wordfreq import available_languages, zipf_frequency
except ImportError:
    zipf_frequency = None  # type: ignore[assignment]

RARE = 3.0  # on the Zipf scale: fewer than one in a million words
_TEXTS = (interface_file.PLAIN, interface_file.FIGURES)  # beside the pages, read as they are
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*(?!\w)")
_PIECE = re.compile(r"[^'’\-‐‑]+")
_BEGINNING = re.compile(r"(?:^|[.!?…:;«»“”\"'’()—–])\s*\Z")
# Words that differ in one of these, behind three letters at least, are inflections of one.
_ENDINGS = {
    "fr": (
        *("", "s", "x", "e", "es", "al", "aux", "ale", "ales", "er", "é", "ée", "és", "ées"),
        *("ant", "ent", "ons", "ez", "ait", "aient", "era", "eront"),
    ),
    "en": ("", "s", "es", "e", "d", "ed", "ing", "y", "ies", "ied"),
}
_STEM = 3


@dataclass
class Part:
    """A part of the book: the different words in it, which of them are rare, and where each of these stands
    that no entry explains."""

    words: set[str] = field(default_factory=set)
    rare: set[str] = field(default_factory=set)
    gaps: dict[str, list[str]] = field(default_factory=dict)


def has_list(locale: str) -> bool:
    """Is there a list of how frequent the words of the language are?

    Raises ``CannotRun`` where the package of the lists is missing.
    """
    if zipf_frequency is None:
        raise CannotRun(say("the lists of words need wordfreq of requirements-tests.txt"))
    if _language(locale) not in available_languages():
        return False
    try:  # some languages have a list, but no package here that parts their words
        zipf_frequency("a", _language(locale))
    except ModuleNotFoundError:
        return False
    return True


def read(root: Path, glossary: Glossary) -> tuple[Part, Part]:
    """The chapters in the language of a glossary, and our own pages, of the book below ``root``."""
    chapters, own = Part(), Part()
    language = glossary.language
    names = {name.casefold() for entry in glossary.entries for name in entry.matched}
    for text, place, is_received in _texts(root, language):
        part = chapters if is_received else own
        within = {at for name in glossary.index.every(text) for at in range(name.start, name.end)}
        for found in _WORD.finditer(text):
            if _is_name(found):
                continue
            is_known = not is_rare(found[0], language)
            for piece in _PIECE.finditer(found[0]):
                word = piece[0].casefold()
                part.words.add(word)
                if is_known or not is_rare(word, language):
                    continue
                part.rare.add(word)
                is_explained = found.start() + piece.start() in within
                if not is_explained and names.isdisjoint(_inflections(word, _language(language))):
                    part.gaps.setdefault(word, []).append(place)
    return chapters, own


def is_rare(word: str, locale: str) -> bool:
    """Is the word rare, and each of its inflections too? No single letter is."""
    language = _language(locale)
    return len(word) > 1 and all(
        zipf_frequency(each, language) < RARE for each in _inflections(word.casefold(), language)
    )


def _inflections(word: str, language: str) -> Iterator[str]:
    yield word
    endings = _ENDINGS.get(language, ())
    for ending in endings:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) >= _STEM:
            yield from (stem + other for other in endings)


def _language(locale: str) -> str:
    return locale.partition("-")[0]


def _is_name(found: re.Match[str]) -> bool:
    """A capital within a sentence makes a name; of an abbreviation all letters are capitals."""
    is_capital = found[0][0].isupper() and not found[0].isupper()
    return is_capital and not _BEGINNING.search(found.string[: found.start()])


def _texts(root: Path, locale: str) -> Iterator[tuple[str, str, bool]]:
    """What is read in one language, with what is in another one made unreadable; its place; is it of a chapter,
    and no note by the edition?"""
    for path in sorted((root / "docs" / locale).rglob("*.md")):
        document = Document(root, path.relative_to(root).as_posix(), (locale,))
        received, lines = is_chapter(document), apart(document)
        for passage in document.passages:
            is_apart = passage.line in lines
            if received or not is_apart:
                text = "".join(
                    letter if document.locales_at(offset) == (locale,) else OBJECT
                    for letter, offset in zip(passage.text, passage.offsets, strict=True)
                )
                yield text, f"{document.path}:{passage.line}", received and not is_apart
    written = source(root)
    for name in _TEXTS:
        if (root / "docs" / written / name).is_file():
            words = interface.read(root, locale, written, name)
            for key, word in words.typed.items():
                if key not in words.untranslated:
                    yield word, f"docs/{locale}/{name} {key}", False
