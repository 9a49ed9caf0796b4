"""A release is that of the version it names, and says what has changed."""

import pytest
from support import apply, run

from ground.problem import CannotRun
from publishing import notes

CHANGELOG = """# What has changed

## To come

- Not yet.

## 1.1.0 · 2030-01-31

- New.

### More

- Newer.

## [1.0.0]

- First.
"""


@pytest.fixture
def root(tmp_path):
    apply(tmp_path, {"file": "CHANGELOG.md", "write": CHANGELOG})
    apply(tmp_path, {"file": "pyproject.toml", "write": '[project]\nversion = "1.1.0"\n'})
    return tmp_path


def write(root, tag):
    return run("write_notes.py", tag, "--root", root, "--output", root / "notes.md")


def test_notes_are_the_section_of_the_version(root):
    assert write(root, "v1.1.0").returncode == 0
    text = (root / "notes.md").read_text(encoding="utf-8")
    assert text == "- New.\n\n### More\n\n- Newer.\n"


@pytest.mark.parametrize("tag", ["1.1.0", "v1.1", "v1.1.0-rc1", "v1.0.0"])
def test_a_tag_that_is_not_the_version_is_refused_in_one_line(root, tag):
    done = write(root, tag)
    assert done.returncode == 2 and not (root / "notes.md").exists()
    assert done.stderr.startswith(f"error: the tag {tag} is not v1.1.0")
    assert done.stderr.count("\n") == 1


def test_the_version_before_is_found_too_and_a_part_of_one_is_not():
    assert notes.section(CHANGELOG, "1.0.0") == "- First.\n"
    with pytest.raises(CannotRun, match=r"no section `## 1\.1`"):
        notes.section(CHANGELOG, "1.1")


def test_an_empty_section_is_refused():
    with pytest.raises(CannotRun, match=r"CHANGELOG\.md:1: the section of 2\.0 is empty"):
        notes.section("## 2.0\n\n## 1.0\n\n- x\n", "2.0")
