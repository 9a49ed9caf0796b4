"""Where and how is told what all checks found?"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from checks import summary
from checks.registry import Outcome
from ground.report import PRINTERS

LOCALES = ("en", "fr")


def locale() -> str:
    """French where the system speaks it, English elsewhere (POSIX, "Environment Variables")."""
    said = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "fr" if said.startswith("fr") else "en"


def tell(outcomes: Sequence[Outcome], output_format: str, locale: str) -> int:
    """Print what was found, add the summary to GitHub's page, return the exit status."""
    if output_format == "json":
        print(_as_json(outcomes))
    elif output_format == "text":
        print(summary.as_text(outcomes, locale))
    else:
        problems = [problem for each in outcomes for problem in each.problems]
        if printed := PRINTERS[output_format](problems):
            print(printed)
        # What a program reads as SARIF or JUnit must hold nothing else.
        beside = sys.stdout if output_format == "github" else sys.stderr
        print(summary.states(outcomes, locale), file=beside)
    show(summary.as_markdown(outcomes))
    return max(each.status for each in outcomes)


def show(markdown: str) -> None:
    """Add to the page that GitHub shows of a run, if this is one."""
    if shown := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(shown).open("a", encoding="utf-8") as file:
            file.write(markdown)


def _as_json(outcomes: Sequence[Outcome]) -> str:
    checks = [
        {"check": each.check.command, "status": each.status, "reason": each.reason,
         "problems": [asdict(problem) for problem in each.problems]}
        for each in outcomes
    ]  # fmt: skip
    return json.dumps({"checks": checks}, ensure_ascii=False, indent=2)
