"""A page of questions in a built site, and what editions and search make of it."""

import shutil

import pytest
import small_books
from book_reader import letters
from edition_text import epub_text, html_text, missing, tree
from support import build

ADDRESS = {"fr": "a-demander/", "en": "en/what-to-ask/"}
TITLES = {"fr": "À demander", "en": "What to ask"}
LANGUAGES = pytest.mark.parametrize(("locale", "other"), [("fr", "en"), ("en", "fr")])
TOOLS = {"fr": ["Mots à expliquer", "Tout décocher"], "en": ["Words to explain", "Clear all"]}
MINE = {"fr": "Ce qui compte pour moi", "en": "What matters to me"}


def article(site, locale):
    (found,) = tree((site / ADDRESS[locale] / "index.html").read_bytes()).xpath("//article")
    return found


def questions(found, locale, page):
    """The questions of a page in one language."""
    place = "label" if locale == page else f"span[@lang='{locale}']"
    return [each.text_content().strip() for each in found.xpath(f".//li[@data-segment]/{place}")]


@LANGUAGES
def test_each_question_stands_in_both_languages_the_page_s_first(questions_site, locale, other):
    found = article(questions_site, locale)
    own, others = questions(found, locale, locale), questions(found, other, locale)
    assert len(own) == len(others) == 14
    assert others == questions(article(questions_site, other), other, other)
    assert own[0].startswith({"fr": "Combien", "en": "How"}[locale])
    texts = {each.text for each in found.xpath(".//*[@class='book-other'][@lang]")}
    assert {TITLES[other], MINE[other]} <= texts
    assert not found.xpath(f".//*[@lang='{locale}']")


@LANGUAGES
def test_all_terms_of_the_glossary_can_be_added_in_both_languages(questions_site, locale, other):
    items = article(questions_site, locale).xpath(".//details//li")
    terms = [[part.text_content().strip() for part in each] for each in items]
    assert len(terms) == 8
    assert {"fr": ["levain", "starter"], "en": ["starter", "levain"]}[locale] in terms
    assert {each for item in items for each in item.xpath("./span/@lang")} == {other}


def test_a_book_without_such_a_page_has_nothing_of_it(bread_site):
    assert not (bread_site / "assets/questions.js").exists()
    sheet = (bread_site / "assets/book.css").read_text("utf-8")
    assert ".book-other" not in sheet and ".book-choice" not in sheet
    assert "questions.js" not in (bread_site / "glossaire/index.html").read_text("utf-8")


def test_no_other_page_asks_for_its_script(questions_site):
    asking = [
        path.parent.relative_to(questions_site).as_posix() + "/"
        for path in questions_site.rglob("*.html")
        if "questions.js" in path.read_text("utf-8")
    ]
    assert sorted(asking) == sorted(ADDRESS.values())
    assert not list(questions_site.glob("assets/book.2.*"))


@LANGUAGES
def test_search_finds_the_questions_once_and_no_list_of_terms(questions_site, locale, other):
    index = (questions_site / f"search/index.{locale}.js").read_text("utf-8")
    said = {"fr": "laisser reposer la pâte 9", "en": "How long should dough 9"}
    assert index.count(said[locale]) == 1 and said[other] not in index
    assert TOOLS[locale][0] not in index


@LANGUAGES
def test_editions_hold_a_plain_list_in_both_languages(questions_site, locale, other):
    found = article(questions_site, locale)
    pairs = zip(questions(found, locale, locale), questions(found, other, locale), strict=True)
    wanted = [letters(each) for pair in pairs for each in pair] + [
        letters(MINE[locale] + MINE[other])
    ]
    (epub,) = (questions_site / "downloads").glob(f"*.{locale}.epub")
    (single,) = (questions_site / "downloads").glob(f"*.{locale}.html")
    for text in (epub_text(epub), html_text(single.read_bytes())):
        assert not missing(wanted, text)
        assert not [each for each in TOOLS[locale] if letters(each) in text]


ARABIC = {
    "À demander": "ماذا نسأل",
    "Combien de temps faut-il laisser reposer la pâte 1 avant de la mettre au four, et à quelle chaleur ?": (
        "كم من الوقت ترتاح العجينة 1 قبل أن تدخل الفرن، وعند أي حرارة؟"
    ),
}


def test_a_third_language_shows_the_others_and_is_shown_where_it_is_translated(bread, tmp_path):
    root = shutil.copytree(bread, tmp_path / "repository")
    small_books.questions(root, 2)
    small_books.arabic(root)
    page = root / "docs/ar" / small_books.TO_ASK
    small_books.replace(page, ARABIC)
    small_books.accept(root, "ar", small_books.TO_ASK)
    result = build(["-m", "mkdocs", "build", "--strict", "-d", tmp_path / "site"], root)
    assert result.returncode == 0, result.stderr
    said = {}
    for locale, address in {**ADDRESS, "ar": "ar/a-demander/"}.items():
        (found,) = tree((tmp_path / "site" / address / "index.html").read_bytes()).xpath(
            "//article"
        )
        items = found.xpath(".//li[@data-segment]")
        said[locale] = [
            [(e.get("lang"), e.get("dir")) for e in item.xpath("./span")] for item in items
        ]
    assert said["fr"] == [[("en", None), ("ar", "rtl")], [("en", None)]]
    assert said["en"] == [[("fr", None), ("ar", "rtl")], [("fr", None)]]
    assert said["ar"] == [[("fr", "ltr"), ("en", "ltr")], []]  # the second waits for its Arabic
