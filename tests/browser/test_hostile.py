"""A book of everything hostile, built with the checks off: no script of it runs, and nothing foreign is asked.

Each net is taken away once, to see that it holds something.
"""

import re

import hostile_book
import pytest
from conftest import served
from hostile_book import RUN, TITLE
from playwright.sync_api import Page

PAGES = ("", "a-propos/", "glossaire/", "chapitres/le-levain/", "404.html", "en/about/")


@pytest.fixture
def open_all(page):
    """A function that opens the pages of a site; what they did in the meantime."""

    def opened(site):
        with served(site) as url:
            return acted(page, [url + each for each in PAGES])

    return opened


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A function that builds the book with the nets that are named; its site."""
    root = hostile_book.make(tmp_path_factory.mktemp("hostile") / "repository")

    def built(nets: str):
        return hostile_book.pages(root, tmp_path_factory.mktemp("site"), nets)

    built.root = root
    return built


def acted(page: Page, addresses) -> list[str]:
    """What a browser ran, or asked of elsewhere, on these pages, a term opened and a search made on each."""
    found = []
    page.on("dialog", lambda dialog: (found.append(f"ran on {page.url}"), dialog.dismiss()))
    page.route(
        re.compile(r"^(?!file:|http://127\.0\.0\.1)"),
        lambda route: (found.append(f"asked {route.request.url}"), route.abort()),
    )
    for address in addresses:
        page.goto(address)
        if page.locator("a.term").count():
            page.locator("a.term").first.hover()
        if page.locator("#book-search input").count():
            page.click("[data-book-search]")
            page.locator("#book-search input").press_sequentially("gluten", delay=5)
        page.wait_for_timeout(200)
    return found


@pytest.mark.parametrize("nets", ["escape clean policy", "escape clean", "policy"])
def test_nothing_hostile_acts(open_all, hostile, nets):
    assert open_all(hostile(nets)) == []


@pytest.mark.parametrize("nets", ["", "escape", "clean"])
def test_without_a_net_it_acts(open_all, hostile, nets):
    assert open_all(hostile(nets))


def test_a_title_is_read_as_it_was_typed(page, hostile):
    with served(hostile("escape clean policy")) as url:
        page.goto(f"{url}a-propos/")
        assert page.title().startswith(f"{TITLE} - ")
        assert page.locator(".menu [aria-current]").inner_text().startswith(TITLE)
        page.goto(f"{url}glossaire/")
        assert f"{RUN}" in page.locator("article").inner_text()


def test_nothing_hostile_acts_in_an_edition(page, hostile, tmp_path):
    site = hostile("escape clean policy")
    files = hostile_book.editions(hostile.root, site, tmp_path)
    assert acted(page, [each.as_uri() for each in files]) == []
