"""How does a command speak with the workflow that runs it?

GitHub's documentation, "Workflow commands for GitHub Actions".
"""

import os
from collections.abc import Callable
from pathlib import Path

from ground import command
from ground.problem import CannotRun


def output(name: str, value: str) -> None:
    """Give the workflow a value of one line, and print it."""
    line = f"{name}={value}"
    if file := os.environ.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as outputs:
            outputs.write(f"{line}\n")
    print(line)


def guarded(main: Callable[[], int]) -> int:
    """As ``command.guarded``; GitHub shows the line that says why on the page of the run too."""

    def told() -> int:
        try:
            return main()
        except CannotRun as reason:
            if os.environ.get("GITHUB_ACTIONS"):
                print(f"::error::{' '.join(str(reason).split()).replace('%', '%25')}")
            raise

    return command.guarded(told)
