"""What a pull request's page says of problems: every rule has its remedy, in both languages."""

import json
from dataclasses import replace

import pytest
import yaml
from support import REPOSITORY

from checks import summary
from checks.registry import BY_NAME, CHECKS, Outcome
from ground.problem import Problem

TESTS = REPOSITORY / "tests"
CHECK_OF = {
    "source": "source",
    "prose": "prose",
    "glossary": "glossary",
    "translation": "translations",
    "links": "links",
}
PROBLEM = Problem("docs/en/a.md", 4, 1, "orphan", "nobody comes here", "warning")


def rules(value):
    """The names of rules in what a case expects."""
    if isinstance(value, dict):
        if "rule" in value:
            yield value["rule"]
        for each in value.values():
            yield from rules(each)
    elif isinstance(value, list):
        if len(value) == 3 and value[2] in ("error", "warning"):
            yield value[0]
        for each in value:
            yield from rules(each)


@pytest.mark.parametrize("folder", CHECK_OF)
def test_every_rule_has_its_remedy(folder):
    found = set()
    for path in (TESTS / folder / "cases").glob("*/*"):
        if path.name in ("case.yml", "expect.json", "expected.json"):
            load = yaml.safe_load if path.suffix == ".yml" else json.loads
            found |= set(rules(load(path.read_text(encoding="utf-8"))))
    assert len(found) > 5
    assert found - set(summary.fixes()[CHECK_OF[folder]]) == set()


def test_every_remedy_is_in_both_languages():
    for check in summary.fixes().values():
        for rule, texts in check.items():
            assert set(texts) == {"fr", "en"} and all(texts.values()), rule


@pytest.mark.parametrize(
    ("name", "heading"), [("translations", "Traductions en retard"), ("links", "À relire")]
)
def test_a_rule_is_told_as_its_check_means_it(name, heading):
    text = summary.as_markdown([Outcome(BY_NAME[name], 0, (PROBLEM,), "", 0.1)])
    assert f"### {heading}" in text
    assert summary.fix(name, PROBLEM, "fr") in text and summary.fix(name, PROBLEM, "en") in text


def test_lines_to_paste_are_shown_as_they_are_and_hold_no_html():
    problem = replace(PROBLEM, severity="error", snippet='  - new: "<b>`"\n    reason:')
    text = summary.as_markdown([Outcome(CHECKS[0], 1, (problem,), "", 0.1)])
    assert '  <pre>  - new&#58; "&#60;b&#62;&#96;"\n      reason&#58;</pre>' in text
