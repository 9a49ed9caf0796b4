"""What a reader's sheet of paper says: the text, and where it comes from."""

import pypdfium2
import pytest
from book_reader import letters
from support import SITE_URL

PAGES = {
    "chapitres/la-pate/": ("14 novembre 2023", "ne remplace pas"),
    "en/chapters/the-dough/": ("November 14, 2023", "does not replace"),
}


@pytest.mark.parametrize("name", PAGES)
def test_chapter_is_one_sheet_that_says_where_it_comes_from(page, bread_url, tmp_path, name):
    page.goto(bread_url + name)
    title = page.title().split(" - ")[-1]
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as document:
        (sheet,) = (each.get_textpage().get_text_bounded() for each in document)
    for said in (title, SITE_URL + name, *PAGES[name], "1 / 1"):
        assert letters(said) in letters(sheet), said


@pytest.mark.parametrize("name", ["", "glossaire/", "en/downloads/", "en/about/"])
def test_every_page_numbers_its_sheets_and_leaves_out_what_is_clicked(
    page, bread_url, tmp_path, name
):
    page.goto(bread_url + name)
    page.pdf(path=tmp_path / "sheets.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "sheets.pdf") as document:
        sheets = [each.get_textpage().get_text_bounded() for each in document]
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet
    for button in ("Menu", "Rechercher", "Search"):
        assert button not in "\n".join(sheets).split("\n")
    assert letters(SITE_URL + name) in letters(sheets[-1])
