"""All checks together: ten mistakes at once, each at its file and line, and one exit status."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import REPOSITORY, apply, run

from checks import build, summary
from checks.registry import CHECKS, Outcome
from ground.problem import CannotRun, Problem

MISTAKES = {
    # mistake: (file, words to find, words to put there, whose first line is the wrong one)
    "typo in French": ("fr/a-propos.md", "paragraphe par paragraphe", "paragrafe par paragraphe"),
    "typo in English": ("en/a-propos.md", "has been checked", "has been cheked"),
    "doubled word": ("en/index.md", "of the trade", "of of the trade"),
    "dead link": ("fr/index.md", "(chapitres/le-pain.md)", "(chapitres/la-brioche.md)"),
    "missing image": ("fr/index.md", "## Pour qui", "![Une miche](../assets/absente.png)\n\n## Pour qui"),
    "lost heading": ("en/a-propos.md", "## Report a mistake", "Report a mistake"),
    "unknown term": ("fr/a-propos.md", "La traduction suit", "La [traduction](glossaire.md#absent) suit"),
    "merge marker": ("en/index.md", "## Who it is for", "<<<<<<< HEAD\n\n## Who it is for"),
    "script": ("en/a-propos.md", "## What has been", "<script>alert(1)</script>\n\n## What has been"),
    "French for English": (
        "en/chapitres/la-pate.md",
        "Next comes the bulk rise, the first fermentation of the dough. It often lasts",
        "Vient ensuite le pointage, la première fermentation de la pâte. Il dure souvent",
    ),
}  # fmt: skip


def check_all(root: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it as a person would, in no language but the one that is asked for."""
    spoken = {"LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_STEP_SUMMARY"}
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts/check_all.py", "--root", root, *args],
        env={k: v for k, v in os.environ.items() if k not in spoken} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def copy(bread, tmp_path_factory) -> Path:
    """The fixture book as someone might send it back."""
    root = tmp_path_factory.mktemp("sent") / "book"
    shutil.copytree(bread, root)
    for file, before, after in MISTAKES.values():
        apply(root, {"file": f"docs/{file}", "find": before, "replace": after})
    apply(root, {"file": "docs/assets/grande image.png", "bytes": 500_001})
    return root


@pytest.fixture(scope="module")
def result(copy, tmp_path_factory):
    """What ``check_all.py`` says of it, as on GitHub."""
    summary_file = tmp_path_factory.mktemp("summary") / "summary.md"
    done = check_all(copy, "--format", "github", GITHUB_STEP_SUMMARY=str(summary_file))
    return done, summary_file.read_text(encoding="utf-8")


def test_exit_status_is_the_highest(result):
    assert result[0].returncode == 1, result[0].stderr


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_annotated_at_its_file_and_line(copy, result, mistake):
    file, _, after = MISTAKES[mistake]
    lines = (copy / "docs" / file).read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if after.split("\n")[0] in text)
    assert f"::error file=docs/{file},line={line}," in result[0].stdout


@pytest.mark.parametrize("rule", ["file-name", "heavy-image"])
def test_image_is_annotated(result, rule):
    assert (
        f"::error file=docs/assets/grande image.png,line=1,col=1,title={rule}::" in result[0].stdout
    )


def test_summary_is_in_both_languages_with_a_fix(result):
    french, english = result[1].split("\n---\n")
    assert "### Ce qui est cassé" in french and "**À faire :**" in french
    assert "### What is broken" in english and "**To do:**" in english
    assert "docs/words.txt" in french and "docs/words.txt" in english


def test_clean_tree(bread, tmp_path):
    done = check_all(bread, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["ok"] * len(CHECKS)
    assert "Tout va bien" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("spoken", "todo"),
    [({}, "To do: keep the word once."), ({"LANG": "fr_FR"}, "À faire : gardez le mot une seule fois.")],
)  # fmt: skip
def test_the_terminal_says_what_to_do_in_the_language_of_the_system(bread, tmp_path, spoken, todo):
    root = shutil.copytree(bread, tmp_path / "book")
    apply(root, {"file": "docs/en/index.md", "find": "of the trade", "replace": "of of the trade"})
    done = check_all(root, **spoken)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    (number,) = [number for number, line in enumerate(lines) if "[doubled-word]" in line]
    assert lines[number].startswith("docs/en/index.md:24:") and lines[number + 1] == f"    {todo}"


def test_build_that_makes_no_site_is_not_called_well(bread, tmp_path):
    """Though its reason is told once, of the check that met it first."""
    root = shutil.copytree(bread, tmp_path / "book")
    apply(
        root,
        {"file": "docs/fr/a-propos.md", "find": "description: ", "replace": "description: Quoi: "},
    )
    shown = tmp_path / "summary.md"
    done = check_all(root, GITHUB_STEP_SUMMARY=str(shown))
    states = {line.split(".py")[0]: line for line in done.stdout.splitlines() if ".py  " in line}
    assert states["problems       check_build"].count("no site, because") == 1
    assert done.stdout.count("put a text that holds a colon") == 1 + 2  # the problem, two checks
    assert "(`check_build.py`) | pas de site, à cause" in shown.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["check_build.py", "check_all.py"])
