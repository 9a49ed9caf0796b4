"""What a reader meets who searches: online under a sub-path and in a copy on a disk alike."""

import re

import pytest
from playwright.sync_api import Page, expect
from search_box import ask, results
from support import REPOSITORY, aborted

HOME = {"fr": "", "en": "en/"}
# What a reader types, and what is to come first: an entry or a section, or one of its paragraphs.
JUDGED = {
    "fr": {
        "gluten": "glossaire#gluten",
        "taux d'hydratation": "glossaire#taux-hydratation",
        "appret": "glossaire#appret",  # without its accent
        "ble": "glossaire#farine",
        "reseau glutineux": "glossaire#gluten",
        "l’autolyse": "glossaire#autolyse",
        "farines": "glossaire#farine",  # inflected
        "doublé": "chapitres/le-levain#le-levain",
        "fermantation": "glossaire#fermentation",  # misspelled
        "hydrattaion": "glossaire#taux-hydratation",
        "TH": "glossaire#taux-hydratation",  # abbreviated
        "seconde levée": "glossaire#appret",  # by another name
        "levure naturelle": "glossaire#levain",  # by a name to avoid
        "final proof": "glossaire#appret",  # in the other language
        "comment nourrir mon levain": "chapitres/le-levain#le-levain",  # as a question
        "durée du pointage": "chapitres/la-pate#la-pate",
        "d'où vient le texte": "a-propos#origine",  # about the book
        "morceau de la veille": "formes#blocs",  # written in a figure alone
    },
    "en": {
        "hydration rate": "glossary#taux-hydratation",
        "bulk rises": "glossary#pointage",  # inflected
        "ferment": "glossary#fermentation",
        "glutten": "glossary#gluten",  # misspelled
        "downlaod": "downloads#telechargements",
        "HR": "glossary#taux-hydratation",  # abbreviated
        "second rise": "glossary#appret",  # by another name
        "leaven": "glossary#levain",  # by a name to avoid
        "apprêt": "glossary#appret",  # in the other language
        "hydratation": "glossary#taux-hydratation",
        "why is the crust supple": "chapters/the-baking#la-cuisson",  # as a question
        "who checked this": "about#verification",  # about the book
        "day before": "forms#blocs",  # written in a figure alone
    },
}
FOREIGN = {"fr": ["guitare", "recette de chocolat"], "en": ["guitar", "a football match"]}


@pytest.fixture(params=["online", "disk"])
def home(request, page: Page):
    """A function that opens a language's home page; the page's faults fail the test."""
    if request.param == "online":
        root, index = request.getfixturevalue("bread_url"), ""
    else:
        root, index = request.getfixturevalue("bread_disk").as_uri() + "/", "index.html"
    faults = []
    page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: r.url.startswith(root) or faults.append(f"elsewhere: {r.url}"))
    page.on("requestfailed", lambda r: aborted(r) or faults.append(f"failed: {r.url}"))
    yield lambda language: page.goto(root + HOME[language] + index)
    assert not faults


