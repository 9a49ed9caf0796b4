"""Each rule of check_glossary finds its seeded defect, once, and nothing else."""

import shutil

import pytest
from case import cases, lay, place
from support import untold

from glossary.check import check
from ground.problem import CannotRun

CASES = cases("glossary")
RULES = {
    "avoided-rendering",
    "duplicate-form",
    "duplicate-id",
    "long-definition",
    "malformed-entry",
    "malformed-exception",
    "record-form",
    "missing-definition",
    "missing-equivalent",
    "one-language-id",
    "shared-record",
    "unknown-term-link",
    "unknown-theme",
    "unlike-entry",
    "unused-exception",
    "unused-term",
    "wordy-entry",
    "wrong-equivalent",
    "wrong-order",
}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_defect_is_found_once_at_its_line(case, tmp_path):
    root = case.lay(tmp_path)
    wanted = case.expect["problems"]
    found = check(root)
    assert sorted((p.rule, p.path, p.line) for p in found) == sorted(
        place(root, each)[:3] for each in wanted
    )
    said = {problem.rule: problem.message for problem in found}
    for each in wanted:
        assert each.get("says", said[each["rule"]]) == said[each["rule"]]
    assert untold(found) == []


def test_every_rule_has_a_case():
    assert {each["rule"] for case in CASES for each in case.expect["problems"]} == RULES


def test_a_book_without_a_glossary_cannot_be_checked(tmp_path):
    root = lay("bread", tmp_path)
    (root / "docs/fr/glossaire.md").unlink()
    with pytest.raises(CannotRun, match=r"^docs/fr/glossaire\.md:1: "):
        check(root)


def test_a_glossary_that_is_not_translated_asks_for_nothing(tmp_path):
    root = lay("bread", tmp_path)
    (root / "docs/en/glossaire.md").unlink()
    assert check(root) == []


def test_a_book_without_chapters_cannot_be_checked(tmp_path):
    root = lay("bread", tmp_path)
    shutil.rmtree(root / "docs/fr/chapitres")
    with pytest.raises(CannotRun, match=r"^docs/fr/chapitres:1: "):
        check(root)
