"""What does the YAML between the two ``---`` of a Markdown page say, and on which line?"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from ground.command import yaml_slip
from ground.message import say
from ground.problem import CannotRun

# libyaml's loader, where PyYAML was built with it, is ten times as fast.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# What a person took for front matter, and MkDocs would show to readers.
_LOOKS_LIKE = re.compile(r"(?P<above>\s*)---[ \t]*\n(?:#.*\n|[ \t]*\n)*\w+:(?:[ \t]|\n)")
_TEXTS = ("title", "description")


@dataclass(frozen=True)
class Page:
    """A Markdown page taken apart.

    ``values`` are the front matter's keys; ``lines`` the line of each top-level key, from 1;
    ``body`` is everything after the front matter and ``body_line`` the line it starts on. ``path`` is
    the page's name.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    path: str = ""


def parse(text: str, name: str) -> Page:
    """Take a page's text apart; raise ``CannotRun`` with ``name`` and line if the YAML is bad.

    A key stands once, and title and description are text.
    """
    match = _BLOCK.match(text)
    if not match:
        if found := _LOOKS_LIKE.match(text):
            above, endless = say("nothing may stand above it"), say("no line `---` ends it")
            raise _malformed(name, 1, above if found["above"] else endless)
        return Page(body=text, path=name)
    source = match["yaml"]
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
        values = values or {}
    except yaml.YAMLError as error:
        line, reason = yaml_slip(error)
        if position := getattr(error, "position", 0):  # of a character that YAML does not allow
            line = source.count("\n", 0, position) + 1
        raise _malformed(name, line + 1, reason) from None
    if not isinstance(values, dict) or any(not isinstance(key, str) for key in values):
        raise _malformed(name, 2, say("expected `key: value` lines"))
    lines: dict[str, int] = {}
    for key in (key for key, _ in node.value) if node else ():
        line = key.start_mark.line + 2
        if lines.setdefault(key.value, line) != line:
            raise _malformed(name, line, say("{key!r} stands twice", key=key.value))
        if key.value in _TEXTS and not isinstance(values[key.value], str):
            reason = say("{key} must be text: quote it, or delete the line", key=key.value)
            raise _malformed(name, line, reason)
    first = text.count("\n", 0, match.end()) + 1
    return Page(values, lines, text[match.end() :], first, name)


def _malformed(name: str, line: int, reason: str) -> CannotRun:
    return CannotRun(say("malformed front matter: {reason}", reason=reason), name, line)
