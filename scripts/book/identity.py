"""What is this book: its name for files, its titles, its languages, where its chapters are?

The first part of ``docs/source/book.yml``; ``book_yml`` reads the rest, which only those who publish know. Nothing
else knows which book this is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from book.yaml_text import Slip, items, keys, slip_at, string, taken
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

FILE = "docs/source/book.yml"
# What BCP 47 calls a language, by its script and its region too: es, pt-BR, zh-Hant, es-419.
LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
KEYS = ("name", "source", "titles", "chapters", "terms")
OWNER_KEYS = ("publisher", "funding", "contact", "licence", "reviews")
_TERMS = ("label", "ids", "record")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RECORD = re.compile(r"https://[\w-]+(?:\.[\w-]+)+/[^\s\"'<>{}()]*{id}[^\s\"'<>{}()]*")
_ID = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True)
class Terms:
    """Where the terms of the glossary are recorded by others: ``label`` is what entries call it, ``ids`` show what
    an id looks like, ``0`` standing for any digit, ``record`` is the address of the record of ``{id}``."""

    label: str
    ids: tuple[str, ...]
    record: str

    def is_id(self, text: str) -> bool:
        """Does it look like an id?"""
        return re.sub("[0-9]", "0", text) in {re.sub("[0-9]", "0", each) for each in self.ids}

    def address(self, id: str) -> str:
        """The address of a term's record."""
        return self.record.replace("{id}", id)


@dataclass(frozen=True)
class Identity:
    """``name`` is what the files of the editions are called; ``source`` the language that the book is written in
    and translated from, the first of ``titles``; ``chapters`` the folder of the chapters below that of a language.
    ``lines`` has those of its keys."""

    name: str
    source: str
    titles: Mapping[str, str]
    chapters: str
    terms: Terms | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the book, the source first."""
        return tuple(self.titles)


def read(root: Path) -> Identity:
    """What the book below ``root`` says it is.

    Raises ``CannotRun`` where it does not say so, at file and line where that is known.
    """
    if not (root / "docs").is_dir():
        raise CannotRun(say("{folder}: no such folder below {root}", folder="docs", root=root))
    if not (root / FILE).is_file():
        reason = say(
            "{path}: no such file below {root}: it says what the book is", path=FILE, root=root
        )
        raise CannotRun(reason)
    return parse(read_text(root / FILE, root))


@lru_cache(maxsize=16)  # by what it says, so that no book is taken for another, or for what it was
def parse(text: str) -> Identity:
    """What the text of such a file says; raises ``CannotRun`` as ``read`` does."""
    return taken(text, FILE, _identity)


def _identity(node: yaml.Node | None) -> Identity:
    if node is None:
        raise Slip(1, say("{key!r} is missing", key=KEYS[0]))
    given = keys(node, (*KEYS, *OWNER_KEYS))
    for key in KEYS[:-1]:
        if key not in given:
            raise slip_at(node, say("{key!r} is missing", key=key))
    name, source, chapters = (_word(given, key) for key in ("name", "source", "chapters"))
    if not LOCALE.fullmatch(source):
        reason = say("{locale}: not the code of a language, such as `es` or `pt-BR`", locale=source)
        raise slip_at(given["source"], reason)
    titles = _titles(given["titles"], source)
    terms = _terms(given["terms"]) if "terms" in given else None
    lines = {key: each.start_mark.line + 1 for key, each in given.items()}
    return Identity(name, source, titles, chapters, terms, lines)


def _word(given: Mapping[str, yaml.Node], key: str) -> str:
    """A part of addresses and of files' names."""
    word = string(given[key], key)
    if key != "source" and not _NAME.fullmatch(word):
        raise slip_at(given[key], say("{key!r} is of a-z, 0-9 and single - between them", key=key))
    return word


def _titles(node: yaml.Node, source: str) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise slip_at(node, say("expected `key: value` lines"))
    for key, _ in node.value:
        if not LOCALE.fullmatch(str(key.value)):
            reason = say(
                "{locale}: not the code of a language, such as `es` or `pt-BR`", locale=key.value
            )
            raise slip_at(key, reason)
    texts = keys(node, tuple(str(key.value) for key, _ in node.value))
    if source not in texts:
        raise slip_at(node, say("{key!r} is missing", key=source))
    found = {locale: string(value, locale) for locale, value in texts.items()}
    return {source: found.pop(source), **found}


def _terms(node: yaml.Node) -> Terms:
    given = keys(node, _TERMS, whole=True)
    label, record = (string(given[key], key) for key in ("label", "record"))
    if re.search(r"[^\w -]", label):
        raise slip_at(given["label"], say("{key!r} is of letters, digits and spaces", key="label"))
    if not _RECORD.fullmatch(record):
        reason = say("{key!r} is no address: https://… with {{id}} in it", key="record")
        raise slip_at(given["record"], reason)
    ids = items(given["ids"], "ids")
    for each in ids:
        if not _ID.fullmatch(string(each, "ids")):
            raise slip_at(each, say("{key!r} is of letters, digits and -", key="ids"))
    return Terms(label, tuple(string(each, "ids") for each in ids), record)
