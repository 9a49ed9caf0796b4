"""LIX: what counts as a word and a sentence, and which pages it is asked of."""

import pytest
from case import apply, lay
from support import run, untold

from prose import level
from prose.check import check
from prose.document import Document
from prose.level import length, lix, sentences

HARD = (
    "L'administration communautaire responsable communique systématiquement différentes recommandations "
    "particulièrement importantes concernant l'organisation quotidienne "
)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("", (0, 0, 0)),
        ("12, 15 – 16.", (0, 0, 0)),
        ("One two three", (3, 1, 0)),
        ("One two. Three!", (3, 2, 0)),
        ("One: two; three…", (3, 3, 0)),
        ("« Un mot. » Deux", (3, 2, 0)),
        ("About 3.5 grams of salt.", (4, 1, 0)),
        ("L'eau et l’été", (5, 1, 0)),
        ("letters lettered", (2, 1, 2)),
        ("sixsix sevenss", (2, 1, 1)),
        ("peut-être", (1, 1, 1)),
    ],
)
def test_words_sentences_and_long_words(text, measure):
    found = sentences(text)
    long = [word for sentence in found for word in sentence if len(word) > 6]
    assert (length(found), len(found), len(long)) == measure


def test_the_formula():
    assert lix([["lettered"] * 3 + ["letter"] * 7] * 10) == 10 + 30
    assert lix([]) == 0


@pytest.mark.parametrize(
    ("file", "is_told"),
    [
        ("docs/fr/a-propos.md", True),
        ("docs/fr/chapitres/la-cuisson.md", False),
    ],
)
def test_a_page_of_our_own_is_told_at_its_hardest_passage_and_a_chapter_is_not(
    tmp_path, file, is_told
):
    lay("bread", tmp_path)
    apply(tmp_path, {"file": file, "append": f"\n{HARD * 8}.\n\nUn mot.\n"})
    found = [each for each in check(tmp_path) if each.rule == "hard-to-read"]
    assert len(found) == is_told
    for problem in found:
        lines = (tmp_path / file).read_text(encoding="utf-8").split("\n")
        assert lines[problem.line - 1].startswith("L'administration")
        assert problem.severity == "warning" and untold(found) == []


def test_notes_of_the_edition_in_a_chapter_are_not_measured_with_the_text(tmp_path):
    lay("bread", tmp_path)
    file = "docs/fr/chapitres/la-cuisson.md"

    def measured():
        return list(level.passages(Document(tmp_path, file, ("fr",))))

    received = measured()
    note = (
        "/// edition | Un titre\nUne note qui est courte.\n\n/// caption\nUne légende.\n///\n///\n"
    )
    apply(tmp_path, {"file": file, "append": f"\n{note}"})
    assert measured() == received != []
    apply(tmp_path, {"file": "docs/fr/a-propos.md", "append": f"\n{note}"})
    own = [line for line, _ in level.passages(Document(tmp_path, "docs/fr/a-propos.md", ("fr",)))]
    text = (tmp_path / "docs/fr/a-propos.md").read_text("utf-8").split("\n")
    assert text.index("Une note qui est courte.") + 1 in own


def test_a_short_page_and_what_a_glossary_lists_are_not_measured(tmp_path):
    lay("bread", tmp_path)
    apply(tmp_path, {"file": "docs/fr/formes.md", "append": f"\n{HARD}.\n"})
    details = {"find": "- Formes", "replace": f"- Précisions : {HARD * 9}.\n- Formes"}
    apply(tmp_path, {"file": "docs/fr/glossaire.md", **details})
    assert [each for each in check(tmp_path) if each.rule == "hard-to-read"] == []


def test_a_language_without_a_target_has_none(tmp_path, monkeypatch):
    lay("bread", tmp_path)
    monkeypatch.setattr(level, "TARGETS", {})
    apply(tmp_path, {"file": "docs/fr/a-propos.md", "append": f"\n{HARD * 8}.\n"})
    assert [each for each in check(tmp_path) if each.rule == "hard-to-read"] == []


def test_the_command_prints_each_page_and_the_chapters(tmp_path):
    lay("bread", tmp_path)
    result = run("measure_level.py", "--root", tmp_path)
    assert result.returncode == 0, result.stderr
    for locale, target in level.TARGETS.items():
        assert f" of {target}  docs/{locale}/glossaire.md" in result.stdout
        assert f"  docs/{locale}/chapitres/" in result.stdout
