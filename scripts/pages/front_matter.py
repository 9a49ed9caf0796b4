"""What does the YAML between the two ``---`` of a Markdown page say, and on which line?"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from checking.problem import CannotRun

# libyaml's loader, where PyYAML was built with it, is ten times as fast.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Page:
    """A Markdown page taken apart.

    ``values`` are the front matter's keys; ``lines`` the line of each top-level key, from 1;
    ``body`` is everything after the front matter and ``body_line`` the line it starts on.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1


def parse(text: str, name: str) -> Page:
    """Take a page's text apart; raise ``CannotRun`` with ``name`` and line if the YAML is bad."""
    match = _BLOCK.match(text)
    if not match:
        return Page(body=text)
    source = match["yaml"]
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
        values = values or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        reason = getattr(error, "problem", None) or "not YAML"
        raise CannotRun(f"{name}:{line}: malformed front matter: {reason}") from None
    if not isinstance(values, dict) or any(not isinstance(key, str) for key in values):
        raise CannotRun(f"{name}:2: malformed front matter: expected `key: value` lines")
    lines = {key.value: key.start_mark.line + 2 for key, _ in node.value} if node else {}
    return Page(values, lines, text[match.end() :], text.count("\n", 0, match.end()) + 1)
