"""A page of questions: what is ticked is in the address alone, and on paper; by any reader, online and from a disk."""

import re

import accessibility as checks
import pytest
from playwright.sync_api import expect

PLACES = {"fr": "a-demander/", "en": "en/what-to-ask/"}
TERM = "[data-book-term='{}']"
QUESTION = "#pate-{} > label input"
STATUS = ".book-choice > [role=status]"
WINDOWS = [(320, 640), (700, 800), (1280, 800)]


@pytest.fixture
def ask(page, questions_url):
    """The page in French, and whatever it says is wrong."""
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.faults.append(said.text))
    page.goto(questions_url + PLACES["fr"])
    yield page
    assert not page.faults


def add_term(page, name):
    page.evaluate("document.querySelector('.book-terms').open = true")
    page.check(TERM.format(name))


def ticked(page):
    name = "each => each.dataset.bookTerm ?? each.closest('[id]').id"
    return page.evaluate(f"[...document.querySelectorAll('article :checked')].map({name})")


def pages_on_paper(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, format="A4")))


def test_what_is_ticked_is_in_the_address_and_said(ask):
    address = ask.url
    ask.locator("#pate-3 > label").click()
    ask.check(QUESTION.format(12))
    add_term(ask, "levain")
    expect(ask).to_have_url(f"{address}#q=pate-3,pate-12&t=levain")
    expect(ask.locator(STATUS)).to_have_text("Questions cochées\u00a0: 2. Mots ajoutés\u00a0: 1.")
    ask.uncheck(QUESTION.format(3))
    expect(ask).to_have_url(f"{address}#q=pate-12&t=levain")
    ask.get_by_role("button", name="Tout décocher").click()
    expect(ask).to_have_url(address)
    expect(ask.locator(STATUS)).to_have_text("Questions cochées\u00a0: 0. Mots ajoutés\u00a0: 0.")
    assert ticked(ask) == []


def test_nothing_is_stored_and_nothing_asked_for(ask):
    asked = []  # the icon aside, which Chromium takes from its cache whenever the address changes
    ask.on("request", lambda each: each.url.endswith("favicon.svg") or asked.append(each.url))
    ask.check(QUESTION.format(1))
    add_term(ask, "gluten")
    ask.get_by_role("button", name="Tout décocher").click()
    ask.check(QUESTION.format(2))
    kept = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert ask.evaluate(kept) == [0, 0, ""]
    assert asked == []


def test_an_address_restores_what_was_ticked(ask, questions_url):
    for locale in PLACES:
        ask.goto("about:blank")
        ask.goto(f"{questions_url}{PLACES[locale]}#q=pate-3,pate-12&t=levain,gluten")
        assert sorted(ticked(ask)) == ["gluten", "levain", "pate-12", "pate-3"]
        assert ask.locator(TERM.format("levain")).is_visible(), "the list is open"
        expect(ask.locator(STATUS)).to_contain_text(re.compile(r"2\..*2\."))
    ask.evaluate("location.hash = '#q=pate-1'")
    expect(ask.locator(STATUS)).to_contain_text(re.compile(r"1\..*0\."))
    ask.go_back()
    expect(ask.locator(STATUS)).to_contain_text(re.compile(r"2\..*2\."))


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ("q=gone,pate-2,,%&t=,gone,__proto__", ["pate-2"]),
        ("t=%E0%A4%A&q=%pate-2", []),
        ("q=" + "x," * 5000 + "pate-2", ["pate-2"]),
        ("q=<img src=x onerror=alert(1)>&q=pate-2", []),
        ("q", []),
        ("%", []),
        ("?h=levain", []),
        ("q==&&&t=&t", []),
    ],
)
def test_an_address_that_says_something_else_breaks_nothing(ask, questions_url, fragment, left):
    ask.goto("about:blank")
    ask.goto(f"{questions_url}{PLACES['fr']}#{fragment}")
    assert ticked(ask) == left
    ask.check(QUESTION.format(5))
    expect(ask).to_have_url(re.compile(r"#q=\S*pate-5"))


def test_an_ordinary_fragment_leads_to_its_passage_and_unticks_nothing(ask):
    ask.check(QUESTION.format(1))
    ask.evaluate("location.hash = '#pate-14'")
    expect(ask.locator("#pate-14")).to_be_in_viewport()
    assert ticked(ask) == ["pate-1"]
    ask.go_back()
    expect(ask).to_have_url(re.compile("#q=pate-1$"))
    assert ticked(ask) == ["pate-1"]


def test_the_other_language_has_the_same_ticked(ask, questions_url):
    ask.check(QUESTION.format(4))
    add_term(ask, "farine")
    ask.click(".book-language")
    expect(ask).to_have_url(f"{questions_url}{PLACES['en']}#q=pate-4&t=farine")
    expect(ask.locator("article :checked")).to_have_count(2)
    assert sorted(ticked(ask)) == ["farine", "pate-4"]


def test_the_link_is_copied_and_says_so(new_page, questions_url):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(questions_url + PLACES["en"])
    page.check(QUESTION.format(2))
    page.get_by_role("button", name="Copy the link to this choice").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{questions_url}{PLACES['en']}#q=pate-2"


