"""How is GitHub asked about a repository, or told to change something in it?

GitHub's REST API. Standard library alone.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from ground.problem import CannotRun


class NotFound(CannotRun):
    """GitHub answered 404."""


@dataclass(frozen=True)
class Api:
    """GitHub's API on one repository: ``api`` is its address, ``repository`` owner/name."""

    api: str
    repository: str
    token: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """As a workflow's variables have it. Raises ``CannotRun`` where one is missing."""
        names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
        if missing := [name for name in names if not environment.get(name)]:
            raise CannotRun(f"not set: {', '.join(missing)}")
        return cls(*(environment[name] for name in names))

    def ask(self, method: str, path: str, values: dict[str, str] | None = None) -> Any:
        """The answer to a request below the repository. Raises ``CannotRun``, or ``NotFound``."""
        request = urllib.request.Request(
            f"{self.api}/repos/{self.repository}/{path}",
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
            kind = NotFound if getattr(error, "code", 0) == 404 else CannotRun
            raise kind(f"{method} {path.split('?')[0]}: {error}") from None

    def issue_with(self, mark: str) -> dict[str, Any] | None:
        """The first open issue, of those a workflow opened, whose text holds ``mark``."""
        found = self.ask("GET", "issues?state=open&creator=github-actions%5Bbot%5D&per_page=100")
        return next((each for each in found if mark in (each.get("body") or "")), None)
