"""Which words count as rare and unexplained: by their frequency, and by the glossary of the book."""

import pytest
from case import apply, lay
from support import run

from glossary.parse import read_glossary
from ground.message import french
from ground.problem import CannotRun
from prose import coverage

CHAPTER = "docs/en/chapitres/la-cuisson.md"


def read(root, language="en"):
    return coverage.read(root, read_glossary(root, language)[0])


@pytest.fixture
def gaps(tmp_path):
    """What a paragraph more in a chapter leaves unexplained, beside what the book does without it."""
    root = lay("bread", tmp_path)
    before = set(read(root)[0].gaps)

    def found(text, file=CHAPTER, part=0):
        apply(root, {"file": file, "append": f"\n{text}\n"})
        return set(read(root)[part].gaps) - before

    return found


@pytest.mark.parametrize(
    ("word", "locale", "is_rare"),
    [
        ("bread", "en", False),
        ("banneton", "en", True),
        ("Banneton", "en", True),
        ("sneezes", "en", False),  # a plain inflection of a word that is not rare
        ("glomeruli", "en", True),
        ("baguettes", "fr", False),
        ("glomérules", "fr", True),
        ("x", "fr", False),
    ],
)
def test_a_word_is_as_frequent_as_its_most_frequent_inflection(word, locale, is_rare):
    assert coverage.is_rare(word, locale) is is_rare


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The banneton is warm.", {"banneton"}),
        ("A banneton-like thing, the banneton’s rim.", {"banneton"}),
        ("It is in Banneton, near Zzyzx.", set()),  # names
        ("Banneton after banneton.", {"banneton"}),
        ("It has the HPMCX of a day.", {"hpmcx"}),  # an abbreviation
        ("The xk7 and the 7xk.", set()),
        ("The *glomérule*{ lang=fr } and `banneton`.", set()),
        (
            "A second rise, some autolysis, autolyses.",
            set(),
        ),  # names of entries, as they stand or inflected
    ],
)
def test_a_rare_word_is_told_unless_an_entry_is_called_so(gaps, text, found):
    assert gaps(text) == found


def test_a_word_is_explained_within_the_name_of_an_entry_alone(gaps):
    entry = (
        "## banneton rim { #rim }\n\nThe rim of it.\n\n- Background term, absent from the chapters"
    )
    assert gaps(entry, "docs/en/glossaire.md") == set()
    assert gaps("A banneton rim.") == set()
    assert gaps("A banneton, and its rim.") == {"banneton"}


def test_notes_of_the_edition_and_definitions_are_our_own_text_and_lists_are_not(gaps):
    assert gaps("/// edition | A title\nThe banneton.\n///") == set()
    assert "banneton" in gaps("", part=1)
    listed = "- Details: the brotform.\n- Background term, absent from the chapters"
    found = gaps("## rim { #rim }\n\nThe glomerulus.\n\n" + listed, "docs/en/glossaire.md", part=1)
    assert "glomerulus" in found and "brotform" not in found


def test_a_language_without_a_list_is_said_to_have_none_and_the_package_may_be_missing(monkeypatch):
    assert coverage.has_list("fr") and coverage.has_list("pt-BR")
    assert not coverage.has_list("zz")
    assert not coverage.has_list("zh-Hant")  # there is a list, but nothing that parts its words
    monkeypatch.setattr(coverage, "zipf_frequency", None)
    with pytest.raises(CannotRun, match="wordfreq") as raised:
        coverage.has_list("fr")
    assert french(raised.value.reason)


def test_the_command_prints_each_language_and_each_word_with_its_place(tmp_path):
    root = lay("bread", tmp_path)
    apply(root, {"file": CHAPTER, "append": "\nA banneton, two bannetons, a banneton.\n"})
    result = run("measure_coverage.py", "--root", root)
    assert result.returncode == 0, result.stderr
    assert "fr: our own pages: of " in result.stdout
    assert f"  banneton  2  {CHAPTER}:" in result.stdout