def open_search(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Recherche|Search")).click()
    expect(page.get_by_role("status")).to_have_text(re.compile("Tapez|Type"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_reader_types_leads_first_to_what_it_names(page, home, language):
    home(language)
    open_search(page)
    missed, strangers = {}, []
    for query, wanted in JUDGED[language].items():
        found = ask(page, query)
        if not found or not re.match(rf"{re.escape(wanted)}(?:-\d+)?$", found[0]):
            missed[query] = found[:3]
        links = page.locator(".search__found li > a").evaluate_all("all => all.map(a => a.href)")
        strangers += [link for link in links if ("/en/" in link) != (language == "en")]
    assert not missed
    assert not strangers
    assert [query for query in FOREIGN[language] if ask(page, query)] == []


def test_nothing_is_loaded_for_search_before_it_is_turned_to(page, bread_url):
    asked = []
    page.on("request", lambda r: asked.append(r.url.removeprefix(bread_url)))
    page.goto(bread_url + "en/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url or "worker" in url], asked
    open_search(page)
    assert [url for url in asked if "index" in url] == ["search/index.en.js"]


@pytest.mark.parametrize("query", ["fermantation", "TH", "final proof", "l'apprêt", "levains"])
def test_a_result_shows_its_place_and_leads_to_the_marked_section(page, home, query):
    home("fr")
    open_search(page)
    ask(page, query)
    first = page.locator(".search__found li").first
    assert re.match(r"Glossaire|Chapitre \d+ sur \d+", first.locator(".search-place").inner_text())
    assert first.locator("mark").count()
    link = first.locator("a").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(link)
    page.wait_for_selector("article mark")
    outside = page.evaluate(
        """() => {
          const heading = document.getElementById(location.hash.slice(1)).closest('h2, h3')
          const all = [...document.querySelectorAll('article :is(h1, h2, h3), article mark')]
          const isInside = mark => all.slice(0, all.indexOf(mark)).findLast(each => /^H/.test(each.tagName)) === heading
          return all.filter(each => each.tagName === 'MARK' && !heading.contains(each) && !isInside(each)).length
        }"""
    )
    assert outside == 0


def test_the_words_searched_stay_on_the_device(page, home):
    asked = []
    page.on("request", lambda r: asked.append(r.url))
    home("fr")
    open_search(page)
    first, *_ = ask(page, "fermantation")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("glossaire"))
    expect(page.locator("#fermentation mark")).to_have_count(1)
    assert page.url.endswith("#" + first.partition("#")[2])  # also on a disk, where they came along
    assert not [url for url in asked if "ferm" in url.partition("#")[0].partition("glossa")[2]]
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("article mark").count() == 0


def test_a_result_on_the_page_that_is_open_is_marked_there(page, home):
    home("fr")
    open_search(page)
    ask(page, "apprêt")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("glossaire"))
    expect(page.locator("#appret mark")).to_have_count(1)
    open_search(page)
    ask(page, "autolyse")
    page.keyboard.press("Enter")
    expect(page.locator("#autolyse mark")).to_have_count(1)
    expect(page.locator("#appret mark")).to_have_count(0)
    expect(page.locator("#book-search input")).not_to_be_focused()


def test_an_address_that_somebody_damaged_keeps_its_search(page, home):
    home("fr")
    page.wait_for_load_state("networkidle")
    page.goto(page.url.partition("#")[0] + "#%")
    page.reload()
    page.wait_for_load_state("networkidle")
    open_search(page)
    assert ask(page, "levain")


def test_nothing_found_is_said_and_the_glossary_offered(page, home):
    home("fr")
    open_search(page)
    assert ask(page, "guitare") == []
    assert page.get_by_role("status").inner_text() == (
        "Rien dans ce livre ne correspond à ces mots. Ouvrir le glossaire"
    )
    page.keyboard.press("Enter")
    expect(page.locator("#book-search input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("glossaire"))


def test_search_is_used_by_keyboard_alone(page, home):
    home("en")
    open_search(page)
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    found = ask(page, "final proof")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    assert page.get_by_role("status").inner_text() == f"{len(found)} results"
    links = page.locator(".search__found li > a")
    for number in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(links.nth(number)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"glossary.*#appret"))


def test_results_with_all_words_come_first(page, home):
    home("fr")
    open_search(page)
    ask(page, "apprêt four")
    texts = page.locator(".search__found li").all_inner_texts()
    whole = [bool(re.search("apprêt", t, re.I) and re.search("four", t, re.I)) for t in texts]
    assert any(whole)
    assert whole == sorted(whole, reverse=True)


@pytest.mark.parametrize(
    ("language", "query", "chapter"),
    [
        ("en", "leaven", "chapters/the-starter"),
        ("en", "levain", "chapters/the-bread"),
        ("fr", "starter", "chapitres/le-levain"),
    ],
)
def test_a_synonym_finds_the_chapters_that_use_another_word(page, home, language, query, chapter):
    home(language)
    open_search(page)
    assert chapter in [found.split("#")[0] for found in ask(page, query)]


def test_a_word_that_the_book_lacks_is_named_beside_the_count(page, home):
    home("fr")
    open_search(page)
    found = ask(page, "levain de Guitare")
    status = page.get_by_role("status").inner_text()
    assert status == f"{len(found)} résultats · Absent de ce livre\xa0: Guitare"


def test_a_name_typed_in_two_words_that_the_book_has_is_that_name(page):
    for script in ("words", "engine"):
        page.add_script_tag(path=REPOSITORY / f"overrides/assets/search/{script}.js")
    titles = ["levée", "antilevée"]
    sections = [{"title": each, "paragraphs": [["", "Anti levée."]]} for each in titles]
    asked = "sections => bookEngine(sections)('anti levée').found.map(each => each.section.title)"
    assert page.evaluate(asked, sections)[0] == "antilevée"


def test_of_a_pasted_page_the_beginning_is_looked_up(page, home):
    home("fr")
    open_search(page)
    box, beginning = page.get_by_role("searchbox"), "autolyse " * 40
    box.fill(beginning)
    found = results(page)
    assert found
    box.fill(beginning + "vapeur " * 1000)
    assert results(page) == found