def test_build_that_makes_no_site_leaves_the_one_that_is_there(bread, tmp_path, command):
    """And no link of that one is checked, as if it had been built."""
    root, site = shutil.copytree(bread, tmp_path / "book"), tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<a href="gone.html">old</a>', encoding="utf-8")
    (root / "mkdocs.yml").write_text("nav: [absent.md]\nthem: x\n", encoding="utf-8")
    names = [] if command == "check_build.py" else ["build"]
    done = run(command, *names, "--root", root, "--site", site)
    assert done.returncode and "Traceback" not in done.stdout + done.stderr
    assert "gone.html" not in done.stdout
    assert [path.name for path in site.iterdir()] == ["index.html"]


@pytest.mark.parametrize("seconds", ["253370764800", "-5", "soon"])
def test_time_that_no_site_can_bear_is_one_line(bread, tmp_path, seconds, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(CannotRun, match=r"^SOURCE_DATE_EPOCH is no number of seconds from 1970 to"):
        build.check(bread, tmp_path / "site")


def test_disk_that_is_full_is_one_line_and_no_fault_of_the_book(bread, tmp_path, monkeypatch):
    said = "  File x\nOSError: [Errno 28] No space left on device: '/x/index.html'\n"
    done = subprocess.CompletedProcess([], 1, stdout=said)
    monkeypatch.setattr(build.subprocess, "run", lambda *arguments, **options: done)
    with pytest.raises(CannotRun, match=r"^the site cannot be written: No space left on device$"):
        build.check(bread, tmp_path / "site")


def test_every_check_is_run():
    commands = {path.name for path in (REPOSITORY / "scripts").glob("check_*.py")}
    assert {check.command.split()[0] for check in CHECKS} == commands - {"check_all.py"}


def test_summary_lets_no_markdown_of_a_contributor_through():
    problem = Problem(
        "docs/fr/a`b.md", 1, 1, "unknown-word", "<img src=x> [a](b) @someone https://x"
    )
    shown = summary.as_markdown([Outcome(CHECKS[0], 1, (problem,), "", 0.0)])
    assert "<img" not in shown and "](b)" not in shown
    assert "@someone" not in shown and "https://x" not in shown


def test_outdated_translation_is_told_apart():
    problem = Problem("docs/en/a.md", 3, 1, "outdated", "the original has changed", "warning")
    shown = summary.as_markdown([Outcome(CHECKS[3], 0, (problem,), "", 0.0)])
    assert "### Traductions en retard" in shown and "### Outdated translations" in shown
    assert "python3 scripts/accept_translation.py docs/en/a.md" in shown
    assert "What is broken" not in shown


def test_check_that_could_not_run_says_why():
    shown = summary.as_markdown([Outcome(CHECKS[0], 2, (), "docs/x.md:3: not UTF-8 text", 0.0)])
    assert "not UTF-8 text" in shown and "All is well" not in shown


def test_script_stops_a_strict_build_and_is_not_published(copy, tmp_path):
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "Doc file 'en/a-propos.md': <script> is not allowed" in done.stderr
    assert "<script>alert" not in (site / "en/about/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("output_format", ["sarif", "junit"])
def test_a_report_that_a_program_reads_holds_itself_alone(tmp_path, output_format):
    """What could not run, and is about no file, is said beside it."""
    done = check_all(tmp_path / "none", "translations", "--format", output_format)
    assert done.returncode == 2
    assert done.stdout.startswith(("{", "<?xml")) and "could not run" not in done.stdout
    assert "no such folder" in done.stderr


def test_the_links_are_checked_on_a_site_built_for_it(bread):
    done = check_all(bread, "links", "--format", "json")
    told = {each["check"]: each["reason"] for each in json.loads(done.stdout)["checks"]}
    assert told == {"check_build.py": "", "check_links.py": ""}


def test_what_one_check_tells_of_a_line_no_other_tells_again(bread, tmp_path):
    """What is looked for in the text, and once more in the site that is built from it."""
    root = shutil.copytree(bread, tmp_path / "book")
    faults = (
        "Un [](glossaire.md) mot.",
        "## ",
        "![Une image](https://www.example.org/a.png)",
        "## D'autres questions { #origine }",
        "## Un titre{#titre}",
        "## Un autre titre { # miche }",
    )
    page = root / "docs/fr/a-propos.md"
    first = page.read_text(encoding="utf-8").count("\n") + 2
    apply(root, {"file": "docs/fr/a-propos.md", "append": "\n" + "\n\n".join(faults) + "\n"})
    done = check_all(root, "--format", "json")
    lines = [
        problem["line"]
        for each in json.loads(done.stdout)["checks"]
        for problem in each["problems"]
        if problem["path"].endswith("fr/a-propos.md")
    ]
    assert sorted(lines) == [first + 2 * number for number, _ in enumerate(faults)]
