"""What counts as a use of a term, in French and in English."""

import unicodedata

import pytest

from glossary.match import TermIndex

FORMS = {
    "autolevée": "autolevee",
    "seigle": "seigle",
    "petit pain de seigle": "pain",
    "taux d'hydratation": "taux",
    "SEC": "sec",
    "T-65": "t-65",
    "demi-T-65": "demi-t-65",
    "T-S65": "t-s65",
    "farine BIO-T": "bio-t",
    "TH": "th",
    "or": "or",
    "baker": "baker",
    "pétrin": "petrin",
    "œillère": "oeillere",
}
INDEX = TermIndex(FORMS.items())


def longest(text):
    return [(text[m.start : m.end], m.id) for m in INDEX.longest(text)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("L'autolevée", "autolevée"),
        ("l’autolevée", "autolevée"),
        ("qu’autolevée", "autolevée"),
        ("AUTOLEVÉE", "AUTOLEVÉE"),
        ("(autolevée)", "autolevée"),
        ("petit\u00a0pain de\u202fseigle", "petit\u00a0pain de\u202fseigle"),
        ("petit pain\nde seigle", "petit pain\nde seigle"),
        ("petit pain de seigle", "petit pain de seigle"),
        ("taux d’hydratation", "taux d’hydratation"),
        ("un SEC.", "SEC"),
        ("T 65", "T 65"),
        ("T65", "T65"),
        ("T\u201165", "T\u201165"),
        ("T-65/T-X", "T-65"),
        ("T-S65", "T-S65"),
        ("demi-T-65", "demi-T-65"),
        ("Farine BIO T", "Farine BIO T"),
        ("the baker's", "baker"),
        ("baker-made", "baker"),
        ("oeillère", "oeillère"),
        ("auto\u00adlevée", "auto\u00adlevée"),
    ],
)
def test_a_use_is_found(text, found):
    assert [words for words, _ in longest(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "sec",
        "castor",
        "mort, ors, or_x, x_or",
        "bakers",
        "bakery",
        "t-65",
        "CT-65",
        "T-650",
        "T-65a",
        "T, 65",
        "autolevee",
        "TH-BIS",
        "néo-pétrin",
        "petit, pain de",
        "petit pain de",
        "taux. D'hydratation",
        "farine bio-t",
    ],
)
def test_a_look_alike_is_not(text):
    assert longest(text) == []


def test_composed_and_decomposed_accents_are_one():
    text = "L'autolevée contre l'œillère"
    decomposed = unicodedata.normalize("NFD", text)
    assert [id for _, id in longest(decomposed)] == [id for _, id in longest(text)]
    assert longest(decomposed)[0][0] == unicodedata.normalize("NFD", "autolevée")
    typed = TermIndex([(unicodedata.normalize("NFD", "autolevée"), "x")])
    assert [m.id for m in typed.longest(text)] == ["x"]


def test_the_longest_use_wins_and_the_shorter_one_still_counts_as_used():
    text = "un petit pain de seigle, une miche de seigle"
    assert [id for _, id in longest(text)] == ["pain", "seigle"]
    assert [m.id for m in INDEX.every(text)] == ["pain", "seigle", "seigle"]


def test_a_longer_form_that_breaks_off_leaves_the_shorter_one():
    index = TermIndex([("farine", "a"), ("farine de blé", "b"), ("blé", "c")])
    assert [m.id for m in index.longest("farine de riz, blé")] == ["a", "c"]


def test_capitals_can_be_ignored():
    index = TermIndex([("TBX form", "x")], capitals=False)
    assert [m.id for m in index.longest("a tbx Form")] == ["x"]


def test_no_form_matches_nothing():
    assert list(TermIndex([("", "x"), ("…", "y")]).longest("… a text")) == []
