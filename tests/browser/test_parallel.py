"""The same passage in the other language: under its own where a reader asks, and beside it on a page of its own."""

import accessibility as checks
import pytest
from playwright.sync_api import expect

CHAPTER = {"fr": "chapitres/la-pate/", "en": "en/chapters/the-dough/"}
TWIN = {"fr": f"{CHAPTER['fr']}parallele/en/", "en": f"{CHAPTER['en']}parallel/fr/"}
OTHER = {"fr": "en", "en": "fr"}
CONTROL = "#la-pate-1 + .peek > [data-peek]"
SELECT = """([from, to]) => {
  const range = document.createRange()
  range.setStart(document.querySelector(from), 0)
  range.setEndAfter(document.querySelector(to))
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  return getSelection().toString()
}"""


@pytest.fixture(params=["http", "file"])
def place(request, bread_url, bread_disk):
    """Gives the address of a page of the site, online and from a disk."""

    def address(page):
        if request.param == "http":
            return bread_url + page
        return (bread_disk / (page.rstrip("/") + ".html")).as_uri()

    return address


def top(page, selector):
    return page.evaluate("s => document.querySelector(s).getBoundingClientRect().top", selector)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("here", CHAPTER)
def test_a_passage_opens_under_its_own_and_closes_again(new_page, place, here, width):
    page = new_page(viewport={"width": width, "height": 640}, java_script_enabled=here == "fr")
    page.goto(place(CHAPTER[here]))
    peek = page.locator("#la-pate-1 + .peek")
    passage = peek.locator(".counterpart")
    expect(passage).to_be_hidden()
    page.locator(CONTROL).focus()
    page.keyboard.press("Enter")
    expect(passage).to_be_visible()
    assert passage.get_attribute("lang") == OTHER[here]
    box, above = passage.bounding_box(), page.locator("#la-pate-1").bounding_box()
    assert box["y"] >= above["y"] + above["height"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    page.locator(CONTROL).click()
    expect(passage).to_be_hidden()


def test_what_stands_above_stays_and_controls_take_no_room(page, bread_url):
    page.goto(bread_url + CHAPTER["fr"])
    before = [top(page, each) for each in ("#la-pate", "#la-pate-1", "#la-pate-2")]
    page.locator("#la-pate-2 + .peek > [data-peek]").click()
    assert [top(page, each) for each in ("#la-pate", "#la-pate-1", "#la-pate-2")] == before
    page.evaluate("document.querySelectorAll('.peek').forEach(each => each.remove())")
    assert [top(page, each) for each in ("#la-pate", "#la-pate-1", "#la-pate-2")] == before


def test_nothing_opens_by_a_pointer_that_passes(page, bread_url):
    page.goto(bread_url + CHAPTER["fr"])
    page.locator(CONTROL).hover()
    page.wait_for_timeout(300)
    expect(page.locator("#la-pate-1 + .peek .counterpart")).to_be_hidden()


@pytest.mark.parametrize("here", CHAPTER)
def test_the_switch_keeps_the_passage_and_its_way_back_is_in_the_same_place(new_page, place, here):
    page = new_page(viewport={"width": 320, "height": 420})
    page.goto(place(CHAPTER[here]))
    switch = page.locator("[data-parallel]")
    there = switch.bounding_box()
    page.locator("#la-pate-1").evaluate("each => each.scrollIntoView()")
    switch.evaluate("each => each.click()")
    page.wait_for_url(f"{place(TWIN[here])}#la-pate-1")
    page.evaluate("history.replaceState(null, '', location.pathname); scrollTo(0, 0)")
    back = switch.bounding_box()
    assert (there["x"], there["y"]) == (back["x"], back["y"])
    page.goto(page.url.split("#")[0] + "#la-pate-2")
    switch.evaluate("each => each.click()")
    page.wait_for_url(f"{place(CHAPTER[here])}#la-pate-2")


@pytest.mark.parametrize("here", CHAPTER)
def test_links_of_a_twin_lead_to_twins_without_a_script(new_page, bread_url, here):
    page = new_page(java_script_enabled=False)
    page.goto(bread_url + CHAPTER[here])
    page.locator("[data-parallel]").click()
    expect(page).to_have_url(bread_url + TWIN[here])
    page.locator(".foot__next").click()
    assert "/parall" in page.url and page.locator(".parallel__row").count() > 1
    page.go_back()
    page.locator(".book-language").click()
    expect(page).to_have_url(bread_url + TWIN[OTHER[here]])
    page.locator("[data-parallel]").click()
    expect(page).to_have_url(bread_url + CHAPTER[OTHER[here]])


@pytest.mark.parametrize("width", [320, 699, 700, 1280])
def test_rows_start_level_where_there_is_room_and_stand_below_each_other_where_not(
    new_page, place, width
):
    page = new_page(viewport={"width": width, "height": 640}, reduced_motion="reduce")
    page.goto(place(TWIN["en"]))
    rows = page.locator(".parallel__row").all()
    assert len(rows) > 2
    for row in rows:
        own, other = (
            row.locator(f":scope > .parallel__{each}").bounding_box() for each in ("own", "other")
        )
        if width < 700:
            assert other["y"] >= own["y"] + own["height"] and other["x"] == own["x"]
        else:
            assert other["y"] == own["y"] and other["x"] >= own["x"] + own["width"]


def test_at_400_percent_rows_stand_below_each_other(new_page, bread_url):
    page = new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page.goto(bread_url + TWIN["fr"])
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(("start", "lang"), [("#la-pate", "fr"), ("h2[lang=en]", "en")])
def test_one_language_is_selected(page, bread_url, start, lang):
    page.goto(bread_url + TWIN["fr"])
    page.locator(start).click(position={"x": 3, "y": 3})
    selected = page.evaluate(SELECT, ["#la-pate", ".parallel__row:last-child"])
    french, english = "Pétrir" in selected and "pointage" in selected, "Kneading" in selected
    assert (french, english) == ((True, False) if lang == "fr" else (False, True)), selected


def test_a_passage_that_is_open_is_not_copied_with_the_text_around_it(page, bread_url):
    page.goto(bread_url + CHAPTER["fr"])
    page.locator(CONTROL).click()
    page.locator("#la-pate-2").click(position={"x": 3, "y": 3})
    selected = page.evaluate(SELECT, ["#la-pate", "#la-pate-2"])
    assert "autolyse" in selected and "flour" not in selected
    page.locator("#la-pate-1 + .peek .counterpart").click(position={"x": 3, "y": 3})
    selected = page.evaluate(SELECT, ["#la-pate", "#la-pate-2"])
    assert "flour" in selected and "farine" not in selected


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_passages_open_and_in_parallel(chromium, bread_url, width, scheme):
    with chromium.new_context(bypass_csp=True, color_scheme=scheme, reduced_motion="reduce",
                              viewport={"width": width, "height": 800}) as context:  # fmt: skip
        page = context.new_page()
        for address in (*CHAPTER.values(), "en/glossary/", *TWIN.values()):
            page.goto(bread_url + address)
            page.evaluate("document.querySelectorAll('.peek').forEach(each => each.open = true)")
            assert page.locator(".peek .counterpart, .parallel__row").count() > 2
            faults = [*checks.axe(page), *checks.targets(page), *checks.reflow(page)]
            assert not faults, "\n".join((address, *faults))


def test_nothing_moves_before_it_is_used(page, bread_url):
    for _ in range(2):  # a face that arrives late moves lines by itself, once
        page.goto(bread_url + CHAPTER["fr"])
        page.wait_for_timeout(300)
    shift = page.evaluate("""() => new Promise(done => {
      let moved = 0
      new PerformanceObserver(list => list.getEntries().forEach(each => { moved += each.value }))
        .observe({ type: "layout-shift", buffered: true })
      setTimeout(() => done(moved), 200)
    })""")
    assert shift == 0


def test_on_paper_rows_stand_beside_each_other_and_controls_are_gone(page, bread_url):
    page.goto(bread_url + TWIN["fr"])
    page.emulate_media(media="print")
    row = page.locator(".parallel__row").nth(1)
    own, other = (
        row.locator(f":scope > .parallel__{each}").bounding_box() for each in ("own", "other")
    )
    assert own["y"] == other["y"]
    expect(page.locator("[data-parallel]")).to_be_hidden()
    page.goto(bread_url + CHAPTER["fr"])
    expect(page.locator(CONTROL)).to_be_hidden()


def test_a_twin_is_in_no_search_and_its_address_is_the_chapters(page, bread_url, bread_site):
    page.goto(bread_url + TWIN["fr"])
    assert page.locator("link[rel=canonical]").get_attribute("href").endswith("/chapitres/la-pate/")
    assert "parallele" not in (bread_site / "sitemap.xml").read_text("utf-8")
    for index in (bread_site / "search").glob("index.*.js"):
        assert "parallel" not in index.read_text("utf-8")
