"""Definitions open by mouse, keyboard and touch; they can be read, selected and closed."""

import re
from itertools import combinations, product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

CHAPTERS = {
    "fr": ("chapitres/la-pate/", "#gluten", "glossaire/#gluten"),
    "en": ("en/chapters/the-dough/", "#gluten", "en/glossary/#gluten"),
}
WORDS = {"fr": "Les mots de ce chapitre", "en": "The words of this chapter"}
MORE = {"fr": "Lire la suite dans le glossaire", "en": "Read more in the glossary"}

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
READERS = [("mouse", "keyboard", "touch"), ("fr", "en"), (320, 1280), ("light", "dark")]
# Each pair of values is in one of these; ``--matrix`` tests every combination.
SAMPLE = [
    ("mouse", "fr", 320, "light"),
    ("mouse", "en", 1280, "dark"),
    ("keyboard", "fr", 1280, "dark"),
    ("keyboard", "en", 320, "light"),
    ("touch", "fr", 1280, "light"),
    ("touch", "en", 320, "dark"),
]


def pytest_generate_tests(metafunc):
    """Meet the readers of the sample, or all."""
    if "means" in metafunc.fixturenames:
        is_whole = metafunc.config.getoption("--matrix", default=False)
        readers = list(product(*READERS)) if is_whole else SAMPLE
        metafunc.parametrize(("means", "language", "width", "scheme"), readers)


@pytest.fixture
def reader(chromium, bread_url):
    """Open a chapter in a fresh context and return the page and one of its terms."""
    contexts = []

    def open_chapter(language, width=1280, address="", **options):
        context = chromium.new_context(viewport={"width": width, "height": 700}, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)  # a failing test says so in seconds
        page = context.new_page()
        path, fragment, _ = CHAPTERS[language]
        page.goto(address or bread_url + path)
        return page, page.locator(f'a.term[href$="{fragment}"]')

    yield open_chapter
    for context in contexts:
        context.close()


def tooltip(page):
    return page.get_by_role("tooltip")


