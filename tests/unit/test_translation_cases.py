"""Each folder of tests/cases/translation is a small book with one defect, or one look-alike.

``expect.json`` says what the check must find: ``states`` by page and segment (those not named are
current), ``problems`` as ``[rule, file and line, severity]``, and the ``exit`` status.
"""

import json
from pathlib import Path

import pytest

from checking.problem import exit_status
from translation.check import check

CASES = Path(__file__).parents[1] / "cases" / "translation"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_case(case):
    expected = json.loads((case / "expect.json").read_text(encoding="utf-8"))
    pages, problems = check(case)
    states = {
        page.target.path: {p.id: p.state for p in page.pairs if p.state != "current"}
        for page in pages
        if any(p.state != "current" for p in page.pairs)
    }
    found = [[p.rule, f"{p.path}:{p.line}", p.severity] for p in problems]
    assert states == expected["states"]
    assert found == expected["problems"]
    assert exit_status(problems) == expected["exit"]


def test_every_rule_has_a_defect():
    """Of every rule that the check knows, one case at least finds something."""
    found = set()
    for case in CASES.iterdir():
        problems = json.loads((case / "expect.json").read_text(encoding="utf-8"))["problems"]
        found |= {rule for rule, _, _ in problems}
    assert found >= {
        "added", "avoided-rendering", "duplicate-id", "footnotes", "heading-level", "hedge", "identifiers", "images",
        "length", "links", "lost", "merge-marker", "missing", "missing-equivalent", "moved", "negation", "numbers",
        "orphan", "other-language-link", "outdated", "units", "unnamed-segment", "wrong-language",
    }  # fmt: skip
