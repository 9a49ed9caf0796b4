"""What a reader of a copy meets: its age by the device's clock, one file that is the whole book."""

import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from support import EPOCH

DAY = datetime.fromtimestamp(int(EPOCH), UTC)
LOCALES = ["fr", "en"]


@pytest.fixture(scope="module")
def copies(bread_site, bread_disk, tmp_path_factory):
    """First and inner pages of each copy that runs scripts, in each language, as addresses."""
    folder = tmp_path_factory.mktemp("copies")
    found = [
        (bread_disk / page).as_uri()
        for page in ("index.html", "glossaire.html", "en/index.html", "en/glossary.html")
    ]
    for locale in LOCALES:
        (single,) = (bread_site / "downloads").glob(f"*.{locale}.html")
        (epub,) = (bread_site / "downloads").glob(f"*.{locale}.epub")
        with zipfile.ZipFile(epub) as book:
            book.extractall(folder / locale)
        texts = folder / locale / "EPUB/text"
        found += [
            each.as_uri() for each in (single, texts / "index.xhtml", texts / "la-pate.xhtml")
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


@pytest.fixture(params=LOCALES)
def single(request, bread_site) -> str:
    """The address of each language's single file."""
    (file,) = (bread_site / "downloads").glob(f"*.{request.param}.html")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_single_file_is_dark_where_the_reader_prefers_it(page, single, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(single)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, ground[4:-1].split(","))) < 200) == (scheme == "dark")


def test_single_file_leads_to_the_glossary_and_to_a_term_without_scripts(chromium, single):
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(single)
    page.click("nav[aria-labelledby=contents] a[href$=glossaire--glossaire]", timeout=5000)
    assert page.url.endswith("#glossaire--glossaire")
    assert page.locator("#glossaire--glossaire").is_visible()
    page.locator("[role=doc-glossref]").first.click(timeout=5000)
    # Below the book's title, the page's and the letter's.
    assert page.locator(f"[id='{page.url.split('#')[1]}']").evaluate("e => e.tagName") == "H4"
    context.close()
