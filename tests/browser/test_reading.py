"""Ways of reading: without JavaScript, on paper, from a disk."""

import re

import pytest
from playwright.sync_api import TimeoutError, expect
from support import aborted, until


def test_language_switch_works_without_javascript(new_page, bread_url):
    page = new_page(java_script_enabled=False)
    for here, there in (
        ("chapitres/la-pate/", "en/chapters/the-dough/"),
        ("", "en/"),
        ("en/glossary/", "glossaire/"),
        ("en/", ""),
    ):
        page.goto(bread_url + here)
        page.click(".book-language")
        expect(page).to_have_url(bread_url + there)


def test_language_switch_stays_at_the_passage(page, bread_url):
    for here, there in (
        ("glossaire/#levain", "en/glossary/#levain"),
        ("en/about/#erreur", "a-propos/#erreur"),
    ):
        page.goto(bread_url + here)
        page.click(".book-language")
        expect(page).to_have_url(bread_url + there)


def test_404_offers_both_languages_at_any_depth(page, bread_url):
    page.goto(bread_url + "en/no/such/page")
    assert page.locator("h1").inner_text() == "Page introuvable"
    page.get_by_role("link", name="contents of the book").click()
    expect(page).to_have_url(bread_url + "en/")


def test_print_keeps_the_text_and_drops_the_controls(page, bread_url):
    page.goto(bread_url + "chapitres/la-pate/")
    page.emulate_media(media="print")
    hidden = ".md-header, .md-sidebar--primary, .md-footer__inner, .headerlink"
    assert not any(each.is_visible() for each in page.locator(hidden).all())
    assert page.locator("#la-pate-1").is_visible()
    assert page.get_by_text("ne remplace pas").is_visible()


def test_who_reads_in_the_dark_prints_dark_ink(new_page, bread_url):
    page = new_page(color_scheme="dark")
    page.goto(bread_url + "chapitres/la-pate/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    ink = page.locator("article p[id]").first.evaluate("each => getComputedStyle(each).color")
    assert max(int(part) for part in re.findall(r"\d+", ink)[:3]) < 80, ink


# Radio buttons are drawn by their labels; a scrolling box has no control in its middle.
IN_SIGHT = """() => {
  const each = document.activeElement
  if (each.matches(".md-option, .md-search__scrollwrap")) return true
  const { x, y, width, height, right } = each.getBoundingClientRect()
  const seen = document.elementFromPoint(x + width / 2, y + height / 2)
  return x >= 0 && right <= innerWidth && each.contains(seen)
}"""


@pytest.mark.parametrize("name", ["glossaire/", "en/chapters/the-dough/"])
def test_focus_comes_into_sight_on_a_narrow_screen(new_page, bread_url, name):
    page = new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page.goto(bread_url + name)
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.evaluate("each => !!each.closest('article')"):
            return
        try:  # the search box and the menu come and go
            until(page, IN_SIGHT)
        except TimeoutError:
            pytest.fail(f"out of sight: {focused.evaluate('each => each.outerHTML')}")
    pytest.fail("thirty steps do not lead to the text")


@pytest.mark.parametrize("name", ["", "en/"])
def test_title_of_the_book_fits_into_the_header_of_a_narrow_screen(new_page, bread_url, name):
    # The reader's own styles, as an extension of the browser sets them, do not ask the page's policy.
    page = new_page(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.goto(bread_url + name)
    header = page.locator(".md-header").bounding_box()["height"]
    title = page.locator(".md-header__topic .md-ellipsis").first
    title.evaluate("each => each.textContent = 'Les pains au levain et leur fermentation'")
    assert title.bounding_box()["height"] <= header
    # What readers may set (WCAG 2.2, 1.4.12); a line of 18 px has 3 px above and below its letters.
    page.add_style_tag(
        content="* { letter-spacing: .12em !important; line-height: 1.5 !important }"
    )
    assert title.bounding_box()["height"] <= header + 6


def test_edition_opens_from_a_disk_with_every_page_and_the_switch(new_page, bread, bread_disk):
    page = new_page(offline=True)
    faults = []
    page.on("request", lambda r: r.url.startswith("file:") or faults.append(r.url))
    page.on("requestfailed", lambda r: aborted(r) or faults.append(f"failed: {r.url}"))
    page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
    root = bread_disk.as_uri() + "/"
    seen, left = set(), {root + "index.html"}
    while left:
        address = left.pop()
        seen.add(address)
        page.goto(address)
        found = page.evaluate("[...document.links].map(a => a.href.split('#')[0])")
        left |= {each for each in found if each.startswith(root) and each.endswith(".html")} - seen
    assert len(seen) == len(list((bread / "docs").rglob("*.md")))
    page.goto(root + "chapitres/la-pate.html")
    page.click(".book-language")
    expect(page).to_have_url(root + "en/chapters/the-dough.html")
    assert not faults, faults
