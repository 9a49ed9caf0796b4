"""Every kind of page, in both languages, for every reader: WCAG 2.2 A and AA, with the contrast of AAA.

The seeds at the end prove that each check can fail. ``--matrix`` tries every combination, not a covering sample.
"""

from itertools import product

import accessibility as checks
import pytest
from playwright.sync_api import expect
from support import until

LANGUAGES = ("fr", "en")
SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
WIDTHS = (320, 768, 1280)
CHAPTER = {"fr": "chapitres/la-pate/", "en": "en/chapters/the-dough/"}
MISSING = ("no-such-page/", "en/no/such/page")
SEARCH = "[data-book-search]"
# Which checks of a page at rest, in which windows: (width, height).
NARROW, SHORT, MIDDLE, WIDE = (320, 640), (320, 256), (768, 1024), (1280, 800)
AT_REST = {
    "current": (checks.current, [WIDE]),
    "focus": (checks.focus, [SHORT, WIDE]),
    "landmarks": (checks.landmarks, [SHORT, WIDE]),
    "languages": (checks.languages, [WIDE]),
    "large text": (checks.large_text, [NARROW, (390, 844), WIDE]),
    "motion": (checks.motion, [WIDE]),
    "names": (checks.names, [NARROW, MIDDLE, WIDE]),
    "print": (checks.printed, [WIDE]),
    "reflow": (checks.reflow, [SHORT, NARROW, MIDDLE, WIDE]),
    "spacing": (checks.spacing, [NARROW, WIDE]),
    "targets": (checks.targets, [NARROW, MIDDLE, WIDE]),
}


# These cost most, and what they find seldom depends on both page and window: each page in one of the windows.
ONE_EACH = ("focus", "landmarks", "names")


@pytest.fixture(scope="session")
def kinds(bread_site) -> list[str]:
    """The pages of each language, one chapter for all, and a missing one."""
    found = {
        path.parent.relative_to(bread_site).as_posix().replace(".", "", 1) + "/"
        for path in bread_site.rglob("index.html")
    }
    kept = {*CHAPTER.values(), f"{CHAPTER['fr']}parallele/en/"}
    chapters = [each for each in found if "chap" in each and each not in kept]
    pages = sorted(each.lstrip("/") for each in found.difference(chapters))
    return [*pages, *MISSING]


@pytest.fixture(scope="module")
def reader(chromium):
    """One page for all tests; the styles that a check sets do not ask the policy."""
    with chromium.new_context(bypass_csp=True, reduced_motion="reduce") as context:
        context.set_default_timeout(5_000)
        yield context.new_page()


def window(page, size, scheme="light"):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(**SCHEMES[scheme])


@pytest.mark.parametrize("name", AT_REST)
def test_a_page_at_rest(request, reader, bread_url, kinds, name):
    check, sizes = AT_REST[name]
    faults = []
    for at, address in enumerate(kinds):
        if name == "current" and address in MISSING:
            continue  # in no menu
        reader.goto(bread_url + address)
        is_sampled = name in ONE_EACH and not request.config.getoption("matrix")
        for size in [sizes[at % len(sizes)]] if is_sampled else sizes:
            window(reader, size)
            faults += [f"{address} at {size}: {each}" for each in check(reader)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_a_shortcut(reader, bread_url, language):
    window(reader, WIDE)
    reader.goto(bread_url + CHAPTER[language])
    assert not (faults := checks.keys(reader)), "\n".join(faults)


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_search_and_theme_are_controls_with_a_state(reader, bread_url, language, size):
    window(reader, size)
    reader.goto(bread_url + CHAPTER[language])
    assert not (faults := checks.controls(reader)), "\n".join(faults)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_controls_can_be_seen(reader, bread_url, scheme, size):
    window(reader, size, scheme)
    reader.goto(bread_url + CHAPTER["fr"])
    assert not (faults := checks.pictured(reader)), "\n".join(faults)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_page_without_scripts(new_page, bread_url, kinds, size):
    page = new_page(java_script_enabled=False, viewport={"width": size[0], "height": size[1]})
    faults = []
    for address in kinds:
        page.goto(bread_url + address)
        faults += [f"{address}: {each}" for each in checks.scriptless(page)]
    assert not faults, "\n".join(faults)


def test_pages_ask_nothing_of_others_and_break_no_rule_of_theirs(page, bread_url, kinds):
    with checks.told(page) as faults:
        for address in kinds:
            page.goto(bread_url + address)
        page.goto(bread_url + CHAPTER["fr"])
        search(page, "pâte")
    assert not faults, "\n".join(faults)


def search(page, query):
    """Open search, and wait for the answer to a query."""
    page.locator(SEARCH).click()
    until(page, "!!document.querySelector('#book-search [role=status]').textContent")
    page.locator("#book-search input").fill(query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_reached_by_arrows_and_by_tab(reader, bread_url, language):
    window(reader, WIDE)
    reader.goto(bread_url + CHAPTER[language])
    search(reader, {"fr": "pâte", "en": "dough"}[language])
    links = reader.locator("#book-search ol a")
    reader.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    reader.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    reader.keyboard.press("ArrowUp")
    reader.keyboard.press("ArrowUp")
    field = reader.locator("#book-search input")
    expect(field).to_be_focused()
    for _ in range(2):  # the button that closes stands between
        reader.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator(SEARCH)).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_definition_closes_at_escape_and_leaves_the_focus(reader, bread_url, language):
    window(reader, WIDE)
    reader.goto(bread_url + CHAPTER[language])
    define(reader)
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("tooltip")).to_have_count(0)
    expect(reader.locator("a.term").first).to_be_focused()


