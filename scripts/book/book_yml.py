"""What does ``docs/source/book.yml`` declare of those who publish the book: what only they know?

A key that is empty, or left out, is not known, and the book says so.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

import yaml

from book.direction import foreign, phrase
from book.identity import FILE, KEYS, OWNER_KEYS
from book.languages import every
from book.typography import typeset
from book.yaml_text import items, keys, slip_at, string, taken
from ground.command import read_text
from ground.message import say

EXPERT = "expert"
KINDS = (EXPERT, "translator", "readers")
_LICENCE = ("name", "url")
_REVIEW = ("by", "kind", "date", "due")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEB = re.compile(r"https://[\w-]+(?:\.[\w-]+)+(?:/[^\s\"'<>]*)?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Text:
    """A text that is the same in all languages, a name, or one for each of some: ``by_language`` has
    the first under ``""``. ``source`` is the language that the book is written in."""

    by_language: Mapping[str, str]
    source: str

    def language(self, locale: str) -> str:
        """The language that a reader of ``locale`` reads it in."""
        return locale if "" in self.by_language or locale in self.by_language else self.source

    def plain(self, locale: str) -> str:
        """The text for a reader of ``locale``, typeset."""
        language = self.language(locale)
        text = self.by_language.get("") or self.by_language[language]
        return typeset(text, language)

    def html(self, locale: str) -> str:
        """The same as HTML, which says so where it is in the source language."""
        return phrase(escape(self.plain(locale)), foreign(self.language(locale), locale))


@dataclass(frozen=True)
class Licence:
    """Under which terms the book may be used: their name, and where they are."""

    name: Text
    url: str


@dataclass(frozen=True)
class Review:
    """Who has reviewed the book, as what (one of ``KINDS``), when, and on which day it is to be done
    again; ``line`` is the declaration's."""

    by: Text
    kind: str
    date: datetime.date
    due: datetime.date
    line: int


@dataclass(frozen=True)
class Owner:
    """The declaration. ``contact`` is a web or an e-mail address."""

    publisher: Text | None = None
    funding: Text | None = None
    contact: str = ""
    licence: Licence | None = None
    reviews: tuple[Review, ...] = ()

    def latest(self, kind: str) -> Review | None:
        """The last review of this kind, if there is one."""
        found = [each for each in self.reviews if each.kind == kind]
        return max(found, key=lambda each: each.date, default=None)


def read(root: Path) -> Owner:
    """What the book below ``root`` declares; nothing where it leaves that out.

    Raises ``CannotRun`` at file and line where a key is unknown, missing or there twice, or a value is not
    of its kind.
    """
    languages = every(root)
    return taken(read_text(root / FILE, root), FILE, partial(_owner, languages=languages))


def _owner(node: yaml.Node | None, languages: Sequence[str]) -> Owner:
    given = keys(node, (*KEYS, *OWNER_KEYS)) if node else {}
    licence = None
    if "licence" in given:
        told = keys(given["licence"], _LICENCE, whole=True)
        licence = Licence(
            _text(told["name"], "name", languages), _address(told["url"], "url", _WEB)
        )
    reviews = []
    if "reviews" in given:
        reviews = [_review(each, languages) for each in items(given["reviews"], "reviews")]
    publisher, funding = (
        _text(given[key], key, languages) if key in given else None
        for key in ("publisher", "funding")
    )
    contact = _address(given["contact"], "contact", _WEB, _MAIL) if "contact" in given else ""
    return Owner(publisher, funding, contact, licence, tuple(reviews))


def _review(node: yaml.Node, languages: Sequence[str]) -> Review:
    told = keys(node, _REVIEW, whole=True)
    by, kind = _text(told["by"], "by", languages), string(told["kind"], "kind")
    if kind not in KINDS:
        reason = say("{key} can be {choices}", key="kind", choices=", ".join(KINDS))
        raise slip_at(told["kind"], reason)
    done, due = (_day(told[key], key) for key in ("date", "due"))
    if due <= done:
        raise slip_at(told["due"], say("a review falls due after the day on which it was done"))
    return Review(by, kind, done, due, node.start_mark.line + 1)


def _text(node: yaml.Node, key: str, languages: Sequence[str]) -> Text:
    if not isinstance(node, yaml.MappingNode):
        return Text({"": string(node, key)}, languages[0])
    texts = keys(node, tuple(sorted(languages)))
    if languages[0] not in texts:
        raise slip_at(node, say("{key!r} is missing", key=languages[0]))
    return Text({locale: string(value, locale) for locale, value in texts.items()}, languages[0])


def _day(node: yaml.Node, key: str) -> datetime.date:
    try:
        if isinstance(node, yaml.ScalarNode) and _DAY.fullmatch(node.value):
            return datetime.date.fromisoformat(node.value)
    except ValueError:
        pass
    raise slip_at(node, say("{key!r} is no day: write it like 2026-11-30", key=key))


def _address(node: yaml.Node, key: str, *kinds: re.Pattern[str]) -> str:
    address = string(node, key)
    if not any(kind.fullmatch(address) for kind in kinds):
        if _MAIL in kinds:
            reason = say("{key!r} is no address: https://… or an e-mail address", key=key)
        else:
            reason = say("{key!r} is no address: begin it with https://", key=key)
        raise slip_at(node, reason)
    return address
