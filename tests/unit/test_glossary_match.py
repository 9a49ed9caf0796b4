"""What counts as a use of a term, in French and in English."""

import unicodedata

import pytest

from glossary.match import TermIndex

FORMS = {
    "immunothérapie": "immunotherapie",
    "immunitaire": "immunitaire",
    "point de contrôle immunitaire": "point",
    "mécanisme d'action": "mecanisme",
    "ICI": "ici",
    "PD-1": "pd-1",
    "anti-PD-1": "anti-pd-1",
    "PD-L1": "pd-l1",
    "cellule CAR-T": "car-t",
    "RT": "rt",
    "or": "or",
    "cancer": "cancer",
    "antigène": "antigene",
    "œdème": "oedeme",
}
INDEX = TermIndex(FORMS.items())


def longest(text):
    return [(text[m.start : m.end], m.id) for m in INDEX.longest(text)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("L'immunothérapie", "immunothérapie"),
        ("l’immunothérapie", "immunothérapie"),
        ("qu’immunothérapie", "immunothérapie"),
        ("IMMUNOTHÉRAPIE", "IMMUNOTHÉRAPIE"),
        ("(immunothérapie)", "immunothérapie"),
        ("point\u00a0de contrôle\u202fimmunitaire", "point\u00a0de contrôle\u202fimmunitaire"),
        ("point de\ncontrôle immunitaire", "point de\ncontrôle immunitaire"),
        ("point de contrôle immunitaire", "point de contrôle immunitaire"),
        ("mécanisme d’action", "mécanisme d’action"),
        ("un ICI.", "ICI"),
        ("PD 1", "PD 1"),
        ("PD1", "PD1"),
        ("PD\u20111", "PD\u20111"),
        ("PD-1/PD-X", "PD-1"),
        ("PD-L1", "PD-L1"),
        ("anti-PD-1", "anti-PD-1"),
        ("Cellule CAR T", "Cellule CAR T"),
        ("the cancer's", "cancer"),
        ("cancer-related", "cancer"),
        ("oedème", "oedème"),
        ("immuno\u00adthérapie", "immuno\u00adthérapie"),
    ],
)
def test_a_use_is_found(text, found):
    assert [words for words, _ in longest(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "ici",
        "tumor",
        "mort, ors, or_x, x_or",
        "cancers",
        "cancéreux",
        "pd-1",
        "CPD-1",
        "PD-12",
        "PD-1a",
        "PD, 1",
        "immunotherapie",
        "RT-PCR",
        "néo-antigène",
        "point, de contrôle",
        "point de contrôle",
        "mécanisme. D'action",
        "cellule car-t",
    ],
)
def test_a_look_alike_is_not(text):
    assert longest(text) == []


def test_composed_and_decomposed_accents_are_one():
    text = "L'immunothérapie contre l'œdème"
    decomposed = unicodedata.normalize("NFD", text)
    assert [id for _, id in longest(decomposed)] == [id for _, id in longest(text)]
    assert longest(decomposed)[0][0] == unicodedata.normalize("NFD", "immunothérapie")
    typed = TermIndex([(unicodedata.normalize("NFD", "immunothérapie"), "x")])
    assert [m.id for m in typed.longest(text)] == ["x"]


def test_the_longest_use_wins_and_the_shorter_one_still_counts_as_used():
    text = "un point de contrôle immunitaire, une réponse immunitaire"
    assert [id for _, id in longest(text)] == ["point", "immunitaire"]
    assert [m.id for m in INDEX.every(text)] == ["point", "immunitaire", "immunitaire"]


def test_a_longer_form_that_breaks_off_leaves_the_shorter_one():
    index = TermIndex([("médecine", "a"), ("médecine de précision", "b"), ("précision", "c")])
    assert [m.id for m in index.longest("médecine de ville, précision")] == ["a", "c"]


def test_capitals_can_be_ignored():
    index = TermIndex([("TBX form", "x")], capitals=False)
    assert [m.id for m in index.longest("a tbx Form")] == ["x"]


def test_no_form_matches_nothing():
    assert list(TermIndex([("", "x"), ("…", "y")]).longest("… a text")) == []
