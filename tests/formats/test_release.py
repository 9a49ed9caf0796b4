"""The editions that need system libraries: the same bytes, listed, and what they say."""

import shutil
from urllib.parse import urlsplit

import pypdfium2
import pypdfium2.raw as raw
import pytest
from book_reader import letters
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from support import EPOCH, SITE_URL, build, build_all, release

from editions import languages, version


@pytest.fixture(scope="module")
def settings(bread):
    """What mkdocs.yml says."""
    return languages.read(bread)


def test_pdf_has_bookmarks_and_page_numbers(settings, edition):
    with pypdfium2.PdfDocument(edition("pdf")) as document:
        titles = [(each.level, each.get_title()) for each in document.get_toc()]
        assert document.get_metadata_value("Title")
        numbers = [page.get_textpage().get_text_bounded(top=57).split() for page in document]
        count = len(document)
    assert sum(level == 0 for level, _ in titles) >= len(settings.pages)
    assert any(level and title in ("levain", "starter") for level, title in titles)
    assert [(line[-3], line[-1]) for line in numbers] == [
        (str(number), str(count)) for number in range(1, count + 1)
    ]


def test_first_page_and_footers_of_the_pdf_say_what_it_is(bread, settings, edition):
    stamp = version.text_version(bread, settings.locales)
    with pypdfium2.PdfDocument(edition("pdf")) as document:
        first = document[0].get_textpage().get_text_bounded(bottom=57)
        footers = [page.get_textpage().get_text_bounded(top=57) for page in document]
    for text in (first, *footers):
        assert stamp in text and "2023" in text and letters(SITE_URL) in letters(text)
    assert all(urlsplit(SITE_URL).hostname in text for text in footers), "no hyphen in an address"


def test_a_figure_of_the_pdf_is_on_one_page_with_its_caption(edition, locale):
    with pypdfium2.PdfDocument(edition("pdf")) as document:
        pages = [letters(page.get_textpage().get_text_range()) for page in document]
    labels = {
        "fr": (
            "Farine",
            "peut faire lever",
            "un morceau de la veille",
            "Trait plein",
            "D’après ce livre",
        ),
        "en": ("Flour", "can raise", "a piece of the day before", "Solid line", "After this book"),
    }[locale]
    assert sum(all(letters(each) in page for each in labels) for page in pages) == 1


def points(text, number: int) -> tuple[float, float]:
    """The size of a letter as its line is written, and in points as it is drawn."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text.raw, number, matrix)
    size = raw.FPDFText_GetFontSize(text.raw, number)
    return size, size * matrix.d


def test_large_print_has_no_letter_below_18_points_but_in_drawings(edition, locale):
    drawn = 14.0  # units of a drawing, which is as large as a page takes
    with pypdfium2.PdfDocument(edition("*.pdf")) as document:
        assert [round(each / 72 * 25.4) for each in document[0].get_size()] == [210, 297]
        texts = [page.get_textpage() for page in document]
        small = {
            (round(size, 1), round(seen, 1), text.get_text_range(max(0, number - 9), 10))
            for text in texts
            for number in range(text.count_chars())
            if not raw.FPDFText_IsGenerated(text.raw, number)
            for size, seen in [points(text, number)]
            if seen < (13.5 if size == drawn else 17.9)
        }
    assert not small


def test_large_print_has_the_outline_of_the_other_pdf_and_is_named_in_its_language(edition, locale):
    part = {"fr": "grands-caracteres", "en": "large-print"}[locale]
    with (
        pypdfium2.PdfDocument(edition(f"{part}.pdf")) as large,
        pypdfium2.PdfDocument(edition("pdf")) as other,
    ):
        one, two = ([each.get_title() for each in each.get_toc()] for each in (large, other))
    assert one == two


def test_zim_says_what_it_is(bread, settings, edition, locale):
    archive = Archive(edition("zim"))
    said = {
        key: archive.get_metadata(key).decode() for key in archive.metadata_keys if "@" not in key
    }
    assert said["Language"] == {"fr": "fra", "en": "eng"}[locale]
    assert said["Date"] == "2023-11-14"
    assert said["Name"] == f"{settings.name}_{locale}"
    assert 0 < len(said["Title"]) <= 30 and 0 < len(said["Description"]) <= 80
    assert archive.has_illustration(48)
    assert archive.main_entry.get_item().path == "index.html"
    page = bytes(archive.get_entry_by_path("la-pate.html").get_item().content).decode()
    footer = page[page.index("<footer>") :]
    assert version.text_version(bread, settings.locales) in footer and SITE_URL in footer


def test_zim_finds_words_and_titles(edition, locale):
    archive = Archive(edition("zim"))
    assert archive.has_fulltext_index and archive.has_title_index
    word, title, page = {
        "fr": ("gluten", "Cui", "la-cuisson.html"),
        "en": ("waiting", "Baki", "la-cuisson.html"),
    }[locale]
    found = Searcher(archive).search(Query().set_query(word)).getResults(0, 5)
    assert "la-pate.html" in list(found)
    assert list(SuggestionSearcher(archive).suggest(title).getResults(0, 5)) == [page]


def test_two_releases_elsewhere_and_at_another_time_are_the_same_bytes(bread, released, tmp_path):
    root = shutil.copytree(bread, tmp_path / "copié ailleurs")
    later = str(int(EPOCH) + 3600)  # on the same day
    build_all(root, root / "site", SOURCE_DATE_EPOCH=later)
    release(root, root / "site", SOURCE_DATE_EPOCH=later, TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    for path in sorted(released.iterdir()):
        assert (root / "site/downloads" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("page", ["telechargements", "en/downloads"])
def test_downloads_page_of_a_release_sends_nobody_elsewhere(settings, released, page):
    html = (released.parent / page / "index.html").read_text("utf-8")
    for locale in settings.locales:
        large = {"fr": "grands-caracteres.pdf", "en": "large-print.pdf"}[locale]
        for suffix in ("pdf", large, "zim"):
            assert f"downloads/{settings.name}.{locale}.{suffix}" in html
    assert "sont joints à" not in html and "Kiwix, come with" not in html


@pytest.mark.parametrize("library", ["weasyprint", "libzim"])
def test_edition_that_cannot_be_made_is_said_in_one_sentence(bread, released, tmp_path, library):
    site = tmp_path / "site"
    shutil.copytree(released.parent, site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / f"{library}.py").write_text(
        "raise OSError('cannot load library libpango-1.0-0')\n", encoding="utf-8"
    )
    command = ["scripts/build_offline.py", "--release", site]
    result = build(command, bread, PYTHONPATH=str(tmp_path / "broken"))
    assert result.returncode == 2
    assert result.stderr.startswith("error: the ") and result.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
