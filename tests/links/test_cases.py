"""Every case gets exactly the verdict that the standards give it."""

from datetime import date
from pathlib import Path

import pytest
from case import Case, cases
from support import untold

from check_links import arguments, problems
from ground.message import french
from ground.problem import CannotRun, exit_status


@pytest.mark.parametrize("case", cases("links"), ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    """The same rules for the same pages and targets, and the same exit status."""
    site = case.lay(tmp_path) / "site"
    try:
        found, _ = problems(arguments([str(site), *case.args]), date(2030, 1, 1))
        status = exit_status(found)
    except CannotRun as reason:
        found, status = [], 2
        assert french(str(reason)), reason
    wanted = sorted((p["rule"], p["page"], p["target"]) for p in case.expect["problems"])
    assert sorted((p.rule, p.page, p.target) for p in found) == wanted
    assert status == case.expect["exit"]
    assert untold(found) == []
