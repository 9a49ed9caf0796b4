"""The source check: each seeded defect is found at its place, each look-alike stays silent."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from support import REPOSITORY, apply, run

from source.compare import check

CASES = sorted((REPOSITORY / "tests/cases/source").iterdir())


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of what the check reads."""
    shutil.copytree(REPOSITORY / "docs", tmp_path / "docs")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(copy, case):
    wanted = yaml.safe_load((case / "case.yml").read_text(encoding="utf-8"))
    for edit in wanted["edits"]:
        apply(copy, edit)
    result = run("check_source.py", "--root", copy, "--format", "json")
    problems = json.loads(result.stdout)["problems"]
    found = [{key: each[key] for key in ("rule", "path", "line")} for each in problems]
    assert found == wanted["expect"], result.stdout
    assert result.returncode == bool(wanted["expect"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("changement révolutionnaire", "changement important"),
        ("Le domaine du", "Domaine du"),
        ("Le domaine du", "Le grand domaine du"),
        ("les patients et", "les patients\u00a0et"),
        ("dans les soins aux patients.", "dans les soins."),
        ("le système", 'le "système"'),
        ("pour", "afin de"),
    ],
)
def test_declaring_a_correction_as_the_check_shows_it_settles_it(copy, old, new):
    apply(copy, {"file": "docs/fr/chapitres/introduction.md", "find": old, "replace": new})
    shown = 0
    while problems := check(copy):
        assert [each.rule for each in problems] == ["changed-text"]
        declaration = f"{problems[0].snippet} exemple\n"
        apply(copy, {"file": "docs/source/edition.yml", "append": declaration})
        shown += 1
    assert 0 < shown < 5


def test_clean_tree_has_no_problem():
    result = run("check_source.py")
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("docs/fr/chapitres/conclusion.md", b"\xff\xfe\x00"),
        ("docs/fr/chapitres/conclusion.md", None),
        ("docs/source/edition.yml", b"received: ["),
        ("docs/source/texte-recu.txt", None),
        ("mkdocs.yml", b"nav: []"),
        ("mkdocs.yml", b""),
        ("mkdocs.yml", b"- nav"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_with_its_place(copy, file, content):
    (copy / file).unlink()
    if content is not None:
        (copy / file).write_bytes(content)
    result = run("check_source.py", "--root", copy)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"error: {file}:")
    assert result.stderr.count("\n") == 1


def test_formats_agree(copy):
    apply(copy, {"file": "docs/fr/chapitres/conclusion.md", "append": "\nDe trop : 100 %, a,b.\n"})
    text = run("check_source.py", "--root", copy).stdout
    github = run("check_source.py", "--root", copy, "--format", "github").stdout
    assert text.startswith("docs/fr/chapitres/conclusion.md:11:1: error: ")
    assert github.startswith("::error file=docs/fr/chapitres/conclusion.md,line=11,col=1,")
    assert "100 %25, a,b." in github
