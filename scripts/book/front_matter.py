"""What does the YAML between the two ``---`` of a Markdown page say, and on which line?"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from book.yaml_text import Slip, check_characters, load, slip_at
from ground.lines import line_of
from ground.message import say
from ground.problem import CannotRun

_BLOCK = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# What a person took for front matter, and MkDocs would show to readers.
_LOOKS_LIKE = re.compile(r"(?P<above>\s*)---[ \t]*\n(?:#.*\n|[ \t]*\n)*\w+:(?:[ \t]|\n)")
_TEXTS = ("title", "description")
# Under these keys stands what a person has accepted of a translation: see translation/stamp.py.
STAMP, REASONS = RECORDED = "translation", "translation_reasons"
GROUNDS = "grounds"  # the same of what rests on the text: see claims/grounds.py
# All that a page may say of itself: the theme acts on many a key more. What a slug, a stamp or a reason
# must be is known to book/addresses.py and translation/stamp.py.
_CHOICES = {
    "ready": "true, false",
    "template": "home.html, read.html, questions.html",
    "hide": "[toc]",
}
# Where the page stood before, and under which ids its passages: see docs/decisions/addresses.md.
_WAS, _MOVED = "was", "moved"
_KEYS = (*_TEXTS, "slug", _WAS, _MOVED, *RECORDED, *_CHOICES)


@dataclass(frozen=True)
class Page:
    """A Markdown page taken apart.

    ``values`` are the front matter's keys; ``lines`` the line of each, from 1, those of a key inside
    another one as ``outer.inner``; ``body`` is everything after the front matter and ``body_line``
    the line it starts on; ``path`` is the page's name.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    path: str = ""


@lru_cache(maxsize=512)  # addresses, glossary and translation each ask for every page
def parse(text: str, name: str) -> Page:
    """Take a page's text apart; raise ``CannotRun`` with ``name`` and line if the YAML is bad.

    The page is to be read, not changed. A key is one that pages have, stands once, and has a value of its kind.
    """
    page = take_apart(text, name)
    for key, value in page.values.items():
        if reason := _fault(key, value):
            raise _malformed(name, page.lines[key], reason)
    return page


def take_apart(text: str, name: str) -> Page:
    """The same, whatever the keys are."""
    match = _BLOCK.match(text)
    if not match:
        if found := _LOOKS_LIKE.match(text):
            above, endless = say("nothing may stand above it"), say("no line `---` ends it")
            raise _malformed(name, 1, above if found["above"] else endless)
        return Page(body=text, path=name)
    try:
        values, lines = mapping(match["yaml"])
    except Slip as slip:  # its first line is the second of the page
        raise _malformed(name, slip.line + 1, slip.reason) from None
    lines = {key: line + 1 for key, line in lines.items()}
    first = line_of(text, match.end())
    return Page(values, lines, text[match.end() :], first, name)


def earlier(page: Page) -> list[str]:
    """The addresses that a page had before, in the form of its ``slug``."""
    found = page.values.get(_WAS, [])
    return [found] if isinstance(found, str) else found


def moved(page: Page) -> dict[str, str]:
    """Where a page says that its passages are now, by the ids that they had: an id, or ``page.md#id``."""
    return page.values.get(_MOVED, {})


def _fault(key: str, value: object) -> str | None:
    if key not in _KEYS:
        known = ", ".join(_KEYS)
        return say("no page has a key {key!r}, only {known}: delete the line", key=key, known=known)
    if key in _TEXTS and not (isinstance(value, str) and value.strip()):
        return say("{key} must be text: quote it, or delete the line", key=key)
    if key == _WAS and not (isinstance(value, str) or _are_texts(value)):
        return say("`was` is an address that the page had, as its `slug` was, or a list of some")
    if key == _MOVED and not (
        isinstance(value, dict) and _are_texts([*value, *value.values()]) and value
    ):
        return say("below `moved` stand lines `old-id: new-id`, or `old-id: page.md#new-id`")
    choices = _CHOICES.get(key)
    if choices and repr(value) not in map(repr, yaml.safe_load(f"[{choices}]")):
        return say("{key} can be {choices}, or be left out", key=key, choices=choices)
    return None


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each for each in value)


def mapping(source: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The values that YAML gives its keys, and the line of each key, as in ``Page``.

    Raises ``Slip`` where it is no mapping, where a key stands twice, or where a text spells a
    character that XML cannot hold.
    """
    values, node = load(source)
    values = values or {}
    if node and not (isinstance(values, dict) and all(isinstance(key, str) for key in values)):
        raise slip_at(node, say("expected `key: value` lines"))
    lines: dict[str, int] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        inside = value.value if isinstance(value, yaml.MappingNode) else ()
        for text in (value, *(each for _, each in inside)):
            check_characters(text)
        for each, name in [(key, key.value), *((k, f"{key.value}.{k.value}") for k, _ in inside)]:
            line = each.start_mark.line + 1
            if lines.setdefault(name, line) != line:
                raise slip_at(each, say("{key!r} stands twice", key=each.value))
    return values, lines


def _malformed(name: str, line: int, reason: str) -> CannotRun:
    return CannotRun(say("malformed front matter: {reason}", reason=reason), name, line)
