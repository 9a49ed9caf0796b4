"""Which problems of links are allowed, why, and until when?"""

import datetime
import fnmatch
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ground import command
from ground.message import say
from ground.problem import CannotRun
from links.problem import LinkProblem

NAME = "link-exceptions.toml"
_KEYS = {"target", "reason", "until", "page", "rule"}


@dataclass(frozen=True)
class Allowance:
    """Allows the problems whose target, and page and rule if given, match (``*`` stands for any text)."""

    target: str
    reason: str
    until: datetime.date
    page: str
    rule: str
    line: int

    def covers(self, problem: LinkProblem) -> bool:
        """Whether it is about this problem."""
        return (
            fnmatch.fnmatchcase(problem.target, _literal(self.target))
            and fnmatch.fnmatchcase(problem.page, _literal(self.page))
            and fnmatch.fnmatchcase(problem.rule, self.rule)
        )


def _literal(pattern: str) -> str:
    return re.sub(r"([?\[])", r"[\1]", pattern)  # both are common in addresses


def read(path: Path) -> list[Allowance]:
    """Read a TOML file of ``[[exception]]`` tables. Raises ``CannotRun`` naming file and line."""
    text = command.read_text(path, path.parent)
    try:
        tables = tomllib.loads(text).get("exception", [])
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        line = int(match[1]) if match else 1
        raise CannotRun(say("not TOML: {reason}", reason=error), path.name, line) from None
    lines = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() == "[[exception]]"
    ]
    if not isinstance(tables, list) or len(tables) != len(lines):
        raise CannotRun(say("write each exception under a line [[exception]]"), path.name)
    return [_allowance(path.name, table, line) for table, line in zip(tables, lines, strict=True)]


def _allowance(file: str, table: dict[str, object], line: int) -> Allowance:
    if unknown := sorted(set(table) - _KEYS):
        raise CannotRun(say("unknown key {key!r}", key=unknown[0]), file, line)
    for key in ("target", "reason"):
        if not isinstance(table.get(key), str) or not str(table[key]).strip():
            raise CannotRun(say("needs {key!r}, a text", key=key), file, line)
    until = table.get("until")
    if not isinstance(until, datetime.date) or isinstance(until, datetime.datetime):
        raise CannotRun(say("needs 'until', a date such as 2030-01-31"), file, line)
    texts = {key: str(table.get(key, "*")) for key in ("target", "reason", "page", "rule")}
    return Allowance(until=until, line=line, **texts)


def apply(
    problems: Iterable[LinkProblem], allowances: list[Allowance], name: str, today: datetime.date
) -> list[LinkProblem]:
    """The problems that no allowance covers, and one for each allowance unused or expired.

    An expired allowance covers nothing. ``name`` is how the file is called in the problems.
    """
    valid = [each for each in allowances if each.until >= today]
    used: set[Allowance] = set()
    left = []
    for problem in problems:
        covering = [each for each in valid if each.covers(problem)]
        used.update(covering)
        if not covering:
            left.append(problem)
    for each in allowances:
        if each.until < today:
            rule = "exception-expired"
            text = say("expired on {day}: {reason}", day=each.until, reason=each.reason)
        elif each not in used:
            rule = "exception-unused"
            text = say("no problem with {target!r} is left", target=each.target)
        else:
            continue
        left.append(LinkProblem(name, each.line, 1, rule, text, page=name, target=each.target))
    return sorted(left)
