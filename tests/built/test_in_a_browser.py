"""Every page of a book as a reader meets it, online and from a disk, and a search for each chapter."""

from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from figure_room import CRAMPED
from support import AXE_RULES, aborted, until

WIDTHS, SCHEMES = (320, 1280), ("light", "dark")
MISSING = "no-such-page/"


@contextmanager
def opened(chromium, faults, inside, **options):
    """A page of a fresh context; what goes wrong in it, or leaves ``inside``, joins ``faults``."""
    context = chromium.new_context(reduced_motion="reduce", **options)
    context.set_default_timeout(10_000)
    page = context.new_page()

    def asked(request):
        if not request.url.startswith((inside, "data:")):
            faults.append(f"elsewhere: {request.url}")

    def answered(response):
        if response.status >= 400 and not response.url.endswith(MISSING):
            faults.append(f"{response.status}: {response.url}")

    def said(message):
        if message.type in ("error", "warning") and not message.location["url"].endswith(MISSING):
            faults.append(f"{page.url}: {message.text}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda r: aborted(r) or faults.append(f"failed: {r.url}"))
    yield page
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_sound_accessible_and_as_wide_as_the_window(
    request, chromium, book, site_url, locale, width, scheme
):
    # A pairwise sample: each page in both widths and both schemes, which is half of the matrix.
    half = (width == WIDTHS[0]) == (scheme == SCHEMES[0])
    pages = book.of(locale)
    if not request.config.getoption("matrix"):
        pages = [page for number, page in enumerate(pages) if number % 2 == half]
    faults = []
    size = {"width": width, "height": 800}
    with opened(chromium, faults, site_url, viewport=size, color_scheme=scheme) as page:
        for number, address in enumerate([*(each.address for each in pages), MISSING]):
            page.goto(site_url + address)
            faults += found_in(page, address)
            if number == 0:
                search(page, book.of(locale)[0].title)
                page.wait_for_selector(".search__found li")
                faults += found_in(page, f"{address} with search open")
    assert not faults, "\n".join(faults)


# What slides in has arrived; what turns for ever is not waited for.
_AT_REST = """Promise.allSettled(document.getAnimations()
  .filter(each => Number.isFinite(each.effect.getComputedTiming().endTime)).map(each => each.finished))"""


# By how many pixels a page scrolls sideways, once it has had two seconds to settle.
_SIDEWAYS = """async () => {
  const wide = () => document.documentElement.scrollWidth - innerWidth
  for (let frame = 0; frame < 120 && wide() > 0; frame++) await new Promise(requestAnimationFrame)
  return wide()
}"""


def found_in(page, name):
    """What axe finds, one line a node, and whether the page scrolls sideways."""
    page.evaluate(_AT_REST)
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    faults = [
        f"{name}: {each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
    faults += [f"{name}: {each}" for each in page.evaluate(CRAMPED)]
    wide = page.evaluate(_SIDEWAYS)
    return [*faults, f"{name}: scrolls sideways by {wide} px"] if wide > 0 else faults


def search(page, query):
    """Type a query as soon as search answers."""
    page.click("[data-book-search]")
    until(page, "document.querySelector('#book-search [role=status]').textContent")
    page.locator("#book-search input").fill(query)


# Is there a result on the page at this path? Its own paragraphs are results too.
_FOUND = """path => [...document.querySelectorAll('.search__found li a')]
  .some(link => decodeURI(link.pathname) === path)"""


@pytest.mark.parametrize("place", ["online", "disk"])
def test_search_finds_each_chapter_by_its_title(request, chromium, book, locale, place):
    if place == "online":
        root = request.getfixturevalue("site_url")
        address = {each: each.address for each in book.of(locale)}
    else:
        root = request.getfixturevalue("unpacked").as_uri() + "/"
        address = {each: each.file for each in book.of(locale)}
    faults = []
    chapters = [each for each in book.in_nav(locale) if each.path in book.chapters]
    with opened(chromium, faults, root) as page:
        page.goto(root + address[book.of(locale)[0]])
        search(page, "")
        for chapter in chapters:
            page.locator("#book-search input").fill(chapter.title)
            path = unquote(urlsplit(root + address[chapter]).path)
            until(page, _FOUND, path)
    assert chapters and not faults, faults


def test_html_edition_opens_from_a_disk_with_every_page(chromium, book, unpacked):
    root = unpacked.as_uri() + "/"
    faults, reached = [], {root + "index.html"}
    with opened(chromium, faults, root, offline=True) as page:
        for each in book.pages:
            page.goto(root + each.file)
            assert page.locator("html").get_attribute("lang") == each.locale
            assert page.locator("article h1").count() == 1, each.file
            whole = "[...document.images].every(each => each.complete && each.naturalWidth)"
            assert page.evaluate(whole), each.file
            reached |= {
                urlsplit(link)._replace(fragment="", query="").geturl()
                for link in page.evaluate("[...document.links].map(each => each.href)")
            }
    assert {root + each.file for each in book.pages} <= reached, "a page that no link leads to"
    assert not faults, "\n".join(faults)


def test_single_file_is_sound_accessible_and_read_without_scripts(chromium, single):
    faults = []
    for width, scheme in zip(WIDTHS, SCHEMES, strict=True):
        size = {"width": width, "height": 800}
        with opened(
            chromium, faults, single.as_uri(), offline=True, viewport=size, color_scheme=scheme
        ) as page:
            page.goto(single.as_uri())
            faults += found_in(page, single.name)
    with opened(chromium, faults, single.as_uri(), offline=True, java_script_enabled=False) as page:
        page.goto(single.as_uri())
        for link in page.locator("nav a").all():
            link.click()
            assert page.locator(f"[id='{page.url.split('#')[1]}']").is_visible()
        assert not page.locator("[data-old-after]").is_visible()
    assert not faults, "\n".join(faults)
