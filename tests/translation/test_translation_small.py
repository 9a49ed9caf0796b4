"""Small questions: which id to suggest, which lines are French, what is ready, which way it runs."""

import pytest
import small_books
from support import lay

from book import front_matter, translated_nav
from book.markdown import Reader
from book.segments import page_segments
from translation import ready
from translation.book import page_pair
from translation.faults import suggestions

READER = Reader({"markdown_extensions": ["attr_list"]})


def suggested(body: str) -> list[str]:
    return list(suggestions(page_segments(READER, front_matter.parse(body, "p"), "p.md")).values())


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["# Le pain au levain"], ["pain-levain"]),
        (["# L'œuf, l'eau & la Mie"], ["oeuf-eau-mie"]),
        (["# Pourquoi le pain ne lève-t-il pas ?"], ["pain-leve"]),
        (["# Et de la, en un"], ["et-de-la"]),
        (["# خبز"], ["section"]),
        (["# Pain", "## Pain", "## Pain"], ["pain", "pain-2", "pain-3"]),
        (["# Four { #four }", "## Le four"], ["four-2"]),
        (["# Farine eau sel", "## Farine eau sel levain"], ["farine-eau-sel", "farine-eau-sel-levain"]),
        (["# Anticonstitutionnellement hydratation"], ["anticonstitutionnellement"]),
        (["# Pain\n\nUn.\n\nDeux."], ["pain", "pain-1", "pain-2"]),
    ],
)  # fmt: skip
def test_a_suggested_id_is_short_and_follows_the_words(headings, names):
    assert suggested("\n\n".join(headings)) == names


def test_the_lines_that_are_still_french(tmp_path):
    root = lay("bread", tmp_path)
    page = small_books.half_translated(root)
    lines = page.read_text(encoding="utf-8").split("\n")
    french = page_pair(root, "en", small_books.PAGE).waiting
    held = ["\n".join(lines[each.line - 1 : each.last]) for each in french]
    assert [text.split(" ")[:2] for text in held] == [
        ["description:", "Des"], ["Oui.", "Au"], ["##", "Pourquoi"], ["-", "Le"],
    ]  # fmt: skip
    assert held[1].endswith("explique ces mots."), "a passage of two lines"


@pytest.mark.parametrize(
    ("stated", "is_ready"), [("", False), ("ready: true\n", True), ("ready: false\n", False)]
)
def test_a_page_without_a_word_translated_is_ready_where_it_says_so(tmp_path, stated, is_ready):
    root = lay("bread", tmp_path)
    page = small_books.new_page(root)
    small_books.replace(page, {"slug: questions\n": f"slug: questions\n{stated}"})
    assert ready.page(page_pair(root, "en", small_books.PAGE)) is is_ready
    small_books.replace(page, {"Questions fréquentes": "Frequent questions"})
    assert ready.page(page_pair(root, "en", small_books.PAGE)) is (stated != "ready: false\n")


def test_a_language_is_ready_where_it_says_so():
    blocks = [
        {"locale": "fr", "default": True},
        {"locale": "en", "extra": {"ready": True}},
        {"locale": "es", "extra": {"ready": False}},
        {"locale": "ar", "extra": None},
    ]
    assert ready.languages(blocks) == {"fr", "en"}


def test_a_section_whose_pages_are_not_ready_goes_too():
    nav = [{"A": "index.md"}, {"B": ["b.md", {"C": ["c.md"]}]}, "d.md"]
    assert translated_nav.in_nav(nav, lambda key: key == "d.md") == [{"A": "index.md"}, "d.md"]
