"""All checks together: what follows from a problem is not told again, what stops one is placed."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support import BOOK_YML, IDENTITY, REPOSITORY, apply

from checks import build
from checks import registry as together
from checks.registry import CHECKS, Outcome
from ground.problem import Problem

ABOUT = "docs/fr/a-propos.md"
UNSAFE = Problem(ABOUT, 9, 1, "unsafe-element", "<script> is not allowed in a page")
DEAD = Problem(ABOUT, 7, 1, "missing-file", "'x.md' leads to no file")
NAV = Problem("mkdocs.yml", 140, 5, "build", "A reference to 'x.md' is included in the 'nav'")


def told(monkeypatch, tmp_path, **found: Problem):
    """What each check of a run tells, where they find the problems given by their names."""
    (tmp_path / "index.html").touch()

    def outcome(check, root, site):
        each = found.get(check.command.split(".")[0])
        return Outcome(check, 1 if each else 0, (each,) if each else (), "", 0.0)

    monkeypatch.setattr(together, "_outcome", outcome)
    return [
        (each.status, *each.problems) for each in together.run(tmp_path, tmp_path) if each.status
    ]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"check_prose": UNSAFE}, replace(UNSAFE, line=1, rule="build", message=f"Doc file: {UNSAFE.message}; see")),
        ({"check_glossary": replace(DEAD, rule="build")}, replace(DEAD, rule="build", message="x")),
        ({"check_glossary": replace(DEAD, rule="unknown-term-link")}, replace(DEAD, rule="build", message="x")),
        ({"check_prose": replace(DEAD, rule="missing-image")}, replace(DEAD, rule="build")),
    ],
)  # fmt: skip
def test_the_build_does_not_repeat_what_a_line_was_told(monkeypatch, tmp_path, first, then):
    found = told(monkeypatch, tmp_path, **first, check_build=then)
    assert found == [(1, *first.values())]


@pytest.mark.parametrize(
    ("path", "line", "count"), [(ABOUT, 0, 1), ("site/404.html", 9, 1), (ABOUT, 7, 2)]
)
def test_links_made_of_a_wrong_nav_are_told_in_mkdocs_yml_alone(
    monkeypatch, tmp_path, path, line, count
):
    link = replace(DEAD, path=path, line=line)
    assert len(told(monkeypatch, tmp_path, check_build=NAV, check_links=link)) == count


def test_what_cannot_be_read_is_a_problem_of_its_line_told_once(tmp_path):
    for name in ("fr", "en"):
        apply(tmp_path, {"file": f"docs/{name}/chapitres/a.md", "append": "# A { #a }\n"})
    apply(tmp_path, {"file": BOOK_YML, "write": IDENTITY})
    apply(tmp_path, {"file": "docs/fr/a.md", "append": "---\nslug: a\nslug: b\n---\n"})
    outcomes = {each.check: each for each in together.run(tmp_path, tmp_path / "site")}
    assert [outcomes[CHECKS[number]].status for number in (1, 3)] == [1, 2]
    message = "malformed front matter: 'slug' stands twice"
    problem = Problem("docs/fr/a.md", 3, 1, "unreadable", message)
    assert [each for outcome in outcomes.values() for each in outcome.problems].count(problem) == 1


MESSAGES = {
    "WARNING -  A reference to 'glossaire.md' is included in the 'nav' configuration, which": "  - glossaire.md",
    "WARNING -  The following pages exist in the docs directory, but are not included in the"
    ' "nav" configuration:\n  - fr/a-propos.md': "",
    "WARNING -  Doc file 'fr/a-propos.md' contains a link 'q.zz', see 'obscure'": "obscure",
}


@pytest.mark.parametrize("message", MESSAGES)
def test_a_warning_of_the_build_is_placed(bread, monkeypatch, tmp_path, message):
    class Done:
        stdout, returncode = message + "\n", 0

    monkeypatch.setattr(build.subprocess, "run", lambda *args, **kwargs: Done)
    (problem,) = build.check(bread, tmp_path)
    text = (bread / problem.path).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert (MESSAGES[message] in text) if MESSAGES[message] else problem.line == 1
    assert problem.path == (ABOUT if "fr/a-propos.md" in message else "mkdocs.yml")


def test_half_a_site_is_not_left_for_the_link_check(bread, monkeypatch, tmp_path):
    class Done:
        stdout, returncode = "ERROR -  stopped\n", 1

    monkeypatch.setattr(build.subprocess, "run", lambda *args, **kwargs: Done)
    site = Path(tmp_path, "site")
    site.mkdir()
    build.check(bread, site)
    assert not site.exists()


@pytest.mark.parametrize("command", ["check_source.py", "check_translations.py"])
def test_a_reader_who_has_enough_gets_no_traceback(bread, command):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, REPOSITORY / "scripts" / command, "--root", bread],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")
