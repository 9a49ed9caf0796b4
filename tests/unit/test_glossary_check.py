"""Each rule of check_glossary finds its seeded defect, once, and nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from checking.problem import CannotRun
from glossary.check import check

CASES = Path(__file__).parents[1] / "cases" / "glossary"
DEFECTS = sorted(path.parent.name for path in CASES.glob("*/expect.json"))
RULES = {
    "avoided-rendering",
    "duplicate-form",
    "duplicate-id",
    "long-definition",
    "malformed-entry",
    "malformed-exception",
    "mesh-form",
    "missing-definition",
    "missing-equivalent",
    "one-language-id",
    "unknown-term-link",
    "unused-exception",
    "unused-term",
    "wrong-equivalent",
    "wrong-order",
}


def root_of(case: str, folder: Path) -> Path:
    """The files of ``clean`` with those of the case laid over them."""
    shutil.copytree(CASES / "clean", folder, dirs_exist_ok=True)
    return Path(shutil.copytree(CASES / case, folder, dirs_exist_ok=True))


@pytest.mark.parametrize("case", DEFECTS)
def test_a_defect_is_found_once_at_its_line(case, tmp_path):
    root = root_of(case, tmp_path)
    expected = json.loads((root / "expect.json").read_text(encoding="utf-8"))
    found = [{"path": p.path, "line": p.line, "rule": p.rule} for p in check(root)]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_clean_case_is_clean():
    assert check(CASES / "clean") == []


def test_every_rule_has_a_case():
    files = (json.loads((CASES / case / "expect.json").read_text("utf-8")) for case in DEFECTS)
    assert {problem["rule"] for problems in files for problem in problems} == RULES


def test_a_missing_glossary_cannot_be_checked(tmp_path):
    root = root_of("clean", tmp_path)
    (root / "docs/en/glossaire.md").unlink()
    with pytest.raises(CannotRun, match=r"^docs/en/glossaire\.md:1: "):
        check(root)


def test_a_book_without_chapters_cannot_be_checked(tmp_path):
    root = root_of("clean", tmp_path)
    shutil.rmtree(root / "docs/fr/chapitres")
    with pytest.raises(CannotRun, match=r"^docs/fr/chapitres:1: "):
        check(root)
