"""What a reader's sheet of paper says: the text, what explains it, and where it comes from."""

import shutil

import pypdfium2
import pytest
from book_reader import letters
from conftest import served
from support import SITE_URL, apply, build

PAGES = {
    "chapitres/la-pate/": ("14 novembre 2023", "ne remplace pas"),
    "en/chapters/the-dough/": ("November 14, 2023", "does not replace"),
}
DRAWN = "chapitres/la-pate/"
NOTE = """
/// edition | Dessin de l'édition
![De la farine au pain](../../source/figures/pain.yml)

/// caption
D'après ce livre.
///
///
"""
WRITTEN = ("nourri au froid", "Un pain bien cuit se garde", "souvent, quand le levain est actif")
LONG = "".join(
    f"## Étape {number} {{ #e{number} }}\n\nDébut{number} {'de la pâte qui repose encore ' * (3 * number % 31 + 4)}\n\n"
    for number in range(1, 25)
)


@pytest.fixture
def printed(page, tmp_path):
    """A function that prints a page; the text of each sheet."""

    def sheets(address: str, paper: str = "A4") -> list[str]:
        page.goto(address)
        page.pdf(path=tmp_path / "sheets.pdf", format=paper)
        with pypdfium2.PdfDocument(tmp_path / "sheets.pdf") as document:
            return [each.get_textpage().get_text_bounded() for each in document]

    return sheets


@pytest.fixture(scope="module")
def drawn_url(bread, tmp_path_factory):
    """Where a book is served of which a chapter ends in a drawing, and another, which is long, too."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("drawn") / "repository")
    apply(root, {"file": "docs/fr/chapitres/la-pate.md", "append": NOTE})
    apply(root, {"file": "docs/fr/chapitres/la-cuisson.md", "append": f"\n{LONG}{NOTE}\nFin.\n"})
    site = root.parent / "site"
    made = build(["-m", "mkdocs", "build", "--no-strict", "-q", "-d", site], root)
    assert made.returncode == 0, made.stderr
    with served(site) as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_chapter_is_one_sheet_that_says_where_it_comes_from(page, printed, bread_url, name):
    (sheet,) = printed(bread_url + name)
    title = page.title().split(" - ")[-1]
    for said in (title, SITE_URL + name, *PAGES[name], "1 / 1"):
        assert letters(said) in letters(sheet), said
    assert letters(sheet).startswith(letters(title))  # at the top


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_chapter_with_a_drawing_is_one_sheet_too(page, printed, drawn_url, paper):
    (sheet,) = printed(drawn_url + DRAWN, paper)
    assert all(letters(said) in letters(sheet) for said in WRITTEN)
    page.emulate_media(media="print")
    width = page.locator(".book-figure").evaluate("each => each.getBoundingClientRect().width")
    assert width / 280 * 14 >= 7 / 0.75  # letters of 7 points, in pixels


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_longer_chapter_is_cut_between_passages_and_not_below_a_heading(printed, drawn_url, paper):
    sheets = [f"{each}\r\n" for each in printed(f"{drawn_url}chapitres/la-cuisson/", paper)]
    assert len(sheets) > 3
    (drawn,) = (letters(each) for each in sheets if WRITTEN[0] in each)
    assert all(letters(said) in drawn for said in WRITTEN)
    for number in range(1, 25):
        (sheet,) = (each for each in sheets if f"Étape {number}\r" in each)
        assert f"Début{number} " in sheet
    for sheet in sheets[1:]:
        assert "Cuire" in sheet[:80]  # the running title


def test_only_what_leads_elsewhere_prints_its_address(printed, bread_url):
    sheets = "".join(printed(f"{bread_url}formes/"))
    assert letters("ce lien <https://www.example.org/pain>") in letters(sheets)
    assert bread_url not in sheets and "../" not in sheets
    assert sheets.count("www.example.org/levain") == 1  # written out in the text


@pytest.mark.parametrize("name", ["", "glossaire/", "en/downloads/", "en/about/"])
def test_every_page_numbers_its_sheets_and_leaves_out_what_is_clicked(printed, bread_url, name):
    sheets = printed(bread_url + name)
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet
    for button in ("Menu", "Rechercher", "Search"):
        assert button not in "\n".join(sheets).split("\n")
    assert letters(SITE_URL + name) in letters(sheets[-1])
