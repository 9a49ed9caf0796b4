"""What a reader of a copy meets: its age by the device's clock, one file that is the whole book."""

import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import NAME, PLACES, SETTINGS
from support import AXE_RULES, REPOSITORY

from offline import when

DAY = datetime.combine(when.edition_date(REPOSITORY), datetime.min.time(), UTC)


@pytest.fixture(scope="module")
def copies(built, unpacked, tmp_path_factory):
    """First and inner pages of each copy that runs scripts, in each language, as addresses."""
    folder = tmp_path_factory.mktemp("copies")
    found = []
    for locale in SETTINGS.locales:
        found += [
            (unpacked / PLACES.file(f"{locale}/{page}")).as_uri()
            for page in ("index.md", "glossaire.md", "chapitres/conclusion.md")
        ]
        found.append((built / "downloads" / f"{NAME}.{locale}.html").as_uri())
        with zipfile.ZipFile(built / "downloads" / f"{NAME}.{locale}.epub") as book:
            book.extractall(folder / locale)
        found += [
            (folder / locale / "EPUB/text" / f"{page}.xhtml").as_uri()
            for page in ("index", "conclusion")
        ]
    return found


@pytest.mark.parametrize(("days", "old"), [(0, False), (364, False), (367, True), (731, True)])
def test_a_copy_more_than_a_year_old_says_so_and_a_younger_one_does_not(page, copies, days, old):
    page.clock.set_fixed_time(DAY + timedelta(days=days))
    for address in copies:
        page.goto(address)
        notice = page.locator("[data-old-after]")
        assert notice.count() == 1, address
        assert notice.is_visible() == old, address


@pytest.fixture(params=SETTINGS.locales)
def single(request, built) -> str:
    """The address of each language's single file."""
    return (built / "downloads" / f"{NAME}.{request.param}.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_single_file_is_sound_and_accessible(chromium, single, width, scheme):
    context = chromium.new_context(
        offline=True, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    faults = []
    page.on(
        "request",
        lambda r: (
            r.url in (single, single.split("#")[0])
            or r.url.startswith("data:")
            or faults.append(r.url)
        ),
    )
    page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(single)
    for each in Axe().run(page, options=AXE_RULES).response["violations"]:
        faults += [f"{each['id']}: {node['target']}" for node in each["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
        faults.append("scrolls sideways")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, ground[4:-1].split(","))) < 200) == (scheme == "dark")
    context.close()
    assert not faults, faults


def test_single_file_is_read_without_scripts(chromium, single):
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(single)
    page.click("nav[aria-labelledby=contents] a[href$=glossaire--glossaire]")
    assert page.url.endswith("#glossaire--glossaire")
    assert page.locator("#glossaire--glossaire").is_visible()
    term = page.locator("[role=doc-glossref]").first
    term.click()
    assert page.locator(f"[id='{page.url.split('#')[1]}']").evaluate("e => e.tagName") == "H3"
    assert not page.locator("[data-old-after]").is_visible()
    context.close()
