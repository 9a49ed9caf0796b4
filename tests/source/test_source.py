"""The source check: each seeded defect is found at its place, each look-alike stays silent."""

import json
from pathlib import Path

import pytest
from case import apply, cases, lay, place
from support import run, untold

from ground.problem import CannotRun
from source.compare import check

CHAPTERS = "docs/fr/chapitres"
EDITION = "docs/source/edition.yml"


@pytest.fixture
def book(tmp_path) -> Path:
    """A copy of the fixture book."""
    return lay("bread", tmp_path)


@pytest.mark.parametrize("case", cases("source"), ids=lambda case: case.name)
def test_case(tmp_path, case):
    case.lay(tmp_path)
    problems = check(tmp_path)
    found = sorted((each.rule, each.path, each.line) for each in problems)
    assert found == sorted(place(tmp_path, each)[:3] for each in case.expect["problems"])
    assert untold(problems) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trois choses", "deux choses"),
        ("Le pain au levain se", "Pain au levain se"),
        ("Le pain au levain se", "Le bon pain au levain se"),
        ("un mélange", "un\u00a0mélange"),
        ("sans levure de boulanger.", "sans levure."),
        ("fait lever", 'fait "lever"'),
        ("farine", "semoule"),
        ("farine et d’eau qui fermente,", "farine.\n\nQui fermente,"),
    ],
)
def test_declaring_a_correction_as_the_check_shows_it_settles_it(book, old, new):
    apply(book, {"file": f"{CHAPTERS}/le-pain.md", "find": old, "replace": new})
    assert settled(book) == {"changed-text"} | ({"split-text"} if "\n" in new else set())


@pytest.mark.parametrize(
    ("edits", "rules"),
    [
        ([("ajouter le levain. Le", "ajouter le levain.\n\nLe")], {"split-text"}),
        (
            [("ajouter le levain. Le", "ajouter le levain.\n\nEt voilà. Le")],
            {"split-text", "changed-text"},
        ),
        ([("puis à attendre 30", "puis\n\nà\n\nattendre 30")], {"split-text"}),
        ([("pointage, la première", "pointage.\n\nLa première")], {"split-text", "changed-text"}),
        ([("seul.\n{: #la-pate-1 }\n\nVient", "seul. Vient")], {"joined-text"}),
        (
            [("seul.\n{: #la-pate-1 }\n\nVient", "seul. Vient"), ("levain. Le", "levain.\n\nLe")],
            {"joined-text", "split-text"},
        ),
        (
            [("levain. Le", "levain.\n\nLe"), ("la farine et l’eau", "l’eau et la farine")],
            {"split-text", "changed-text"},
        ),
        ([("alors à se former", "alors à bien\n\nse former")], {"split-text", "changed-text"}),
        ([("alors à se former", "alors\n\nbien se former")], {"split-text", "changed-text"}),
    ],
)
def test_paragraphs_split_and_joined_can_be_declared_as_the_check_shows_it(book, edits, rules):
    for old, new in edits:
        apply(book, {"file": f"{CHAPTERS}/la-pate.md", "find": old, "replace": new})
    assert settled(book) == rules


def test_a_paragraph_already_corrected_can_be_split(book):
    apply(
        book,
        {"file": f"{CHAPTERS}/la-cuisson.md", "find": "creux. Il se", "replace": "creux.\n\nIl se"},
    )
    assert settled(book) == {"split-text"}
    declared = (book / EDITION).read_text(encoding="utf-8")
    assert 'received: "cuit sonne creux. Il se garde"' in declared
    assert 'new: "cuit sonne creux. ¶ Il se garde"' in declared


def test_a_paragraph_already_split_can_be_corrected_at_the_break(book):
    chapter = f"{CHAPTERS}/la-cuisson.md"
    apply(book, {"file": chapter, "find": "creux. Il se", "replace": "creux.\n\nIl se"})
    assert settled(book) == {"split-text"}
    apply(book, {"file": chapter, "find": "creux.\n\nIl se", "replace": "bien.\n\nOn le"})
    assert settled(book) == {"changed-text"}


def test_a_correction_without_a_place_is_told_as_it_was_typed(book):
    declared = "  - { chapter: la-pate, received: non. ¶ Ni, new: non. Ni, date: 2026-11-30, reason: essai }\n"
    apply(book, {"file": EDITION, "append": declared})
    (problem,) = check(book)
    assert problem.message.startswith("'non. ¶ Ni' stands 0 times in chapter 'la-pate'")


def settled(book: Path) -> set[str]:
    """The rules found one after the other while each declaration that is shown is pasted, with a
    day and a reason; before it has one, that is all that is wrong with it."""
    rules = set()
    for _ in range(6):
        if not (problems := sorted(check(book))):
            return rules
        rules |= {each.rule for each in problems}
        before = (book / EDITION).read_text(encoding="utf-8")
        for each in problems:
            assert each.snippet, each
            assert words(each.snippet, "received") <= words(each.snippet, "new") or (
                each.rule == "changed-text"
            )
            apply(book, {"file": EDITION, "append": f"{each.snippet}\n"})
        left = [each for each in check(book) if not each.snippet]
        assert [each.rule for each in left] == ["malformed-correction"] * len(problems)
        (book / EDITION).write_text(before, encoding="utf-8")
        for each in problems:
            dated = each.snippet.replace(" date:", " date: 2026-11-30")
            apply(book, {"file": EDITION, "append": f"{dated} essai\n"})
    raise AssertionError(problems)


def words(snippet: str, key: str) -> set[str]:
    (line,) = (line for line in snippet.split("\n") if line.strip().startswith(f"{key}:"))
    return set(json.loads(line.partition(":")[2]).split(" ")) - {"¶"}


def test_the_book_as_it_stands_has_no_problem(book):
    result = run("check_source.py", "--root", book)
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (f"{CHAPTERS}/la-cuisson.md", b"\xff\xfe\x00"),
        (f"{CHAPTERS}/la-cuisson.md", None),
        (EDITION, b"received: ["),
        (EDITION, b"chapters: trois"),
        ("docs/source/texte-recu.txt", None),
        ("mkdocs.yml", b"nav: []"),
        ("mkdocs.yml", b""),
        ("mkdocs.yml", b"- nav"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_with_its_place(book, file, content):
    (book / file).unlink()
    if content is not None:
        (book / file).write_bytes(content)
    with pytest.raises(CannotRun) as refused:
        check(book)
    assert str(refused.value).startswith(f"{file}:")
    assert "\n" not in str(refused.value)


def test_the_command_ends_with_2_where_it_cannot_run(book):
    (book / EDITION).unlink()
    result = run("check_source.py", "--root", book)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"error: {EDITION}:1: cannot be read: No such file or directory\n"


def test_formats_agree(book):
    apply(book, {"file": f"{CHAPTERS}/la-cuisson.md", "append": "\nDe trop : 100 %, a,b.\n"})
    text = run("check_source.py", "--root", book).stdout
    github = run("check_source.py", "--root", book, "--format", "github").stdout
    assert text.startswith(f"{CHAPTERS}/la-cuisson.md:14:1: error: ")
    assert github.startswith(f"::error file={CHAPTERS}/la-cuisson.md,line=14,col=1,")
    assert "100 %25, a,b." in github
