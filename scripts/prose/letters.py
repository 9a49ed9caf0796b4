"""Which characters of a page are not in the book's face, and would be drawn in some other?"""

import html
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from book import mkdocs_yml
from book.words import OBJECT
from face.letters import LETTERS, NOT_DRAWN
from face.served import is_served
from ground.command import read_text
from ground.message import say
from ground.problem import Problem
from prose.document import Document

_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")
_HELD = LETTERS | NOT_DRAWN | {OBJECT}


def problems(root: Path) -> Iterator[Problem]:
    """Rule ``letter-without-face``, once a page for each character or run of them, in languages
    that the face serves.

    Words marked as of another language (``{ lang=ru }``) may be in its script. Raises ``CannotRun``
    where ``mkdocs.yml`` or a page cannot be read.
    """
    if not (root / "mkdocs.yml").is_file():  # a part of the book, in no language that is known
        return
    languages = mkdocs_yml.languages(mkdocs_yml.read(root))
    served = {each["locale"] for each in languages if is_served(each)}
    for locale in sorted(served):
        for path in sorted((root / "docs" / locale).rglob("*.md")):
            source = read_text(path, root)
            if _HELD.issuperset(source) and "&" not in source:
                continue  # nearly every page
            document = Document(root, path.relative_to(root).as_posix(), (locale,))
            yield from _page(document, served)


def _page(document: Document, served: set[str]) -> Iterator[Problem]:
    read = [
        pair for each in document.passages for pair in zip(each.text, each.offsets, strict=True)
    ]
    for entity in _ENTITY.finditer(document.without_code):
        read += [(character, entity.start()) for character in html.unescape(entity[0])]
    seen, last, before = set(), -2, ""
    for character, offset in sorted(read, key=lambda each: each[1]):
        apart, before = _typed_apart(before, character), character
        if character in _HELD or apart or not served & {*document.locales_at(offset)}:
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
        yield Problem(document.path, *document.place(offset), "letter-without-face", message)


def _typed_apart(before: str, character: str) -> bool:
    """Is it what rules of their own find: invisible, or an accent behind the letter it belongs to?"""
    kind = unicodedata.category(character)[0]
    return kind == "C" or (
        kind == "M" and len(unicodedata.normalize("NFC", before + character)) == 1
    )
