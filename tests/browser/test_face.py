"""The text's own face: it comes with every copy, holds its measure, and moves nothing when it comes."""

import io
import os
import sys
import zipfile

import pytest
from fontTools.ttLib import TTFont
from support import until

from environment import browser as browsers
from face import kept
from face.letters import UPRIGHT

LANGUAGES = {
    "fr": ("chapitres/le-pain/", "chapitres/le-levain/", "chapitres/la-pate/", "chapitres/la-cuisson/"),
    "en": ("en/chapters/the-bread/", "en/chapters/the-starter/", "en/chapters/the-dough/", "en/chapters/the-baking/"),
}  # fmt: skip
# The characters of each line of each paragraph but its last, which is short.
LINES = """() => [...document.querySelectorAll("article p[id]")].map(paragraph => {
  const lines = {}, range = document.createRange()
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode()); )
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i)
      range.setEnd(node, i + 1)
      const top = Math.round(range.getBoundingClientRect().top / 8)
      lines[top] = (lines[top] ?? 0) + 1
    }
  return Object.values(lines).slice(0, -1)
}).flat()"""
# Is the text set in the face, and is the face there? A name in a style says neither.
FACE = """async () => {
  await document.fonts.ready
  const wanted = getComputedStyle(document.querySelector("p[id]")).fontFamily
  const loaded = [...document.fonts].filter(face => face.status === "loaded").map(face => face.family)
  return [wanted.split(",")[0], loaded].flat().map(name => name.replaceAll('"', ""))
}"""
SHIFTS = """shifts = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) shifts += entry.value
}).observe({ type: "layout-shift", buffered: true })"""


def is_set_in_the_face(page) -> bool:
    """Is the text of the open page drawn in the book's face, which is loaded?"""
    wanted, *loaded = (name.lower() for name in page.evaluate(FACE))  # as browsers compare them
    return wanted == "book serif" and "book serif" in loaded


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_hold_sixty_to_seventy_five_characters(page, bread_url, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    lengths = []
    for name in LANGUAGES[language]:
        page.goto(bread_url + name)
        page.evaluate("document.fonts.ready")
        lengths += page.evaluate(LINES)
    assert len(lengths) >= 8 and 60 <= sum(lengths) / len(lengths) <= 75, lengths


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_face_comes(page, bread_url, width):
    held = []
    page.route(
        "**/*.woff2", lambda route: held.append(route)
    )  # it comes when the page has been drawn
    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(bread_url + LANGUAGES["fr"][1], wait_until="domcontentloaded")
    until(
        page,
        "[...document.fonts].some(f => /^.?dejavu as book/i.test(f.family) && f.status === 'loaded')",
    )
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    before = page.evaluate("shifts")
    for route in held:
        route.continue_()
    assert is_set_in_the_face(page)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifts") - before < 0.005


def test_a_first_page_loads_one_file_of_the_face(page, bread_url):
    asked = []
    page.on("response", lambda each: asked.append(each.url) if "/face/" in each.url else None)
    page.goto(bread_url)
    assert is_set_in_the_face(page)
    assert asked == [f"{bread_url}assets/face/book-serif.woff2"]


def test_the_site_unpacked_on_a_disk_has_it(page, bread_disk):
    page.goto((bread_disk / "index.html").as_uri())
    assert is_set_in_the_face(page)
    assert (bread_disk / "assets/face/OFL.txt").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_single_file_has_it_inside(page, bread_site, tmp_path, language):
    (edition,) = (bread_site / "downloads").glob(f"*.{language}.html")
    (tmp_path / "alone.html").write_bytes(edition.read_bytes())
    page.goto((tmp_path / "alone.html").as_uri())
    assert is_set_in_the_face(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_epub_has_it_beside_its_text(page, bread_site, tmp_path, language):
    (edition,) = (bread_site / "downloads").glob(f"*.{language}.epub")
    with zipfile.ZipFile(edition) as archive:
        archive.extractall(tmp_path)
    page.goto((tmp_path / "EPUB/text/le-pain.xhtml").as_uri())
    assert is_set_in_the_face(page)
    package = (tmp_path / "EPUB/package.opf").read_text("utf-8")
    assert 'href="face/book-serif.woff2" media-type="font/woff2"' in package
    assert 'href="face/OFL.txt"' in package


@pytest.mark.skipif(sys.platform != "linux", reason="browsers ask fontconfig on Linux alone")
@pytest.mark.parametrize("set_apart", [True, False])
def test_fonts_of_a_well_equipped_machine_are_not_seen(chromium, tmp_path, set_apart):
    """What it has must hide nothing; the same font is seen where nothing sets the tests apart."""
    font = TTFont(io.BytesIO(kept.files()[UPRIGHT]))
    font.flavor = None
    for number in (1, 4, 6):
        font["name"].setName("WellEquipped", number, 3, 1, 0x409)
    (tmp_path / "fonts").mkdir()
    font.save(tmp_path / "fonts/well-equipped.ttf")
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    if not set_apart:
        del environment["FONTCONFIG_FILE"]
    browser = chromium.browser_type.launch(
        executable_path=str(browsers.ensure()), args=["--no-sandbox"], env=environment
    )
    found = browser.new_page().evaluate(
        """names => Promise.all(names.map(name => new FontFace("seen", `local("${name}")`).load()
          .then(() => true, () => false)))""",
        ["DejaVu Serif", "WellEquipped"],
    )
    browser.close()
    assert found == [True, not set_apart]
