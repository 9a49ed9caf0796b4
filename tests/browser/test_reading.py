"""Ways of reading: without JavaScript, on paper, from a disk."""

import re

import pytest
from playwright.sync_api import expect
from support import SITE_URL, aborted


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


def test_passage_is_not_under_a_bar_that_large_text_makes_two_rows_of(new_page, bread_url):
    page = new_page(
        viewport={"width": 195, "height": 422}
    )  # as a phone for who has text twice as large
    page.goto(bread_url + "en/glossary/#levain")
    bar, title = (page.locator(each).bounding_box() for each in (".bar", "#levain"))
    assert bar["height"] > 70 and title["y"] >= bar["y"] + bar["height"]


def test_language_switch_leads_to_the_passage_being_read(new_page, bread_url):
    page = new_page(viewport={"width": 320, "height": 420})
    page.goto(bread_url + "chapitres/la-pate/")
    page.locator("#la-pate-1").evaluate("each => each.scrollIntoView()")
    page.click(".book-language")
    expect(page).to_have_url(bread_url + "en/chapters/the-dough/#la-pate-1")


def test_link_of_a_paragraph_copies_its_address_and_says_so(new_page, bread_url):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(bread_url + "en/chapters/the-dough/")
    page.get_by_role("link", name="Copy the link to paragraph 2").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == bread_url + "en/chapters/the-dough/#la-pate-2"
    assert page.locator("#la-pate-2").inner_text().count("2") == 0


def test_script_of_a_page_with_sections_ends_well_where_their_list_is_not_shown(
    new_page, bread_url
):
    page = new_page(viewport={"width": 320, "height": 640})
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(bread_url + "glossaire/#levain")
    page.reload()
    page.mouse.wheel(0, 800)
    page.wait_for_timeout(200)
    assert not faults


def test_404_offers_both_languages_at_any_depth(page, bread_url):
    page.goto(bread_url + "en/no/such/page")
    assert page.locator("h1").inner_text() == "Page introuvable"
    page.get_by_role("link", name="contents of the book").click()
    expect(page).to_have_url(bread_url + "en/")


def test_print_keeps_the_text_and_drops_the_controls(page, bread_url):
    page.goto(bread_url + "chapitres/la-pate/")
    page.emulate_media(media="print")
    hidden = ".bar, .menu, .foot__turn, .passage"
    assert not any(each.is_visible() for each in page.locator(hidden).all())
    assert page.locator("#la-pate-1").is_visible()
    assert page.locator(".print-note").get_by_text("ne remplace pas").is_visible()


def test_a_printed_page_says_where_it_comes_from(page, bread_url):
    page.goto(bread_url + "en/chapters/the-dough/")
    note = page.locator(".print-note")
    expect(note).to_be_hidden()
    page.emulate_media(media="print")
    for part in (
        "Sourdough bread",
        f"{SITE_URL}en/chapters/the-dough/",
        "November 14, 2023",
        "does not replace",
    ):
        expect(note).to_contain_text(part)
    expect(page.locator(".book-words")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2


def test_who_reads_in_the_dark_prints_dark_ink(new_page, bread_url):
    page = new_page(color_scheme="dark")
    page.goto(bread_url + "chapitres/la-pate/")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(21, 25, 27)"
    page.emulate_media(media="print")
    ink = page.locator("article p[id]").first.evaluate("each => getComputedStyle(each).color")
    assert max(int(part) for part in re.findall(r"\d+", ink)[:3]) < 80, ink


def test_menu_of_a_narrow_screen_opens_says_so_and_gives_the_focus_back(new_page, bread_url):
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(bread_url + "chapitres/la-pate/")
    menu, button = (
        page.get_by_role("navigation", name="Menu"),
        page.get_by_role("button", name="Menu"),
    )
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#book-menu') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    menu.locator("a[href*='la-cuisson']").click()
    expect(page).to_have_url(bread_url + "chapitres/la-cuisson/")


def test_theme_is_a_button_that_is_pressed_and_remembered(new_page, bread_url):
    page = new_page(color_scheme="light")
    page.goto(bread_url)
    button = page.get_by_role("button", name="Thème sombre")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(bread_url + "en/glossary/")
    expect(page.get_by_role("button", name="Dark theme")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 27)"


@pytest.mark.parametrize("name", ["", "en/"])
def test_title_of_the_book_is_read_whole_on_a_narrow_screen(new_page, bread_url, name):
    # The reader's own styles, as an extension of the browser sets them, do not ask the page's policy.
    page = new_page(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.goto(bread_url + name)
    title, bar = page.locator(".bar__title"), page.locator(".bar")
    title.locator("span").evaluate(
        "each => each.textContent = 'Les pains au levain et leur fermentation'"
    )
    # What readers may set: WCAG 2.2, 1.4.12.
    page.add_style_tag(
        content="* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }"
    )
    inner, outer = title.bounding_box(), bar.bounding_box()
    assert outer["y"] <= inner["y"] and inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert title.evaluate("each => each.scrollWidth <= each.clientWidth + 1")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_word_without_end_breaks_wherever_a_title_stands(new_page, bread_url, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(bread_url + "chapitres/la-pate/")
    if width == 320:
        page.click(".bar__menu")
    titles = page.locator(".bar__title span, .menu li a, .foot__turn a, h1, .book-words dt a")
    titles.evaluate_all(
        "all => all.forEach(each => each.textContent = 'anticonstitution'.repeat(6))"
    )
    wide = "each => each.scrollWidth - each.clientWidth"
    for each in ("html", ".bar", ".menu", ".foot", "main"):
        assert page.locator(each).evaluate(wide) <= 0, each


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
    alone = [each for each in seen if "/parallel" not in each]  # not beside another language
    assert len(alone) == len(list((bread / "docs").rglob("*.md")))
    assert len(seen) == len(list(bread_disk.rglob("*.html")))
    page.goto(root + "chapitres/la-pate.html")
    page.click(".book-language")
    expect(page).to_have_url(root + "en/chapters/the-dough.html")
    assert not faults, faults
