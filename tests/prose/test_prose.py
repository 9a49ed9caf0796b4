"""The prose check: each seeded defect is found at its place, each look-alike stays silent."""

import json
import time
from pathlib import Path

import pytest
from case import BOOKS, apply, cases, lay, place
from support import run, untold

from book import dictionary
from book.words import OBJECT
from ground.problem import CannotRun
from prose.american import american
from prose.check import check
from prose.document import Document


@pytest.fixture
def book(tmp_path) -> Path:
    """A copy of the fixture book."""
    return lay("bread", tmp_path)


@pytest.mark.parametrize("case", cases("prose"), ids=lambda case: case.name)
def test_case(tmp_path, case, monkeypatch):
    """On the pages that the case names, in both languages, and the glossaries; the rest is clean."""
    monkeypatch.setattr(
        dictionary.Dictionary, "suggestions", lambda self, word: []
    )  # half a second
    case.lay(tmp_path)
    named = {each.get("file") or each["path"] for each in (*case.edits, *case.expect["problems"])}
    keys = {path.split("/", 2)[-1] for path in named} | {"glossaire.md"}
    for path in (tmp_path / "docs").rglob("*.md"):
        if path.relative_to(tmp_path).as_posix().split("/", 2)[-1] not in keys:
            path.unlink()
    problems = check(tmp_path)
    found = [(each.rule, each.path, each.line, each.column) for each in problems]
    assert sorted(found) == sorted(place(tmp_path, each) for each in case.expect["problems"])
    assert untold(problems) == []


def test_the_book_as_it_stands_has_no_problem(book):
    result = run("check_prose.py", "--root", book)
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n")


def test_command_reports_place_and_suggestion(book):
    apply(book, {"file": "docs/fr/a-propos.md", "append": "\nUne boulangrie.\n"})
    result = run("check_prose.py", "--root", book, "--format", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert result.returncode == 1
    assert "boulangerie" in problem["message"]


def test_typed_no_break_space_is_a_warning(book):
    apply(book, {"file": "docs/fr/a-propos.md", "append": "\nEst-ce\u00a0vrai ?\n"})
    (problem,) = check(book)
    assert (problem.rule, problem.severity) == ("typed-no-break-space", "warning")


def test_a_stamp_that_cannot_be_read_is_left_to_the_check_of_translations(book):
    apply(
        book,
        {
            "file": "docs/en/a-propos.md",
            "find": "translation:\n",
            "replace": "translation: x\ntranslation_reasons:\n",
        },
    )
    assert check(book) == []


def test_missing_dictionary_is_said_in_one_sentence(monkeypatch):
    monkeypatch.setattr(dictionary, "Hunspell", None)
    with pytest.raises(CannotRun, match="spelling needs chunspell"):
        dictionary.Dictionary("fr")


def test_tree_without_pages_cannot_be_checked(tmp_path):
    result = run("check_prose.py", "--root", tmp_path)
    assert result.returncode == 2
    assert result.stderr == "error: docs:1: no pages here\n"


@pytest.mark.parametrize(
    "path",
    sorted(BOOKS.glob("*/docs/**/*.md")),
    ids=lambda path: path.relative_to(BOOKS).as_posix(),
)
def test_every_letter_is_where_it_was_typed(path):
    root = next(each for each in BOOKS.iterdir() if path.is_relative_to(each))
    document = Document(root, path.relative_to(root).as_posix(), ("fr",))
    for passage in document.passages:
        for letter, offset in zip(passage.text, passage.offsets, strict=True):
            assert letter in (OBJECT, "\n") or document.source[offset] == letter


def test_links_of_the_file_system_are_refused(book):
    (book / "docs/assets/list.txt").symlink_to("/etc/hostname")
    (problem,) = check(book)
    assert (problem.rule, problem.path) == ("symbolic-link", "docs/assets/list.txt")


def test_merge_marker_in_a_template(book):
    apply(book, {"file": "overrides/main.html", "append": "<<<<<<< HEAD\n"})
    assert [(each.rule, each.path) for each in check(book)] == [
        ("merge-marker", "overrides/main.html")
    ]


def test_word_of_a_page_that_is_not_utf8_is_still_needed(book):
    (book / "README.md").write_text("# A sample book\n", encoding="utf-8")
    apply(book, {"file": "docs/words.txt", "append": "zzyzx\n"})
    (book / "docs/fr/a-propos.md").write_bytes("# À propos\n\nzzyzx é\n".encode("latin-1"))
    apply(book, {"file": "docs/en/a-propos.md", "append": "\nqwzzq\n"})
    assert [(each.rule, each.path) for each in check(book)] == [
        ("unknown-word", "docs/en/a-propos.md"),
        ("unreadable", "docs/fr/a-propos.md"),
    ]


@pytest.mark.parametrize("shape", ["x{}", "{}zzq", "a.{}", "'{}"])
def test_hostile_word_takes_time_in_step_with_its_length(book, shape):
    page = book / "docs/fr/a-propos.md"
    text = page.read_text(encoding="utf-8")

    def cost(length: int) -> float:
        unit = {"{}zzq": "le-", "a.{}": "a."}.get(shape, shape[0])
        page.write_text(f"{text}\n{shape.format(unit * length)}\n", encoding="utf-8")
        began = time.process_time()
        check(book)
        return time.process_time() - began

    cost(10)
    assert cost(16_000) < 8 * cost(4_000)  # 4 in step with it, 16 with its square


@pytest.mark.parametrize(
    ("british", "spelled"),
    [
        ("colour", "color"),
        ("Flavoured", "Flavored"),
        ("organisations", "organizations"),
        ("analyse", "analyze"),
        ("haemoglobin", "hemoglobin"),
        ("travelling", "traveling"),
        ("centres", "centers"),
        ("defence", "defense"),
        ("catalogue", "catalog"),
        ("programme", "program"),
        ("neighbour's", "neighbor"),
        ("self-organised", "self-organized"),
        ("color", None),
        ("advise", None),
        ("sourdo", None),
        ("zzyzx", None),
    ],
)
def test_the_american_spelling_of_a_british_word(british, spelled):
    assert american(british) == spelled


def test_a_british_word_is_told_with_its_american_spelling(book):
    apply(book, {"file": "docs/en/a-propos.md", "append": "\nThe colour of bread.\n"})
    (problem,) = check(book)
    assert problem.message == "'colour' is British spelling: in American English it is 'color'"
