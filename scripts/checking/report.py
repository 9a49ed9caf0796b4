"""How do problems look in each output format?"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from checking.problem import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """One ``path:line:column: severity: message [rule]`` a line, then a line of counts."""
    lines = [
        f"{p.path}:{p.line}:{p.column}: {p.severity}: {p.message} [{p.rule}]" for p in problems
    ]
    errors = sum(p.severity == "error" for p in problems)
    lines.append(f"{errors} errors, {len(problems) - errors} warnings")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON object whose ``problems`` lists every field of every problem."""
    return json.dumps({"problems": [asdict(p) for p in problems]}, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub workflow commands, one annotation a problem.

    Escaping follows the ``toolkit`` of GitHub Actions: ``%``, CR and LF everywhere,
    also ``:`` and ``,`` in properties.
    """
    return "\n".join(
        f"::{p.severity} file={_property(p.path)},line={max(p.line, 1)},"
        f"col={max(p.column, 1)},title={_property(p.rule)}::{_data(p.message)}"
        for p in problems
    )


PRINTERS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
