"""What does ``docs/source/book.yml`` declare: what only those who publish the book know?

A key that is empty, or left out, is not known, and the book says so.
"""

import datetime
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml

from book.direction import foreign, phrase
from book.languages import SOURCE, locales
from book.typography import typeset
from book.yaml_text import Slip, load
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from ground.well_formed import FORBIDDEN

FILE = "docs/source/book.yml"
CLINICIAN, TRANSLATOR, PATIENTS = KINDS = ("clinician", "medical-translator", "patients")
_KEYS = ("publisher", "funding", "contact", "licence", "reviews")
_LICENCE = ("name", "url")
_REVIEW = ("by", "kind", "date", "due")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEB = re.compile(r"https://[\w-]+(?:\.[\w-]+)+(?:/[^\s\"'<>]*)?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Text:
    """A text that is the same in all languages, a name, or one for each of some: ``by_language`` has
    the first under ``""``."""

    by_language: Mapping[str, str]

    def language(self, locale: str) -> str:
        """The language that a reader of ``locale`` reads it in."""
        return locale if "" in self.by_language or locale in self.by_language else SOURCE

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
    """What the book below ``root`` declares; nothing where it has no such file.

    Raises ``CannotRun`` at file and line where a key is unknown, missing or there twice, or a value is not
    of its kind.
    """
    if not (root / FILE).is_file():
        return Owner()
    try:
        _, node = load(read_text(root / FILE, root))
    except Slip as slip:
        raise slip.of(FILE) from None
    try:
        return _owner(_keys(node, _KEYS), {SOURCE, *locales(root)}) if node else Owner()
    except Slip as slip:
        raise CannotRun(slip.reason, FILE, slip.line) from None


def _owner(given: Mapping[str, yaml.Node], languages: Set[str]) -> Owner:
    licence = None
    if "licence" in given:
        keys = _keys(given["licence"], _LICENCE, whole=True)
        licence = Licence(
            _text(keys["name"], "name", languages), _address(keys["url"], "url", _WEB)
        )
    reviews = []
    if "reviews" in given:
        if not isinstance(given["reviews"], yaml.SequenceNode):
            raise _slip(
                given["reviews"], say("{key!r} is a list: begin each item with `- `", key="reviews")
            )
        reviews = [_review(each, languages) for each in given["reviews"].value]
    publisher, funding = (
        _text(given[key], key, languages) if key in given else None
        for key in ("publisher", "funding")
    )
    contact = _address(given["contact"], "contact", _WEB, _MAIL) if "contact" in given else ""
    return Owner(publisher, funding, contact, licence, tuple(reviews))


def _review(node: yaml.Node, languages: Set[str]) -> Review:
    keys = _keys(node, _REVIEW, whole=True)
    by, kind = _text(keys["by"], "by", languages), _string(keys["kind"], "kind")
    if kind not in KINDS:
        reason = say("{key} can be {choices}", key="kind", choices=", ".join(KINDS))
        raise _slip(keys["kind"], reason)
    done, due = (_day(keys[key], key) for key in ("date", "due"))
    if due <= done:
        raise _slip(keys["due"], say("a review falls due after the day on which it was done"))
    return Review(by, kind, done, due, node.start_mark.line + 1)


def _keys(node: yaml.Node, known: tuple[str, ...], whole: bool = False) -> dict[str, yaml.Node]:
    """The keys of a mapping that have a value; all of them, where it is to be ``whole``."""
    if not isinstance(node, yaml.MappingNode):
        raise _slip(node, say("expected `key: value` lines"))
    seen: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in known:
            reason = say(
                "no key {key!r} stands here, only {known}", key=name, known=", ".join(known)
            )
            raise _slip(key, reason)
        if name in seen:
            raise _slip(key, say("{key!r} stands twice", key=name))
        seen[name] = value
    given = {name: value for name, value in seen.items() if not _is_empty(value)}
    for name in known:
        if whole and name not in given:
            raise _slip(seen.get(name, node), say("{key!r} is missing", key=name))
    return given


def _is_empty(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:null" or node.value == []


def _text(node: yaml.Node, key: str, languages: Set[str]) -> Text:
    if not isinstance(node, yaml.MappingNode):
        return Text({"": _string(node, key)})
    texts = _keys(node, tuple(sorted(languages)))
    if SOURCE not in texts:
        raise _slip(node, say("{key!r} is missing", key=SOURCE))
    return Text({locale: _string(value, locale) for locale, value in texts.items()})


def _string(node: yaml.Node, key: str) -> str:
    if node.tag != "tag:yaml.org,2002:str" or not str(node.value).strip():
        raise _slip(node, say("{key!r} must be text: quote it", key=key))
    if found := FORBIDDEN.search(node.value):
        code = f"{ord(found[0]):04X}"
        reason = say("the character U+{code} means nothing in a text: delete it", code=code)
        raise _slip(node, reason)
    return str(node.value).strip()


def _day(node: yaml.Node, key: str) -> datetime.date:
    try:
        if isinstance(node, yaml.ScalarNode) and _DAY.fullmatch(node.value):
            return datetime.date.fromisoformat(node.value)
    except ValueError:
        pass
    raise _slip(node, say("{key!r} is no day: write it like 2026-11-30", key=key))


def _address(node: yaml.Node, key: str, *kinds: re.Pattern[str]) -> str:
    address = _string(node, key)
    if not any(kind.fullmatch(address) for kind in kinds):
        if _MAIL in kinds:
            reason = say("{key!r} is no address: https://… or an e-mail address", key=key)
        else:
            reason = say("{key!r} is no address: begin it with https://", key=key)
        raise _slip(node, reason)
    return address


def _slip(node: yaml.Node, reason: str) -> Slip:
    return Slip(node.start_mark.line + 1, reason)
