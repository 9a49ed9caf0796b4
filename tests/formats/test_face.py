"""The face in the formats of a release, and in Firefox from a disk."""

import ctypes
import shutil
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from firefox import Firefox
from libzim.reader import Archive
from support import release

from face import kept
from face.letters import UPRIGHT

# How wide a word is in the face, in what stands in for it, and in a font that a machine may have.
WIDTHS = """document.fonts.ready.then(() => {
  const word = document.createElement("span")
  word.textContent = "Hamburgefonstiv"
  word.style.cssText = "font-size: 200px; position: absolute"
  document.querySelector("p[id]").append(word)
  return ['"Book Serif"', '"DejaVu Serif"', 'Georgia, "DejaVu Serif"', "inherit"].map(family => {
    word.style.fontFamily = family
    return Math.round(word.getBoundingClientRect().width)
  })
})"""


@pytest.fixture(scope="session")
def bread_release(bread, bread_site, tmp_path_factory) -> Path:
    """The downloads of a release of the fixture book."""
    site = tmp_path_factory.mktemp("bread-release") / "site"
    shutil.copytree(bread_site, site)
    release(bread, site)
    return site / "downloads"


def test_firefox_draws_it_in_the_site_on_a_disk_and_in_the_single_file(
    bread_disk, bread_site, tmp_path
):
    firefox = Firefox(tmp_path)
    try:
        copies = sorted((bread_site / "downloads").glob("*.html"))
        for path in (bread_disk / "chapitres/le-pain.html", *copies):
            firefox.goto(path.as_uri())
            face, stand_in, missing, text = firefox.evaluate(WIDTHS)
            assert face == text != stand_in == missing, path.name
        assert not firefox.faults
    finally:
        firefox.close()


def test_pdf_holds_no_other_font(bread_release):
    for path in bread_release.glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as document:
            names = {_font(each) for page in document for each in page.get_objects([_TEXT])}
        code = {"DejaVu-Sans-Mono"}
        assert names - code == {"Book-Serif", "Book-Serif-Italic", "Book-Serif-Semi-Bold"}


def test_zim_has_it_beside_its_text(bread_release):
    for path in bread_release.glob("*.zim"):
        archive = Archive(path)
        item = archive.get_entry_by_path(f"face/{UPRIGHT}").get_item()
        assert (item.mimetype, bytes(item.content)) == ("font/woff2", kept.files()[UPRIGHT])
        assert (
            f'url("face/{UPRIGHT}")'
            in bytes(archive.get_entry_by_path("style.css").get_item().content).decode()
        )
        assert archive.has_entry_by_path("face/OFL.txt")


_TEXT = pdfium.FPDF_PAGEOBJ_TEXT


def _font(text) -> str:
    """The name of a text's font, without the letters that mark a subset."""
    font = pdfium.FPDFTextObj_GetFont(text.raw)
    name = ctypes.create_string_buffer(pdfium.FPDFFont_GetBaseFontName(font, None, 0))
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode().partition("+")[2]