def test_from_a_disk_the_same(page, questions_disk):
    disk = (questions_disk / "a-demander.html").as_uri()
    page.goto(disk)
    page.check(QUESTION.format(7))
    add_term(page, "levain")
    expect(page).to_have_url(f"{disk}#q=pate-7&t=levain")
    page.reload()
    assert sorted(ticked(page)) == ["levain", "pate-7"]
    page.click(".book-language")
    expect(page).to_have_url(re.compile("what-to-ask"))
    expect(page.locator("article :checked")).to_have_count(2)
    assert sorted(ticked(page)) == ["levain", "pate-7"]


def test_by_keyboard_alone(ask):
    ask.locator(QUESTION.format(1)).focus()
    ask.keyboard.press("Space")
    ask.keyboard.press("Tab")
    ask.keyboard.press("Space")
    expect(ask).to_have_url(re.compile("#q=pate-1,pate-2$"))
    ask.locator(".book-terms > summary").press("Enter")
    ask.keyboard.press("Tab")
    ask.keyboard.press("Space")
    expect(ask).to_have_url(re.compile("&t=appret$"))
    ask.get_by_role("button", name="Tout décocher").press("Enter")
    assert ticked(ask) == []


def test_the_button_prints(ask):
    ask.evaluate("print = () => { document.title = 'printed' }")
    ask.get_by_role("button", name="Imprimer").click()
    assert ask.title() == "printed"


def shown(page, selector):
    return [each for each in page.locator(selector).all() if each.is_visible()]


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_what_is_ticked_in_both_languages_and_no_navigation(
    new_page, questions_url, script
):
    page = new_page(java_script_enabled=script)
    page.goto(questions_url + PLACES["fr"])
    page.click(".book-terms > summary")
    page.check(TERM.format("levain"))
    page.check(QUESTION.format(9))
    page.emulate_media(media="print")
    (question,) = shown(page, "li[data-segment]")
    assert question.get_attribute("id") == "pate-9"
    own, other = (question.locator(each).bounding_box() for each in ("label", ".book-other"))
    assert own["x"] + own["width"] < other["x"] and own["y"] == pytest.approx(other["y"], abs=3)
    assert [each.inner_text() for each in shown(page, "h1, h2")] == [
        "À demander", "Après", "Mots à expliquer", "Ce qui compte pour moi",
    ]  # fmt: skip
    assert len(shown(page, ".book-terms li")) == 1
    assert page.get_by_text("Montrez cette feuille").is_visible()
    assert page.get_by_text("Show this sheet").is_visible()
    assert not shown(page, "nav, .bar, .foot, button, summary, .book-choice")


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_all_questions_with_empty_boxes_where_nothing_is_ticked(
    new_page, questions_url, script
):
    page = new_page(java_script_enabled=script)
    page.goto(questions_url + PLACES["en"])
    page.emulate_media(media="print")
    assert len(shown(page, "li[data-segment]")) == 14
    boxes = "[...document.querySelectorAll('li[data-segment] label')].map(l => getComputedStyle(l, '::before').width)"
    assert min(float(each.removesuffix("px")) for each in page.evaluate(boxes)) > 10
    assert not shown(page, ".book-add")
    assert pages_on_paper(page) == 2


@pytest.mark.parametrize("locale", PLACES)
def test_four_questions_and_eight_terms_fit_a_page_and_all_two(page, questions_url, locale):
    terms = page.goto(questions_url + PLACES[locale]) and page.locator("[data-book-term]").all()
    assert len(terms) == 8
    for number in (1, 5, 9, 13):
        page.check(QUESTION.format(number))
    page.click(".book-terms > summary")
    for each in terms:
        each.check()
    assert pages_on_paper(page) == 1
    for number in range(1, 15):
        page.check(QUESTION.format(number))
    assert pages_on_paper(page) == 2


@pytest.fixture
def reader(new_page):
    """A page whose styles a check may set without asking its policy."""
    return new_page(bypass_csp=True, reduced_motion="reduce")


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("locale", PLACES)
def test_axe_finds_nothing(reader, questions_url, locale, scheme):
    is_forced = "active" if scheme == "forced" else "none"
    reader.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", forced_colors=is_forced
    )
    faults = []
    for width, height in WINDOWS:
        reader.set_viewport_size({"width": width, "height": height})
        reader.goto("about:blank")
        reader.goto(f"{questions_url}{PLACES[locale]}#q=pate-2&t=levain")
        faults += [f"{width}: {each}" for each in checks.axe(reader)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "name", ["focus", "languages", "names", "printed", "reflow", "spacing", "targets", "keys"]
)
def test_every_reader_can_use_it(reader, questions_url, name):
    faults = []
    for locale, (width, height) in zip(("fr", "en", "fr"), WINDOWS, strict=True):
        reader.set_viewport_size({"width": width, "height": height})
        reader.goto("about:blank")
        reader.goto(f"{questions_url}{PLACES[locale]}#q=pate-2&t=levain")
        faults += [f"{locale} {width}: {each}" for each in getattr(checks, name)(reader)]
    assert not faults, "\n".join(faults)
