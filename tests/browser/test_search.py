"""What a reader meets who searches: online under a sub-path and in a copy on a disk alike."""

import re

import pytest
from playwright.sync_api import Page, expect
from search_judge import ask, cases, results, scores, success

HOME = {"fr": "", "en": "en/"}


@pytest.fixture(params=["online", "disk"])
def home(request, page: Page):
    """A function that opens a language's home page; the page's faults fail the test."""
    if request.param == "online":
        root, index = request.getfixturevalue("site_url"), ""
    else:
        root, index = request.getfixturevalue("unpacked").as_uri() + "/", "index.html"
    faults = []
    page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: r.url.startswith(root) or faults.append(f"elsewhere: {r.url}"))
    page.on("requestfailed", lambda r: faults.append(f"failed: {r.url}"))
    yield lambda language: page.goto(root + HOME[language] + index)
    assert not faults


def open_search(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("status")).to_have_text(re.compile("Tapez|Type"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_judged_queries_find_what_they_mean_in_their_language(page, home, language):
    home(language)
    open_search(page)
    judged, strangers = [], []
    for case in cases(language):
        judged.append((case, ask(page, case.query)))
        links = page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)")
        strangers += [link for link in links if ("/en/" in link) != (language == "en")]
    assert not strangers
    rates = scores(judged, lambda case, found: success(case, found, at=3))
    missed = [(case.query, found[:3]) for case, found in judged if not success(case, found, at=3)]
    assert rates["all"] >= 0.95, missed
    assert min(rates.values()) >= 0.90, missed
    assert rates["nothing to find"] == 1, missed


def test_nothing_is_loaded_for_search_before_it_is_turned_to(page, site_url):
    asked = []
    page.on("request", lambda r: asked.append(r.url.removeprefix(site_url)))
    page.goto(site_url + "en/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url or "worker" in url], asked
    open_search(page)
    assert [url for url in asked if "index" in url] == ["search/index.en.js"]


@pytest.mark.parametrize(
    "query", ["metastaze", "chimio", "side effects", "l'évasion", "surveillances"]
)
def test_a_result_shows_its_place_and_leads_to_the_marked_section(page, home, query):
    home("fr")
    open_search(page)
    ask(page, query)
    first = page.locator(".md-search-result__item").first
    assert re.match(r"Glossaire|Chapitre \d sur 9", first.locator(".search-place").inner_text())
    assert first.locator("mark").count()
    link = first.locator("a").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(link)
    page.wait_for_selector("article mark")
    outside = page.evaluate(
        """() => {
          const heading = document.getElementById(location.hash.slice(1)).closest('h2')
          const all = [...document.querySelectorAll('article :is(h1, h2), article mark')]
          const isInside = mark => all.slice(0, all.indexOf(mark)).findLast(each => /^H/.test(each.tagName)) === heading
          return all.filter(each => each.tagName === 'MARK' && !heading.contains(each) && !isInside(each)).length
        }"""
    )
    assert outside == 0


def test_nothing_found_is_said_and_the_glossary_offered(page, home):
    home("fr")
    open_search(page)
    assert ask(page, "guitare") == []
    assert page.get_by_role("status").inner_text() == (
        "Rien dans ce livre ne correspond à ces mots. Ouvrir le glossaire"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("glossaire"))


def test_search_is_used_by_keyboard_alone(page, home):
    home("en")
    open_search(page)
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    found = ask(page, "side effects")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    assert page.get_by_role("status").inner_text() == f"{len(found)} results"
    links = page.locator(".md-search-result__link")
    for number in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(links.nth(number)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    # No hand is faster, and the theme takes notice of a lost focus in its own time.
    page.wait_for_timeout(300)
    page.keyboard.press("s")
    expect(box).to_be_focused()
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"glossary.*#effet-secondaire"))


def test_results_with_all_words_come_first(page, home):
    home("fr")
    open_search(page)
    ask(page, "synergie oncologie")
    texts = page.locator(".md-search-result__item").all_inner_texts()
    whole = [bool(re.search("synerg", t, re.I) and re.search("oncolog", t, re.I)) for t in texts]
    assert any(whole)
    assert whole == sorted(whole, reverse=True)


@pytest.mark.parametrize(
    ("language", "query", "target"),
    [
        ("fr", "système immunitaire", "glossaire#systeme-immunitaire"),
        ("fr", "immune system", "glossaire#systeme-immunitaire"),
        ("fr", "un médecin a-t-il relu ce texte", "a-propos#verification"),
        ("fr", "survivre", "glossaire#taux-survie"),
        ("en", "downlaod", "downloads#"),
    ],
)
def test_what_a_reader_types_leads_first_to_what_it_names(page, home, language, query, target):
    home(language)
    open_search(page)
    assert ask(page, query)[0].startswith(target)  # or a paragraph of it


@pytest.mark.parametrize(
    ("language", "query", "chapter"),
    [
        ("fr", "rechute", "chapitres/strategies-combinees"),
        ("fr", "radiation", "chapitres/comprendre-l-immunotherapie"),
        ("en", "chirurgie", "chapters/combination-strategies"),
    ],
)
def test_a_synonym_finds_the_chapters_that_use_another_word(page, home, language, query, chapter):
    home(language)
    open_search(page)
    assert chapter in [found.split("#")[0] for found in ask(page, query)]


def test_a_word_that_the_book_lacks_is_named_beside_the_count(page, home):
    home("fr")
    open_search(page)
    found = ask(page, "traitement du Diabète")
    status = page.get_by_role("status").inner_text()
    assert status == f"{len(found)} résultats · Absent de ce livre\xa0: Diabète"


def test_of_a_pasted_page_the_beginning_is_looked_up(page, home):
    home("fr")
    open_search(page)
    box, beginning = page.get_by_role("searchbox"), "immunothérapie " * 20
    box.fill(beginning)
    found = results(page)
    box.fill(beginning + "effet abscopal " * 1000)
    assert found and results(page) == found