def assert_readable(page, term):
    """The open definition is the term's, described to screen readers, whole within the window."""
    expect(tooltip(page)).to_have_text(term.get_attribute("data-definition"))
    assert term.get_attribute("aria-describedby") == tooltip(page).get_attribute("id")
    box, width = page.locator(".definition").bounding_box(), page.viewport_size["width"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def test_the_sample_holds_each_pair_of_values():
    pairs = {
        (one, another)
        for these, those in combinations(READERS, 2)
        for one, another in product(these, those)
    }
    assert pairs == {pair for each in SAMPLE for pair in combinations(each, 2)}


def test_a_definition_is_read_and_followed(reader, bread_url, means, language, width, scheme):
    page, term = reader(language, width, color_scheme=scheme, has_touch=means == "touch")
    by = {"mouse": by_mouse, "keyboard": by_keyboard, "touch": by_touch}
    by[means](page, term, MORE[language], bread_url + CHAPTERS[language][2])


def by_mouse(page, term, more, entry):
    page.clock.install()
    term.scroll_into_view_if_needed()
    expect(tooltip(page)).to_have_count(0)
    term.hover()
    assert_readable(page, term)
    assert violations(page) == []
    lines = term.evaluate("term => [...term.getClientRects()].map(r => [r.top, r.bottom])")
    box = page.locator(".definition").bounding_box()
    gap = max(box["y"] - lines[-1][1], lines[0][0] - box["y"] - box["height"])
    assert 4 <= gap <= 10
    x = term.bounding_box()["x"] + 4 if len(lines) == 1 else box["x"] + 4
    page.mouse.move(x, box["y"] - gap / 2 if box["y"] > lines[0][0] else lines[0][0] - gap / 2)
    page.clock.run_for(1000)
    assert_readable(page, term)  # nothing is lost between the two
    tooltip(page).hover()
    page.clock.run_for(1000)
    assert_readable(page, term)  # hoverable, persistent
    tooltip(page).dblclick(position={"x": 20, "y": 8})
    selected = page.evaluate("getSelection().toString().trim()")
    assert selected and selected in tooltip(page).inner_text()
    page.mouse.move(0, 0)
    expect(tooltip(page)).to_have_count(0)
    assert term.get_attribute("aria-describedby") is None
    term.hover()
    page.get_by_role("link", name=more).click()
    expect(page).to_have_url(entry)


def by_keyboard(page, term, more, entry):
    reach(page, term)
    assert_readable(page, term)
    page.keyboard.press("Escape")
    expect(tooltip(page)).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")  # the term before has its definition too
    page.keyboard.press("Tab")
    assert_readable(page, term)
    expect(page.get_by_role("link", name=more)).to_be_visible()
    page.keyboard.press("Tab")  # the term is one stop: the link to the same entry is none
    assert page.evaluate(
        "document.activeElement.matches('a:not(.definition__more), button, summary')"
    )
    expect(term).not_to_have_attribute("aria-describedby", re.compile("."))
    reach(page, term)
    page.keyboard.press("Enter")
    expect(page).to_have_url(entry)


def reach(page, term):
    """Go to the term with the Tab key alone, from the top of the page."""
    page.evaluate("document.activeElement.blur()")
    page.locator("h1").click(position={"x": 1, "y": 1})
    for _ in range(80):
        page.keyboard.press("Tab")
        if term.evaluate("term => term === document.activeElement"):
            return
    raise AssertionError("the Tab key does not reach the term")


def by_touch(page, term, more, entry):
    here = page.url
    term.tap()
    assert_readable(page, term)
    assert page.url == here
    page.locator("h1").tap()
    expect(tooltip(page)).to_have_count(0)
    term.tap()
    page.get_by_role("link", name=more).tap()
    expect(page).to_have_url(entry)
    page.go_back()
    term.tap()
    term.tap()
    expect(page).to_have_url(entry)


@LANGUAGES
def test_every_definition_can_be_read_on_a_small_screen(reader, language):
    page, _ = reader(language, 320, has_touch=True)
    for term in page.locator("a.term").all():
        term.tap()
        assert_readable(page, term)
        page.keyboard.press("Escape")


@LANGUAGES
def test_without_javascript_a_term_is_a_link(reader, bread_url, language):
    page, term = reader(language, java_script_enabled=False)
    term.click()
    assert page.url == bread_url + CHAPTERS[language][2]


@LANGUAGES
def test_from_a_disk(reader, bread_disk, language):
    path = CHAPTERS[language][0].rstrip("/")
    (page_file,) = bread_disk.rglob(f"{path.rsplit('/')[-1]}*.html")
    page, term = reader(language, address=page_file.as_uri())
    term.hover()
    assert_readable(page, term)
    term.click()
    expect(page.locator(CHAPTERS[language][1])).to_be_in_viewport()


def test_print_shows_no_definition(reader):
    page, term = reader("fr")
    term.hover()
    expect(tooltip(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(tooltip(page)).to_be_hidden()


def test_escape_leaves_the_focus_where_it_is(reader):
    page, term = reader("en")
    other = page.locator("a.term").first
    other.focus()
    page.keyboard.press("Escape")
    term.hover()
    expect(tooltip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(tooltip(page)).to_have_count(0)
    expect(other).to_be_focused()


@LANGUAGES
def test_the_list_beside_the_glossary_marks_the_entry_opened(reader, bread_url, language):
    page, _ = reader(language, address=bread_url + CHAPTERS[language][2], reduced_motion="reduce")
    marked = page.locator(".margin [aria-current]")
    expect(marked).to_have_attribute("href", re.compile("#gluten$"))
    expect(marked).to_be_in_viewport()
    header = page.locator(".bar").bounding_box()
    assert page.locator("#gluten").bounding_box()["y"] >= header["height"]
    assert violations(page) == []


@LANGUAGES
def test_the_words_of_a_chapter_stand_beside_it_or_below_and_on_paper(reader, language):
    for width in (320, 1280):
        page, _ = reader(language, width)
        words = page.get_by_role("complementary", name=WORDS[language])
        texts = [term.get_attribute("data-definition") for term in page.locator("a.term").all()]
        assert words.locator("dd").all_text_contents() == texts
        place, text = words.bounding_box(), page.locator("article > p").last.bounding_box()
        if width == 1280:
            assert place["x"] >= text["x"] + text["width"]
        else:
            assert place["y"] >= text["y"] + text["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.emulate_media(media="print")
        place, text = words.bounding_box(), page.locator("article > p").last.bounding_box()
        assert place["y"] >= text["y"] + text["height"] and words.locator("dd").last.is_visible()


@LANGUAGES
def test_an_entry_shows_its_definition_and_unfolds_the_rest_on_paper_too(
    reader, bread_url, language
):
    page, _ = reader(language, 320, bread_url + CHAPTERS[language][2])
    folded = page.locator("#gluten ~ .glossary-reference").first
    expect(folded.locator("li").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("li").first).to_be_visible()
    folded.locator("summary").click()
    page.emulate_media(media="print")
    expect(folded.locator("li").first).to_be_visible()
    expect(folded.locator("summary")).to_be_hidden()


@LANGUAGES
def test_a_theme_unfolds_to_links_that_lead_to_its_entries_and_stands_open_on_paper(
    reader, bread_url, language
):
    address = bread_url + CHAPTERS[language][2].partition("#")[0]
    page, _ = reader(language, 320, address)
    theme = page.locator(".glossary-themes details").first
    link = theme.locator('a[href="#pointage"]')
    expect(link).to_be_hidden()
    page.emulate_media(media="print")
    expect(link).to_be_visible()
    page.emulate_media(media="screen")
    theme.locator("summary").click()
    assert (
        min(link.bounding_box()["height"], theme.locator("summary").bounding_box()["height"]) >= 24
    )
    link.click()
    assert page.url == address + "#pointage"
    expect(page.locator("#autolyse + .glossary-pronunciation")).to_be_visible()
    expect(page.locator(".glossary-unreviewed")).to_be_visible()


@LANGUAGES
def test_the_glossary_page_is_accessible_and_its_links_can_be_shared(reader, bread_url, language):
    address = bread_url + CHAPTERS[language][2]
    permissions = ["clipboard-read", "clipboard-write"]
    page, _ = reader(language, 320, address.partition("#")[0], permissions=permissions)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator('.glossary-share a[href="#gluten"]').click()
    expect(page.get_by_role("status").filter(has_text=re.compile("copi"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
