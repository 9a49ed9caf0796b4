"""Which characters of a page are not in the book's face, and would be drawn in some other?"""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from book import mkdocs_yml
from book.words import OBJECT
from face.letters import LETTERS, NOT_DRAWN, is_served
from ground.message import say
from ground.problem import Problem
from prose.document import Document

_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")
_HELD = LETTERS | NOT_DRAWN | {OBJECT}


def served(root: Path) -> frozenset[str]:
    """The languages that the face serves; raises ``CannotRun`` where ``mkdocs.yml`` cannot be read."""
    if not (root / "mkdocs.yml").is_file():  # a part of the book, in no language that is known
        return frozenset()
    languages = mkdocs_yml.languages(mkdocs_yml.read(root))
    return frozenset(each["locale"] for each in languages if is_served(each))


def problems(document: Document, served: frozenset[str]) -> Iterator[Problem]:
    """Rule ``letter-without-face``, once for each character or run of them, in languages that the face serves.

    Words marked as of another language (``{ lang=ru }``) may be in its script.
    """
    if served.isdisjoint(document.locales):
        return
    of_face = served | {""}  # a pronunciation is in no language, and in the face
    read = [
        pair for each in document.passages for pair in zip(each.text, each.offsets, strict=True)
    ]
    for entity in _ENTITY.finditer(document.without_code):
        read += [(character, entity.start()) for character in html.unescape(entity[0])]
    read.sort(key=lambda each: each[1])
    seen, last = set(), -2
    for (before, _), (character, offset) in pairwise([("", -1), *read]):
        if character in _HELD or _is_typed_apart(before, character):
            continue
        if of_face.isdisjoint(document.locales_at(offset)):
            continue
        told, last = character in seen or offset == last + 1, offset
        seen.add(character)
        if told:
            continue
        name = unicodedata.name(character, "a character without a name").lower()
        message = say(
            "the book's face has no {character!r} ({name}, U+{code}): write it otherwise, or, if it is a "
            "word of another language, mark the word: *word*{{ lang=... }}",
            character=character,
            name=name,
            code=f"{ord(character):04X}",
        )
        yield document.problem(offset, "letter-without-face", message)


def _is_typed_apart(before: str, character: str) -> bool:
    """Is it what rules of their own find: invisible, or an accent behind the letter it belongs to?"""
    kind = unicodedata.category(character)[0]
    return kind == "C" or (
        kind == "M" and len(unicodedata.normalize("NFC", before + character)) == 1
    )
