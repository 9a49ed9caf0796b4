"""Every case in tests/cases/links gets exactly the verdict that the standards give it."""

import json
from datetime import date
from pathlib import Path

import pytest

from check_links import arguments, problems
from checking.problem import CannotRun, exit_status

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/cases/links").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """The same rules for the same pages and targets, and the same exit status."""
    expected = json.loads((case / "expect.json").read_text(encoding="utf-8"))
    try:
        found, _ = problems(arguments([str(case / "site"), *expected["args"]]), date(2030, 1, 1))
        status = exit_status(found)
    except CannotRun:
        found, status = [], 2
    wanted = sorted((p["rule"], p["page"], p["target"]) for p in expected["problems"])
    assert sorted((p.rule, p.page, p.target) for p in found) == wanted
    assert status == expected["exit"]
