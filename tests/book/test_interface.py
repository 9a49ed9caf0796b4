"""The words of the interface: complete, of one language each, and told at their lines where they are not."""

import pytest
from support import apply, lay

from book import interface
from book.direction import direction
from ground.problem import CannotRun

FRENCH, ENGLISH, ARABIC = (f"docs/{locale}/interface.yml" for locale in ("fr", "en", "ar"))


@pytest.fixture
def root(tmp_path):
    return lay("bread", tmp_path)


def test_words_are_typeset_in_their_language(root):
    french, english = (interface.read(root, locale, "fr") for locale in ("fr", "en"))
    assert french["editions.current_short"] == "Édition à jour\u00a0:"
    assert french.html("glossary.share", term="<i>mie</i>") == "Lien vers «\u00a0<i>mie</i>\u00a0»"
    assert english["editions.current_short"] == "Current edition:"
    assert english.section("navigation") == {"home": "Home", "chapters": "Chapters"}
    assert english.titled([{"chapters": ["a.md"]}, "b.md"]) == [{"Chapters": ["a.md"]}, "b.md"]


@pytest.mark.parametrize("begun", [False, True])
def test_what_nobody_has_translated_is_french_and_says_so(root, begun):
    if begun:
        apply(root, {"file": ARABIC, "copy": FRENCH})
        apply(root, {"file": ARABIC, "find": "Page introuvable", "replace": "الصفحة غير موجودة"})
    arabic = interface.read(root, "ar", "fr")
    said = '<span lang="fr" dir="ltr">Recherche</span>'
    assert (arabic["page.search"], arabic.html("page.search")) == ("Recherche", said)
    assert arabic.language("not_found.title") == ("ar" if begun else "fr")


def test_the_same_word_in_both_languages_is_a_translation_once_it_is_accepted(root):
    assert interface.read(root, "en", "fr").language("glossary.digits") == "en"
    accepted = '  glossary.digits: "'
    line = next(
        x for x in (root / ENGLISH).read_text("utf-8").split("\n") if x.startswith(accepted)
    )
    apply(root, {"file": ENGLISH, "find": f"{line}\n", "replace": ""})
    assert interface.read(root, "en", "fr").language("glossary.digits") == "fr"


def test_a_translation_that_fills_in_something_else_is_not_shown(root):
    apply(root, {"file": ENGLISH, "find": "{count} results", "replace": "{number} results"})
    assert interface.read(root, "en", "fr")["search.many"] == "{count} résultats"


@pytest.mark.parametrize(
    ("file", "find", "replace", "where"),
    [
        (FRENCH, "  one: 1 résultat\n", "", "+0: the word 'search.one' is missing"),
        (FRENCH, "  one: 1 résultat\n", "  one: 1\n", "+2: 'search.one' must be text"),
        (FRENCH, "  one:", "  won: x\n  one:", "+2: no page needs the word 'search.won'"),
        (
            FRENCH,
            "{count} résultats",
            "{a} résultats",
            "+3: in 'search.many', what stands in braces",
        ),
        (FRENCH, "{count} résultats", "{count résultats", "+3: in 'search.many', braces stand"),
        (FRENCH, "{count} résultats", "{0} résultats", "+3: in 'search.many', braces stand"),
        (FRENCH, "{count} résultats", "{count!z} résultats", "+3: in 'search.many', braces stand"),
        (ENGLISH, "{count} results", "{count:c} results", "+3: in 'search.many', braces stand"),
        (FRENCH, "search:\n", "search: Chercher\nsearched:\n", "+0: expected `key: text` lines"),
        (ENGLISH, "  one: 1 result\n", "  one: a\n  one: b\n", "+3: 'one' stands twice"),
        (ENGLISH, "  one: 1 result", "  one: Now: 1 result", "+2: put a text that holds a colon"),
        (ENGLISH, "site:\n", "---\nsite:\n", "3: delete the line `---`"),
    ],
)
def test_a_slip_is_named_at_its_line(root, file, find, replace, where):
    if where.startswith("+"):  # from where the words of search begin
        beyond, _, what = where.partition(":")
        begin = (root / file).read_text("utf-8").split("\n").index("search:") + 1
        where = f"{begin + int(beyond)}:{what}"
    apply(root, {"file": file, "find": find, "replace": replace})
    with pytest.raises(CannotRun) as caught:
        interface.read(root, "en", "fr")
    assert str(caught.value).startswith(f"{file}:{where}")


def test_a_title_without_a_word_is_refused(root):
    with pytest.raises(CannotRun, match=r"^mkdocs.yml:1: the title 'Annexes' in nav has no word"):
        interface.read(root, "fr", "fr").titled([{"Annexes": ["a.md"]}])


@pytest.mark.parametrize(
    ("locale", "way"),
    [("fr", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("pt-BR", "ltr"), ("xx", "ltr")],
)
def test_direction(locale, way):
    assert direction(locale) == way
