"""The finished site looks as it was written: nothing that was taken out of it is missed."""

import re
import shutil

import pytest
from conftest import served
from looks import differences, written_site
from support import until

__all__ = ["written_site"]  # a fixture

READERS = {
    "light": {"viewport": {"width": 1280, "height": 800}},
    "dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 768, "height": 800}, "forced_colors": "active"},
}
CHAPTER = "chapitres/la-pate/"


def _search(page, query: str) -> None:
    page.click("[data-book-search]")
    page.locator("#book-search input").press_sequentially(query)
    until(page, "document.querySelector('#book-search [role=status]').textContent")


def _definition(page) -> None:
    page.locator("article a.term").first.focus()
    page.wait_for_selector(".definition")


def _copy(page) -> None:
    page.evaluate(
        "setTimeout = () => 0"
    )  # what is said would go again, sooner than a slow machine looks
    page.click(".glossary-share a >> nth=0")
    until(page, "document.querySelector('.copied')?.textContent")


ACTS = {
    "search with results": (CHAPTER, "light", lambda page: _search(page, "levain")),
    "search without": (CHAPTER, "forced", lambda page: _search(page, "xylophone")),
    "menu": (CHAPTER, "dark", lambda page: page.click(".bar__menu")),
    "definition": (CHAPTER, "dark", _definition),
    "definition, forced": (CHAPTER, "forced", _definition),
    "a chosen scheme": (CHAPTER, "light", lambda page: page.click("[data-book-theme]")),
    "a copied link": ("glossaire/", "light", _copy),
    "a fold": ("formes/", "light", lambda page: page.click("article summary >> nth=0")),
    "a passage": (f"{CHAPTER}#la-pate-1", "dark", lambda page: None),
}


@pytest.fixture(scope="session")
def as_written(written_site):
    """The address of the same site without its last step."""
    with served(written_site) as address:
        yield address


def pages(site, reader) -> list[str]:
    """The addresses of pages in the reader's language below that of the site, two chapters, and one where
    there is no page."""
    found = sorted(path.relative_to(site).parent.as_posix() for path in site.rglob("index.html"))
    of_reader = [each for each in found if each.startswith("en") == (reader == "dark")]
    chapters = [each for each in of_reader if "chap" in each]
    kept = [each for each in of_reader if each not in chapters[2:]]
    return [each.replace(".", "") and f"{each}/" for each in kept] + ["no/such/page"]


@pytest.fixture
def unlike(new_page):
    """Tells what differs between two addresses after a reader's act, on the screen, then on paper."""

    def compare(reader, both, act=None) -> list[str]:
        for page, address in zip(open_pages.setdefault(reader, make(reader)), both, strict=True):
            page.emulate_media(media="screen")
            page.goto(address)
            if act:
                act(page)
        found = []
        for media in ("screen", "print"):
            for page in open_pages[reader]:
                page.emulate_media(media=media)
                page.evaluate("document.fonts.ready.then(() => null)")
                page.wait_for_timeout(100)
            found += differences(*(page.evaluate for page in open_pages[reader]))
        return found

    def make(reader):
        return [new_page(**READERS[reader], reduced_motion="reduce") for _ in range(2)]

    open_pages = {}
    return compare


@pytest.mark.parametrize("reader", READERS)
def test_every_page_looks_as_written(unlike, bread_site, bread_url, as_written, reader):
    for path in pages(bread_site, reader):
        assert unlike(reader, (bread_url + path, as_written + path)) == [], path


@pytest.mark.parametrize("name", ACTS)
def test_what_opens_looks_as_written(unlike, bread_url, as_written, name):
    path, reader, act = ACTS[name]
    assert unlike(reader, (bread_url + path, as_written + path), act) == []


@pytest.mark.parametrize(
    ("rule", "name"), [(r"\.book-place", "a passage"), (r"\.definition", "definition")]
)
def test_a_lost_style_is_seen(unlike, bread_site, as_written, tmp_path, rule, name):
    site = shutil.copytree(bread_site, tmp_path / "site")
    sheet = site / "assets/book.css"
    css, lost = re.subn(rf"(?<=}})[^{{}}]*{rule}\b[^{{}}]*{{[^}}]*}}", "", sheet.read_text("utf-8"))
    assert lost
    sheet.write_text(css, "utf-8")
    path, reader, act = ACTS[name]
    with served(site) as address:
        assert unlike(reader, (address + path, as_written + path), act)
