"""How is an issue of the repository found, opened, changed and closed?

GitHub's REST API, "Issues". Standard library alone.
"""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from checking.problem import CannotRun


@dataclass(frozen=True)
class Issues:
    """The issues of a repository: ``api`` is the address of the API, ``repository`` owner/name."""

    api: str
    repository: str
    token: str

    def with_mark(self, mark: str) -> dict[str, Any] | None:
        """The first open issue, of those a workflow opened, whose text holds ``mark``."""
        path = "?state=open&creator=github-actions%5Bbot%5D&per_page=100"
        found = self._ask("GET", path)
        return next((each for each in found if mark in (each.get("body") or "")), None)

    def open(self, title: str, body: str) -> None:
        """Open an issue."""
        self._ask("POST", "", {"title": title, "body": body})

    def change(self, number: int, **values: str) -> None:
        """Change an issue's ``body`` or ``state``."""
        self._ask("PATCH", f"/{number}", values)

    def comment(self, number: int, body: str) -> None:
        """Write a comment."""
        self._ask("POST", f"/{number}/comments", {"body": body})

    def _ask(self, method: str, path: str, values: dict[str, str] | None = None) -> Any:
        request = urllib.request.Request(
            f"{self.api}/repos/{self.repository}/issues{path}",
            data=json.dumps(values).encode() if values is not None else None,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except (urllib.error.URLError, TimeoutError, ValueError) as error:
            raise CannotRun(f"{method} issues{path.split('?')[0]}: {error}") from None
