"""The prose check: each seeded defect is found at its place, each look-alike stays silent."""

import json
import shutil
import time
from pathlib import Path

import pytest
import yaml
from support import REPOSITORY, apply, run

from checking.problem import CannotRun
from prose import dictionary
from prose.check import check
from prose.mask import mask

CASES = sorted((REPOSITORY / "tests/cases/prose").iterdir())


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of what the check reads."""
    shutil.copytree(REPOSITORY / "docs", tmp_path / "docs")
    for path in REPOSITORY.glob("*.md"):
        shutil.copy(path, tmp_path)
    return tmp_path


def place(root: Path, wanted: dict) -> tuple[str, str, int, int]:
    """Where the last occurrence of ``at`` stands; the file's name alone is at line 1."""
    if not wanted["at"]:
        return wanted["rule"], wanted["path"], 1, 1
    source = (root / wanted["path"]).read_text(encoding="utf-8")
    before = source[: source.rindex(wanted["at"])]
    return wanted["rule"], wanted["path"], before.count("\n") + 1, len(before.split("\n")[-1]) + 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(copy, case):
    wanted = yaml.safe_load((case / "case.yml").read_text(encoding="utf-8"))
    for edit in wanted["edits"]:
        apply(copy, edit)
    found = [(each.rule, each.path, each.line, each.column) for each in check(copy)]
    assert sorted(found) == sorted(place(copy, each) for each in wanted["expect"])


def test_clean_tree_has_no_problem():
    result = run("check_prose.py")
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n")


def test_command_reports_place_and_suggestion(copy):
    apply(copy, {"file": "docs/fr/a-propos.md", "append": "\nUn traitemant.\n"})
    result = run("check_prose.py", "--root", copy, "--format", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert result.returncode == 1
    assert "traitement" in problem["message"]


def test_typed_no_break_space_is_a_warning(copy):
    apply(copy, {"file": "docs/fr/a-propos.md", "append": "\nEst-ce\u00a0vrai ?\n"})
    (problem,) = check(copy)
    assert (problem.rule, problem.severity) == ("typed-no-break-space", "warning")


def test_missing_dictionary_is_said_in_one_sentence(monkeypatch):
    monkeypatch.setattr(dictionary, "Hunspell", None)
    with pytest.raises(CannotRun, match="spelling needs chunspell"):
        dictionary.Dictionary("fr")


def test_tree_without_pages_cannot_be_checked(tmp_path):
    result = run("check_prose.py", "--root", tmp_path)
    assert result.returncode == 2
    assert result.stderr == "error: docs:1: no pages here, in any language that has a dictionary\n"


@pytest.mark.parametrize(
    "path", sorted(REPOSITORY.glob("docs/**/*.md")), ids=lambda path: path.stem
)
def test_mask_keeps_every_position(path):
    source = path.read_text(encoding="utf-8")
    masked = mask(source)
    assert len(masked) == len(source)
    for typed, read in zip(source, masked, strict=True):
        assert read in ("\x00", "\ufffc", typed)
        assert (typed == "\n") == (read == "\n")


def test_links_of_the_file_system_are_refused(copy):
    (copy / "docs/assets/list.txt").symlink_to("/etc/hostname")
    (problem,) = check(copy)
    assert (problem.rule, problem.path) == ("symbolic-link", "docs/assets/list.txt")


def test_merge_marker_in_a_template(copy):
    apply(copy, {"file": "overrides/main.html", "append": "<<<<<<< HEAD\n"})
    assert [(each.rule, each.path) for each in check(copy)] == [
        ("merge-marker", "overrides/main.html")
    ]


@pytest.mark.parametrize("text", ["x" * 30_000, "le-" * 40 + "zzq", "a." * 15_000, "'" * 30_000])
def test_hostile_word_takes_no_time(copy, text):
    began = time.process_time()
    apply(copy, {"file": "docs/fr/a-propos.md", "append": f"\n{text}\n"})
    check(copy)
    assert time.process_time() - began < 20
