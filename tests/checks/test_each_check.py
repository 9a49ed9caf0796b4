"""Each check by itself: every format holds, and a finding is of one check alone."""

import json
from collections import defaultdict
from contextlib import suppress
from datetime import date
from xml.etree import ElementTree

import pytest
from case import cases
from support import BOOK_YML, apply, run

from book.dictionary import Dictionary
from checks.registry import BY_NAME, CHECKS
from ground.problem import CannotRun
from ground.report import PRINTERS
from links import check as links
from translation import check as translation
from translation import report

FORMATS = sorted(PRINTERS)


@pytest.fixture(scope="module")
def roots(bread, bread_site, tmp_path_factory):
    """The fixture book as it stands, with a mistake for each check, as a heap of bytes, and nowhere."""
    from shutil import copytree

    flawed = copytree(bread, tmp_path_factory.mktemp("flawed") / "book")
    copytree(bread_site, flawed / "site", dirs_exist_ok=True)
    for file, before, after in (
        ("docs/fr/chapitres/le-pain.md", "pain", "paiin"),
        ("docs/en/glossaire.md", "- ", "- Nonsense: "),
        ("site/index.html", "</main>", '<a href="gone.html">x</a></main>'),
    ):
        apply(flawed, {"file": file, "find": before, "replace": after})
    apply(flawed, {"file": "docs/en/index.md", "append": "\nA sentence that no French answers.\n"})
    apply(flawed, {"file": "docs/fr/a-propos.md", "append": "\n[Rien](rien.md), \u202e<x>.\n"})
    apply(flawed, {"file": BOOK_YML, "append": "contact: here\n"})
    (flawed / "docs/source/gone.yml").write_text("index.md: { fr: x }\n", encoding="utf-8")
    heap = tmp_path_factory.mktemp("heap")
    (heap / "mkdocs.yml").write_bytes(b"\xff\x00")
    return {"well": bread, "flawed": flawed, "heap": heap, "none": heap / "none"}


@pytest.mark.parametrize("book", ["well", "flawed"])
@pytest.mark.parametrize("name", list(BY_NAME))
def test_every_format_of_every_check(roots, bread_site, tmp_path, name, book):
    """The check looks once; what it found is printed in every format, as its command prints it."""
    root, is_flawed = roots[book], book == "flawed"
    pages, checked = [], None
    site = root / "site" if is_flawed else bread_site
    if name == "links":
        problems, checked = links.check(site, root, date(2030, 1, 1))
    elif name == "translations":
        pages, problems = translation.check(root)
    else:
        new = site if BY_NAME[name].needs_site else tmp_path / "site"
        problems = BY_NAME[name].function(root, new)
    for output_format in FORMATS:
        if name == "translations":
            told = report.printed(pages, problems, output_format)
        else:
            told = PRINTERS[output_format](sorted(problems), checked)
        VALID[output_format](told, is_flawed)


@pytest.mark.parametrize("name", list(BY_NAME))
def test_a_command_prints_the_format_it_is_asked_for(roots, name):
    root = roots["flawed"]
    place = ["--root", root] if name != "links" else [root / "site", "--root", root]
    done = run(f"check_{name}.py", *place, "--format", "sarif")
    assert done.returncode == 1, done.stderr
    _sarif(done.stdout, True)


@pytest.mark.parametrize("book", ["heap", "none"])
@pytest.mark.parametrize("name", list(BY_NAME))
def test_a_check_that_cannot_run_says_so_in_one_line(roots, name, book):
    root = roots[book]
    place = ["--root", root] if name != "links" else [root / "none", "--root", root]
    done = run(f"check_{name}.py", *place, "--format", "sarif")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ") and done.stderr.count("\n") == 1


def _json(text: str, found: bool) -> None:
    assert bool(json.loads(text)["problems"]) == found


def _sarif(text: str, found: bool) -> None:
    """The properties that the schema of SARIF 2.1.0 requires (sections 3.13, 3.14, 3.19, 3.27)."""
    log = json.loads(text)
    (one,) = log["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0" and one["tool"]["driver"]["name"]
    assert bool(one["results"]) == found
    for each in one["results"]:
        assert rules[each["ruleIndex"]] == each["ruleId"] and each["message"]["text"]
        assert each["level"] in ("error", "warning")
        place = each["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"]
        assert all(place.get("region", {"startLine": 1})[key] > 0 for key in ("startLine",))


def _junit(text: str, found: bool) -> None:
    suites = ElementTree.fromstring(text)
    failures = suites.findall("testsuite/testcase/failure")
    assert bool(failures) == found and int(suites.get("failures")) == len(failures)


def _github(text: str, found: bool) -> None:
    lines = text.splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert any(line.startswith("::error ") for line in lines) == found


def _text(text: str, found: bool) -> None:
    assert ("0 errors, 0 warnings" in text) != found


VALID = {"json": _json, "sarif": _sarif, "junit": _junit, "github": _github, "text": _text}


@pytest.mark.parametrize("case", cases("checks"), ids=lambda case: case.name)
def test_two_findings_about_one_paragraph(tmp_path, case):
    root = case.lay(tmp_path)
    wanted = [
        (e["check"], e["rule"], e["path"], e["line"], e["severity"])
        for e in case.expect["problems"]
    ]
    paths = {each["path"] for each in case.expect["problems"]}
    found = [
        (check.name, p.rule, p.path, p.line, p.severity)
        for check in CHECKS
        if check.name in ("glossary", "translations")
        for p in check.function(root, root)
        if p.path in paths
    ]
    assert found == wanted


OF_FILES = ("source", "prose", "glossary", "translations")  # the checks that need no build
CASES = [
    pytest.param(case, id=f"{folder}-{case.name}")
    for folder in ("checks", "source", "prose", "glossary", "translation")
    for case in cases(folder)
]


@pytest.mark.parametrize("case", CASES)
def test_a_finding_is_of_one_check(tmp_path, monkeypatch, case):
    """No rule of a line is told by two checks, and no entry of a glossary found wrong by two."""
    monkeypatch.setattr(Dictionary, "suggestions", lambda self, word: [])  # half a second
    root = case.lay(tmp_path)
    by_rule, by_line = defaultdict(set), defaultdict(set)
    for name in OF_FILES:
        with suppress(CannotRun):
            for p in BY_NAME[name].function(root, root):
                by_rule[p.path, p.line, p.rule].add(name)
                if p.severity == "error":
                    by_line[p.path, p.line].add(name)
    assert {place: names for place, names in by_rule.items() if len(names) > 1} == {}
    assert [each for each, names in by_line.items() if names >= {"glossary", "translations"}] == []
