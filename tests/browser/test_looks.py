"""The finished site looks as it was written: nothing that was taken out of it is missed."""

import re
import shutil
from functools import cache

import pytest
from conftest import served
from looks import differences
from support import apply, built_once

READERS = {
    "light": {"viewport": {"width": 1280, "height": 800}},
    "dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 768, "height": 800}, "forced_colors": "active"},
}
CHAPTER = "chapitres/la-pate/"


def _search(page, query: str) -> None:
    page.click(".md-search__input")
    page.locator(".md-search__input").press_sequentially(query)


def _menu(page) -> None:
    page.click("label[for=__drawer]:visible")


def _definition(page) -> None:
    page.locator("article a.term").first.hover()
    page.wait_for_selector(".definition")


ACTS = {
    "search with results": (CHAPTER, "light", lambda page: _search(page, "levain")),
    "search without": (CHAPTER, "forced", lambda page: _search(page, "xylophone")),
    "menu": (CHAPTER, "dark", _menu),
    "definition": (CHAPTER, "dark", _definition),
    "definition, forced": (CHAPTER, "forced", _definition),
    "a copied link": ("glossaire/", "light", lambda page: page.click(".glossary-share a >> nth=0")),
    "a fold": ("formes/", "light", lambda page: page.click("summary >> nth=0")),
    "a passage": (f"{CHAPTER}#la-pate-1", "dark", lambda page: None),
}


@pytest.fixture(scope="session")
def as_written(bread, tmp_path_factory):
    """The address of the same site without its last step."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("written") / "repository")
    apply(
        root, {"file": "mkdocs.yml", "find": "  - scripts/hook_finish.py\n", "replace": ""}
    )
    with served(built_once(tmp_path_factory, "written-site", root)) as address:
        yield address


@cache
def pages(site) -> list[str]:
    """The address of each page below that of the site, and one where there is no page."""
    found = sorted(path.relative_to(site).parent.as_posix() for path in site.rglob("index.html"))
    return [each.replace(".", "") and f"{each}/" for each in found] + ["no/such/page"]


def unlike(new_page, reader, here, there, act=lambda page: None, media="screen") -> list[str]:
    """What differs between two addresses after a reader's act."""
    both = []
    for address in (here, there):
        page = new_page(**READERS[reader], reduced_motion="reduce")
        page.goto(address)
        act(page)
        page.emulate_media(media=media)
        page.evaluate("document.fonts.ready.then(() => null)")
        page.wait_for_timeout(300)
        both.append(page)
    found = differences(*(page.evaluate for page in both))
    for page in both:
        page.context.close()
    return found


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("reader", READERS)
def test_every_page_looks_as_written(new_page, bread_site, bread_url, as_written, reader, media):
    for path in pages(bread_site):
        found = unlike(new_page, reader, bread_url + path, as_written + path, media=media)
        assert found == [], path


@pytest.mark.parametrize("name", ACTS)
def test_what_opens_looks_as_written(new_page, bread_url, as_written, name):
    path, reader, act = ACTS[name]
    assert unlike(new_page, reader, bread_url + path, as_written + path, act) == []


@pytest.mark.parametrize(
    ("rule", "name"), [(r"\.book-place", "a passage"), (r"\.definition", "definition")]
)
def test_a_lost_style_is_seen(new_page, bread_site, as_written, tmp_path, rule, name):
    site = shutil.copytree(bread_site, tmp_path / "site")
    sheet = site / "assets/book.css"
    css, lost = re.subn(rf"(?<=}})[^{{}}]*{rule}\b[^{{}}]*{{[^}}]*}}", "", sheet.read_text("utf-8"))
    assert lost
    sheet.write_text(css, "utf-8")
    path, reader, act = ACTS[name]
    with served(site) as address:
        assert unlike(new_page, reader, address + path, as_written + path, act)
