"""Each case is a small book with one defect, or one look-alike.

``expect`` says what the check must find: ``states`` by page and segment (those not named are
current) and ``problems`` (severity ``error`` where none is given), in order.
"""

import pytest
from case import cases, place
from support import untold

from translation.check import check

CASES = cases("translation")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, tmp_path):
    root = case.lay(tmp_path)
    pages, problems = check(root)
    states = {
        page.target.path: {p.id: p.state for p in page.pairs if p.state != "current"}
        for page in pages
        if any(p.state != "current" for p in page.pairs)
    }
    wanted = case.expect.get("problems", [])
    assert states == case.expect.get("states", {})
    assert [(p.rule, p.path, p.line, p.column, p.severity) for p in problems] == [
        (*place(root, each)[:3], each.get("column", min(1, each["line"])), each.get("severity", "error"))
        for each in wanted
    ]  # fmt: skip
    for problem, each in zip(problems, wanted, strict=True):
        assert each.get("says", "") in problem.message
    assert untold(problems) == []


def test_every_rule_has_a_defect():
    """Of every rule that the check knows, one case at least finds something."""
    found = {problem["rule"] for case in CASES for problem in case.expect.get("problems", [])}
    assert found >= {
        "added", "block-kind", "duplicate-id", "footnotes", "heading-level", "hedge", "identifiers",
        "images", "language-not-built", "length", "links", "lost", "missing",
        "moved", "negation", "numbers", "orphan", "other-language-link", "outdated",
        "units", "unnamed-segment", "wrong-language",
    }  # fmt: skip
