"""What is a problem, and which exit status do problems amount to?"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding of a check.

    ``path`` is relative to the root that was checked, with ``/`` on every system.
    ``line`` and ``column`` count from 1; 0 means the whole file.
    ``rule`` is a stable name in kebab-case; ``message`` one sentence for a person; ``snippet``,
    where it is known, the lines to paste that put it right. A ``note`` asks for nothing.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"
    snippet: str = ""

    def place(self) -> tuple[str, int, int]:
        """File, line and column where a person would put it right."""
        return self.path, self.line, self.column

    def record(self) -> dict[str, Any]:
        """The fields as JSON has them."""
        return asdict(self)


class CannotRun(Exception):
    """A check could not do its work: ``reason`` is one sentence, ``path`` and ``line`` (from 1) the place that it
    is about, if any."""

    def __init__(self, reason: str, path: Path | str = "", line: int = 1) -> None:
        super().__init__(f"{path}:{line}: {reason}" if path else reason)
        self.reason, self.path, self.line = reason, str(path), line

    def problem(self) -> Problem | None:
        """The same as a problem of the file that it names; None if it names none."""
        if not self.path:
            return None
        return Problem(self.path, self.line, 1, "unreadable", self.reason)


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """How many of the problems are so severe?"""
    return sum(problem.severity == severity for problem in problems)


def exit_status(problems: Iterable[Problem]) -> int:
    """Return 1 if any problem is an error, else 0 (2 is for checks that could not run)."""
    return int(any(problem.severity == "error" for problem in problems))
