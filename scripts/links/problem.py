"""What is a problem with a link?"""

from dataclasses import dataclass
from typing import Any

from ground.problem import Problem

_RECORD = (
    *("rule", "page", "target", "line", "column", "source", "source_line"),
    *("severity", "message"),
)


@dataclass(frozen=True, order=True)
class LinkProblem(Problem):
    """A problem in a page of the site.

    ``page`` is the file below the site's folder, ``target`` the address as written, with entities decoded.
    ``path``, ``line`` and ``column`` say where in the page; ``source`` and ``source_line`` where in the
    Markdown file it was built from, if that is known.
    """

    page: str = ""
    target: str = ""
    source: str | None = None
    source_line: int | None = None

    def place(self) -> tuple[str, int, int]:
        """The file a person would edit."""
        if self.source:
            return self.source, self.source_line or 0, 0
        return super().place()

    def to_mend(self) -> Problem:
        """The problem where a person would mend it; in the built site if no source is known."""
        path, line, column = self.place()
        path = path if self.source else f"site/{self.page}"
        return Problem(path, line, column, self.rule, self.message, self.severity, self.snippet)

    def record(self) -> dict[str, Any]:
        """The fields for JSON; ``page`` stands for ``path``."""
        return {name: getattr(self, name) for name in _RECORD}
