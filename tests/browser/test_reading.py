"""Ways of reading: without JavaScript, on paper, from a disk."""

import re

import pytest
from site_pages import PAGES, counterpart
from support import aborted


def test_language_switch_works_without_javascript(chromium, site_url):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("chapitres/essais-cliniques/", "", "en/glossary/", "en/"):
        page.goto(site_url + name)
        page.click(".book-language")
        assert page.url == site_url + counterpart(name)
    context.close()


def test_language_switch_stays_at_the_passage(page, site_url):
    for here, there in (
        ("glossaire/#recidive", "en/glossary/#recidive"),
        ("en/about/#licence", "a-propos/#licence"),
    ):
        page.goto(site_url + here)
        page.click(".book-language")
        assert page.url == site_url + there


def test_404_offers_both_languages_at_any_depth(page, site_url):
    page.goto(site_url + "en/no/such/page")
    assert page.locator("h1").inner_text() == "Page introuvable"
    page.get_by_role("link", name="contents of the book").click()
    assert page.url == site_url + "en/"


def test_print_keeps_the_text_and_drops_the_controls(page, site_url):
    page.goto(site_url + "chapitres/strategies-combinees/")
    page.emulate_media(media="print")
    hidden = ".md-header, .md-sidebar--primary, .md-footer__inner, .headerlink"
    assert not any(each.is_visible() for each in page.locator(hidden).all())
    assert page.locator("#strategies-combinees-3").is_visible()
    assert page.get_by_text("ne remplace pas").is_visible()


def test_who_reads_in_the_dark_prints_dark_ink(chromium, site_url):
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site_url + "chapitres/strategies-combinees/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.emulate_media(media="print")
    ink = page.locator("article p[id]").first.evaluate("each => getComputedStyle(each).color")
    assert max(int(part) for part in re.findall(r"\d+", ink)[:3]) < 80, ink
    context.close()


@pytest.mark.parametrize("name", ["glossaire/", "en/chapters/clinical-trials/"])
def test_focus_stays_in_sight_on_a_narrow_screen(page, site_url, name):
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + name)
    for _ in range(30):
        page.keyboard.press("Tab")
        page.wait_for_timeout(350)  # the search box and the menu come and go
        focused = page.locator(":focus")
        if focused.evaluate("each => !!each.closest('article')"):
            return
        if not focused.evaluate("each => each.matches('.md-option, .md-search__scrollwrap')"):
            box = focused.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 320, focused.inner_text()
            assert focused.evaluate(
                """each => {
                  const { x, y, width, height } = each.getBoundingClientRect()
                  const seen = document.elementFromPoint(x + width / 2, y + height / 2)
                  return each.contains(seen)
                }"""
            ), focused.inner_text()
    raise AssertionError("thirty steps do not lead to the text")


@pytest.mark.parametrize("name", ["", "en/"])
def test_title_of_the_book_fits_into_the_header_of_a_narrow_screen(page, site_url, name):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + name)
    header = page.locator(".md-header").bounding_box()["height"]
    title = page.locator(".md-header__topic .md-ellipsis").first
    assert title.bounding_box()["height"] <= header
    # What readers may set (WCAG 2.2, 1.4.12); a line of 18 px has 3 px above and below its letters.
    page.add_style_tag(
        content="* { letter-spacing: .12em !important; line-height: 1.5 !important }"
    )
    assert title.bounding_box()["height"] <= header + 6


def test_edition_opens_from_a_disk_with_every_page_and_the_switch(chromium, unpacked):
    context = chromium.new_context(offline=True)
    page = context.new_page()
    faults = []
    page.on("request", lambda r: r.url.startswith("file:") or faults.append(r.url))
    page.on("requestfailed", lambda r: aborted(r) or faults.append(f"failed: {r.url}"))
    page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
    root = unpacked.as_uri() + "/"
    page.goto(root + "index.html")
    seen, left = set(), [page.url]
    while left:
        address = left.pop()
        seen.add(address)
        page.goto(address)
        found = page.evaluate("[...document.links].map(a => a.href.split('#')[0])")
        left += (
            {each for each in found if each.startswith(root) and each.endswith(".html")}
            - seen
            - set(left)
        )
    assert len(seen) == len(PAGES)
    page.goto(root + "chapitres/conclusion.html")
    page.click(".book-language")
    assert page.url == root + "en/chapters/conclusion.html"
    context.close()
    assert not faults, faults
