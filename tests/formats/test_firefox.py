"""The copies in Firefox, from a disk, with no network."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from editions import NAME, SETTINGS
from firefox import Firefox
from search_box import ask, target
from site_pages import PAGES
from support import REPOSITORY

from offline import when

DAY = datetime.combine(when.edition_date(REPOSITORY), datetime.min.time(), UTC)


@pytest.fixture
def firefox(tmp_path):
    browser = Firefox(tmp_path)
    yield browser
    browser.close()


def test_faults_are_seen(firefox, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><script src="missing.js"></script><img src="http://www.example.org/a.png">'
        "<script>console.error('said')</script>", encoding="utf-8"
    )  # fmt: skip
    firefox.goto(page.as_uri())
    firefox.evaluate("new Promise(done => setTimeout(done, 500))")
    for fault in ("missing.js", "asked for http", "said"):
        assert any(fault in each for each in firefox.faults), fault


def test_every_page_is_reached_by_links_and_the_switch_stays_on_the_page(firefox, unpacked):
    root = unpacked.as_uri() + "/"
    seen, left = set(), [root + "index.html"]
    while left:
        address = left.pop()
        seen.add(address)
        firefox.goto(address)
        found = firefox.evaluate("[...document.links].map(a => a.href.split('#')[0])")
        pages = {each for each in found if each.startswith(root) and each.endswith(".html")}
        left += pages - seen - set(left)
    assert len(seen) == len(PAGES)
    firefox.goto(root + "chapitres/conclusion.html")
    link = firefox.evaluate("document.querySelector('.book-language').href")
    assert link == root + "en/chapters/conclusion.html"
    assert not firefox.faults


def test_definitions_dark_mode_and_pictures_work(firefox, unpacked):
    firefox.goto((unpacked / "chapitres/introduction.html").as_uri())
    assert firefox.evaluate("document.querySelectorAll('article a.term').length") > 0
    firefox.hover("article a.term")
    shown = "document.querySelector('.definition')?.checkVisibility()"
    assert firefox.evaluate(f"new Promise(d => setTimeout(() => d({shown}), 600))")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = firefox.evaluate(ground)
    firefox.evaluate("document.querySelector('.md-header__option label:not([hidden])').click()")
    assert firefox.evaluate(f"new Promise(d => setTimeout(() => d({ground}), 600))") != before
    assert firefox.evaluate("[...document.images].every(i => i.complete && i.naturalWidth)")
    assert not firefox.faults


def test_single_file_opens_with_nothing_asked_for(firefox, built):
    for locale in SETTINGS.locales:
        firefox.goto((built / "downloads" / f"{NAME}.{locale}.html").as_uri())
        assert firefox.evaluate("document.querySelectorAll('section').length") >= len(
            SETTINGS.pages
        )
    assert not firefox.faults


@pytest.mark.parametrize(("days", "old"), [(1, False), (731, True)])
def test_a_copy_more_than_a_year_old_says_so(firefox, built, unpacked, days, old):
    firefox.at(int((DAY + timedelta(days=days)).timestamp() * 1000))
    for file in (unpacked / "index.html", built / "downloads" / f"{NAME}.en.html"):
        firefox.goto(file.as_uri())
        visible = "document.querySelector('[data-old-after]').checkVisibility()"
        assert firefox.evaluate(visible) == old


@pytest.mark.parametrize("language", SETTINGS.locales)
def test_search_answers_as_online(firefox, unpacked, page, site_url, language):
    page.goto(site_url + ("" if language == "fr" else f"{language}/"))
    page.keyboard.press("/")
    page.wait_for_function("document.querySelector('[role=status]')?.textContent")
    titles = page.evaluate("bookIndex.sections.map(each => each.title)")
    queries = titles[:: 1 + len(titles) // 40]  # forty or so, of every page
    online = [ask(page, query) for query in queries]
    firefox.goto((unpacked / ("" if language == "fr" else language) / "index.html").as_uri())
    firefox.evaluate(
        "document.querySelector('label[for=__search]').dispatchEvent(new Event('pointerover'))"
    )
    firefox.evaluate("new Promise(done => setTimeout(done, 2000))")
    scope = firefox.evaluate("String(__md_scope)")
    for query, wanted in zip(queries, online, strict=True):
        found = firefox.evaluate(_SEARCH % json.dumps(query))
        assert [target(each.removeprefix(scope)) for each in found] == wanted, query
    assert not firefox.faults


# Types a query and gives the addresses of the results, as search_box.results reads them.
_SEARCH = """new Promise(async done => {
  const box = document.querySelector(".md-search__input")
  box.value = %s
  box.dispatchEvent(new Event("input", { bubbles: true }))
  await new Promise(later => setTimeout(later, 60))
  done([...document.querySelectorAll(".md-search-result__item")].flatMap(item => {
    const links = [...item.querySelectorAll("a")].map(link => link.href)
    return links.length > 1 ? links.filter(link => link.includes("#")) : links
  }))
})"""
