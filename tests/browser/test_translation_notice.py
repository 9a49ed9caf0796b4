"""A reader of an outdated passage is told so there, and nowhere else; online, from a disk, on
paper. Of a page that is not translated, above it."""

import os
import re
import subprocess
import sys

import accessibility as checks
import pytest
import small_books
from support import repository

NOTICE = ".translation-notice"
OUTDATED = "la-pate-2"
PAGE = "en/chapters/the-dough.html"


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A site, as for a disk, after one French word has changed and Arabic has begun."""
    root = repository(tmp_path_factory.mktemp("changed") / "book")
    small_books.replace(root / "docs/fr/chapitres/la-pate.md", {"la montre": "une montre"})
    small_books.begin(root, "ar")
    site = tmp_path_factory.mktemp("site") / "lu sur une clé"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", site],
        cwd=root,
        env={**os.environ, "DIRECTORY_URLS": "false", "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return site


def test_exactly_one_notice_at_the_right_paragraph(page, changed):
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(changed.rglob("*.html"))}
    told = [path for path, html in pages.items() if re.search("<[^>]* data-outdated=", html)]
    assert told == [changed / PAGE, changed / "en/read.html"]
    page.goto(told[0].as_uri())
    (notice,) = page.locator(NOTICE).all()
    assert notice.is_visible()
    assert notice.evaluate("e => e.previousElementSibling.id") == OUTDATED
    assert "The French text has changed" in notice.inner_text()


def test_the_notice_leads_to_the_french_paragraph(page, changed):
    page.goto((changed / PAGE).as_uri())
    page.locator(NOTICE).get_by_role("link").click()
    assert page.url == (changed / "chapitres/la-pate.html").as_uri() + f"#{OUTDATED}"
    target = page.locator(":target")
    assert "une montre" in target.inner_text()
    assert target.get_attribute("data-segment") == OUTDATED


@pytest.mark.parametrize("width", [320, 1280])
def test_the_notice_can_be_read_on_a_cover(new_page, changed, width):
    page = new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    page.goto((changed / "ar/index.html").as_uri())
    assert page.locator(f".cover {NOTICE}").is_visible()
    assert not (faults := checks.axe(page) + checks.reflow(page)), "\n".join(faults)


def test_a_list_that_is_french_has_all_its_numbers_on_one_side(page, changed):
    page.goto((changed / "ar/formes.html").as_uri())
    sides = page.locator("article > ol > li").evaluate_all(
        "all => all.map(each => getComputedStyle(each).direction)"
    )
    assert len(sides) > 2 and set(sides) == {"ltr"}


def test_the_notice_is_on_paper_too(page, changed):
    page.goto((changed / PAGE).as_uri())
    page.emulate_media(media="print")
    assert page.locator(NOTICE).is_visible()


def test_the_notice_has_a_role_and_is_told_by_words_not_by_color(page, changed):
    page.goto((changed / PAGE).as_uri())
    assert page.get_by_role("note").count() == 1
    page.emulate_media(forced_colors="active")
    assert "has changed" in page.locator(NOTICE).inner_text()


def test_a_page_that_is_not_translated_says_so_above_its_title(page, changed):
    page.goto((changed / "ar/chapitres/la-pate.html").as_uri())
    (notice,) = page.locator(NOTICE).all()
    assert notice.is_visible()
    assert notice.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    notice.get_by_role("link").click()
    assert page.url == (changed / "chapitres/la-pate.html").as_uri()


def test_french_stands_from_left_to_right_on_a_page_that_does_not(page, changed):
    page.goto((changed / "ar/chapitres/la-pate.html").as_uri())
    assert page.locator("body").evaluate("e => getComputedStyle(e).direction") == "rtl"
    for passage in page.locator(f"[data-segment], {NOTICE} [lang=fr]").all():
        assert passage.evaluate("e => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize(
    "name", ["chapitres/la-pate.html", "en/chapters/the-bread.html", "en/index.html"]
)
def test_no_notice_elsewhere(page, changed, name):
    page.goto((changed / name).as_uri())
    assert page.locator(NOTICE).count() == 0
