"""A fingerprint changes with a word, never with white space, typography or emphasis."""

import pytest

from book.segments import Segment
from translation.fingerprint import WELL_FORMED, fingerprint

TEXT = "L'équipe dit « non » : 12,5 % des pâtons, *peu*, vont au [lien](a.md) — sans `code`…"


def of(text: str, level: int = 0) -> str:
    return fingerprint(Segment("id", "paragraph", text, 1, level=level))


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(TEXT.replace("'", "’"), id="apostrophe"),
        pytest.param(TEXT.replace(" ", "\n"), id="line breaks"),
        pytest.param(TEXT.replace("« non » :", "«\u00a0non\u00a0»\u00a0:"), id="no-break spaces"),
        pytest.param(TEXT.replace("« non »", "“non”"), id="quotes"),
        pytest.param(TEXT.replace("« non » :", '"non":'), id="plain quotes"),
        pytest.param(TEXT.replace("12,5 %", "12,5%"), id="percent"),
        pytest.param(TEXT.replace("*peu*", "__peu__"), id="other emphasis"),
        pytest.param(TEXT.replace("*peu*", "peu"), id="no emphasis"),
        pytest.param(TEXT.replace("*peu*", "<em>peu</em>"), id="emphasis in HTML"),
        pytest.param(TEXT.replace("[lien](a.md)", "**[lien](a.md)**"), id="emphasis around a link"),
        pytest.param(TEXT.replace("(a.md)", "(a.md){ .button }"), id="attributes of a link"),
        pytest.param(TEXT.replace("…", "..."), id="ellipsis"),
        pytest.param(TEXT.replace("é", "e\u0301"), id="combining accents"),
        pytest.param(TEXT.replace(" », ", "&nbsp;», ").replace("«", "&laquo;"), id="entities"),
        pytest.param(TEXT.replace("pâtons", "pâ\u00adtons"), id="soft hyphen"),
        pytest.param(TEXT.replace("sans", "<!-- terme: x — y -->sans"), id="comment"),
    ],
)
def test_same_content(same):
    assert of(same) == of(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT.replace("peu", "peur"), id="a letter"),
        pytest.param(TEXT.replace("« non »", "« Non »"), id="a capital"),
        pytest.param(TEXT.replace("12,5", "12,6"), id="a digit"),
        pytest.param(TEXT.replace("a.md", "b.md"), id="an address"),
        pytest.param(TEXT.replace("a.md", "_a_.md"), id="an address that looks emphasised"),
        pytest.param(TEXT.replace("`code`", "`Code`"), id="code"),
        pytest.param(TEXT.replace("`code`", "`*code*`"), id="stars in code"),
        pytest.param(TEXT.replace("sans", ""), id="a word less"),
        pytest.param(TEXT + " Oui.", id="a sentence more"),
    ],
)
def test_other_content(other):
    assert of(other) != of(TEXT)


def test_level_of_a_heading_is_content():
    assert len({of("Titre", level) for level in (0, 2, 3)}) == 3


def test_form():
    assert WELL_FORMED.fullmatch(of(TEXT)) and len(of(TEXT)) * 4 >= 48


def test_private_character_of_our_own_in_a_text():
    assert of("a \uf8ff `b` c") == of("a `b` c")
