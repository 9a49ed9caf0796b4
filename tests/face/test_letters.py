"""A character that the face lacks is a problem, at its place; each look-alike stays silent."""

import pytest
from case import apply, cases, lay, place

from book.typography import typeset
from face.letters import LETTERS, is_served
from ground.problem import CannotRun
from prose.check import check


def problems(root):
    """What the check of the prose says of letters that the face lacks."""
    return [each for each in check(root) if each.rule == "letter-without-face"]


@pytest.mark.parametrize("case", cases("face"), ids=lambda case: case.name)
def test_case(case, tmp_path):
    root = case.lay(tmp_path)
    found = sorted((each.rule, each.path, each.line, each.column) for each in problems(root))
    assert found == sorted(place(root, wanted) for wanted in case.expect["problems"])


def test_message_names_the_character_and_what_to_do(tmp_path):
    lay("bread", tmp_path)
    apply(tmp_path, {"file": "docs/fr/index.md", "append": "\nЖ\n"})
    (problem,) = problems(tmp_path)
    assert "'Ж' (cyrillic capital letter zhe, U+0416)" in problem.message
    assert "write it otherwise" in problem.message


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_what_typography_writes_is_in_the_face(locale):
    typed = "«\u00a0Qui ?\u00a0» \"Who's\" that... 'Me': yes; no! 1 -- 2 --- 3"
    assert LETTERS.issuperset(typeset(typed, locale))


def test_language_without_a_word_on_its_face_is_served():
    assert is_served({"locale": "en"}) and not is_served(
        {"locale": "ru", "extra": {"face": "system"}}
    )


def test_face_that_is_not_known_is_refused_in_one_sentence():
    with pytest.raises(CannotRun, match=r"^mkdocs.yml:1: face of 'en' is 'comic': write `system`"):
        is_served({"locale": "en", "extra": {"face": "comic"}})