def define(page):
    """Open the first definition by keyboard: what is left before it is passed over."""
    page.locator("a.term").first.evaluate("each => each.focus({ focusVisible: true })")
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_axe_on_every_kind_of_page(request, reader, bread_url, kinds):
    is_whole = request.config.getoption("matrix")
    faults = []
    for at, address in enumerate(kinds):
        reader.goto(bread_url + address)
        for number, (scheme, width) in enumerate(product(SCHEMES, WIDTHS)):
            # A page in each scheme, in French light and forced, in English dark; each in another width.
            is_sampled = number % 3 == (at + number // 3) % 3
            if is_whole or (is_sampled and (scheme == "dark") == address.startswith("en/")):
                window(reader, (width, 800), scheme)
                faults += [f"{address}, {scheme}, {width}: {each}" for each in checks.axe(reader)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("state", ["results", "no results", "menu", "definition"])
def test_axe_with_something_open(request, reader, bread_url, state):
    is_whole = request.config.getoption("matrix")
    faults = []
    for number, (language, scheme, width) in enumerate(product(LANGUAGES, SCHEMES, WIDTHS)):
        if not is_whole and (list(SCHEMES).index(scheme) + number // 9 + WIDTHS.index(width)) % 3:
            continue
        window(reader, (width, 800), scheme)
        reader.goto(bread_url + CHAPTER[language])
        if state == "menu":
            if not reader.locator(".bar__menu").is_visible():
                continue
            reader.locator(".bar__menu").click()
        elif state == "definition":
            define(reader)
        else:
            search(reader, {"results": "pa", "no results": "zzzz"}[state])
            until(reader, "!!document.querySelector('#book-search :is(ol a, [role=status] a)')")
        where = f"{state}, {language}, {scheme}, {width}"
        faults += [f"{where}: {each}" for each in [*checks.axe(reader), *checks.reflow(reader)]]
    assert not faults, "\n".join(faults)


# A defect, put into a page: which check must see it, in which window, and what is added to the page or its style.
SEEDS = {
    "low contrast": (checks.axe, WIDE, "css", "article p { color: #777 }"),
    "contrast of AA alone": (
        checks.axe,
        WIDE,
        "css",
        "article p { color: #666; background: #fff }",
    ),
    "a link without a name": (checks.names, WIDE, "html", '<p><a href="./"></a></p>'),
    "a button without a name": (checks.axe, WIDE, "html", "<button type=button></button>"),
    "a pilcrow": (checks.names, WIDE, "html", '<h2 id="x">Title <a href="#x">¶</a></h2>'),
    "a label for a control": (
        checks.controls,
        WIDE,
        "header",
        "<label for=x tabindex=0>☰</label>",
    ),
    "a theme without a state": (
        checks.controls,
        WIDE,
        "script",
        "document.querySelector('[data-book-theme]').removeAttribute('aria-pressed')",
    ),
    "a dialog that Escape leaves open": (
        checks.controls,
        WIDE,
        "script",
        "document.querySelectorAll('dialog').forEach(each => each.addEventListener('close', () => each.showModal()))",
    ),
    "focus that is not given back": (
        checks.controls,
        WIDE,
        "script",
        """document.querySelector("dialog").addEventListener("close", () =>
          setTimeout(() => document.activeElement.blur()))""",
    ),
    "a key that leads on": (
        checks.keys,
        WIDE,
        "script",
        "addEventListener('keydown', ({ key }) => { if (key === 'n') location.hash = 'next' })",
    ),
    "a keyboard trap": (
        checks.focus,
        WIDE,
        "html",
        "<p id=trap><a href='#a'>one</a> <a href='#b'>two</a></p>",
    ),
    "focus without an outline": (
        checks.focus,
        WIDE,
        "css",
        "article a:focus-visible { outline: none }",
    ),
    "a pale outline": (checks.focus, WIDE, "css", "a:focus-visible { outline-color: #ddd }"),
    "focus under the header": (
        checks.focus,
        (1280, 300),
        "css",
        "header.bar { height: 200px; position: fixed; inset: 0 0 auto }",
    ),
    "a stop out of sight": (
        checks.focus,
        WIDE,
        "html",
        "<a href='#a' style='position:fixed;left:-99em'>one</a>",
    ),
    "two stops a term": (
        checks.focus,
        WIDE,
        "script",
        """addEventListener("focusin", ({ target }) => target.matches("a.term") &&
          target.insertAdjacentHTML("afterend", "<span class=definition><a href='#x'>more</a></span>"))""",
    ),
    "a menu in main": (checks.landmarks, WIDE, "html", "<nav><a href='/'>home</a></nav>"),
    "two mains": (checks.landmarks, WIDE, "html", "</article></main><main><article>"),
    "a menu that marks nothing": (
        checks.current,
        WIDE,
        "script",
        "document.querySelectorAll('[aria-current]').forEach(each => each.removeAttribute('aria-current'))",
    ),
    "a small target": (checks.targets, WIDE, "html", "<ul><li><a href='#x'>x</a></li></ul>"),
    "a fixed height": (
        checks.spacing,
        NARROW,
        "css",
        "article p { height: 3em; overflow: hidden }",
    ),
    "lines on each other": (checks.spacing, NARROW, "css", "article p { height: 3em; margin: 0 }"),
    "a wide table": (checks.reflow, NARROW, "html", "<div style='width:400px'>wide</div>"),
    "text in pixels of its box": (
        checks.large_text,
        (390, 844),
        "css",
        "article h1 { height: 40px; overflow: hidden }",
    ),
    "a fade": (checks.motion, WIDE, "css", "a { transition: color 1s !important }"),
    "a picture of one colour": (
        checks.pictured,
        WIDE,
        "css",
        """header.bar svg { opacity: 0 } header.bar .wide { display: none !important }
          header.bar button { border: 0 !important }""",
    ),
    "no language": (
        checks.languages,
        WIDE,
        "script",
        "document.querySelector('.book-language').removeAttribute('lang')",
    ),
    "controls on paper": (
        checks.printed,
        WIDE,
        "css",
        "header.bar, header.bar button { display: block !important; visibility: visible !important }",
    ),
}
_TRAP = """document.querySelectorAll("#trap a").forEach((each, at, all) =>
  each.addEventListener("keydown", event => {
    if (event.key !== "Tab") return
    event.preventDefault()
    all[1 - at].focus()
  }))"""


def altered(page, place: str, what: str) -> None:
    """Have each page come with a defect: in its text, its header, its style or its script."""

    def page_of(route):
        if route.request.resource_type not in ("document", "stylesheet"):
            return route.continue_()
        answer = route.fetch()
        text, kind = answer.text(), answer.headers.get("content-type", "")
        if "html" in kind and place in ("html", "header"):
            mark = {"html": "</article>", "header": "</header>"}[place]
            text = text.replace(mark, what + mark, 1)
        elif "css" in kind and place == "css":
            text += what
        return route.fulfill(response=answer, body=text)

    page.route("**/*", page_of)


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeded_defect_is_seen(new_page, bread_url, name):
    check, size, place, what = SEEDS[name]
    page = new_page(bypass_csp=True, reduced_motion="reduce")
    window(page, size)
    altered(page, place, what)
    page.goto(bread_url + CHAPTER["fr"])
    if place == "script":
        page.evaluate(what)
    if name == "a keyboard trap":
        page.evaluate(_TRAP)
    assert check(page)


@pytest.mark.parametrize(
    "what",
    [
        "<script>window.mine = 1</script>",
        "<p style='color: red'>red</p>",
        "<p onclick='location.reload()'>pressed</p>",
        "<link rel=stylesheet href='https://fonts.example.org/css?family=Serif'>",
        "<script src='https://cdn.example.org/x.js'></script>",
        "<img src='https://stats.example.org/seen.gif' alt=''>",
    ],
)
def test_a_seeded_breach_is_told(page, bread_url, what):
    altered(page, "html", what)
    with checks.told(page) as faults:
        page.goto(bread_url + CHAPTER["fr"])
    assert faults
    assert page.evaluate("window.mine") is None


def test_a_page_without_scripts_that_needs_them_is_seen(new_page, bread_url):
    page = new_page(java_script_enabled=False)
    altered(page, "html", "<button type=button>dead</button>")
    page.goto(bread_url + CHAPTER["fr"])
    assert checks.scriptless(page)
