"""The release of a book: what judges each format finds nothing, and no paragraph is lost."""

import judges
from edition_text import missing, pdf_text, zim_text
from libzim.reader import Archive


def source(book, locale):
    """Every paragraph of a language, page by page as the navigation has them."""
    return [text for page in book.in_editions(locale) for text in page.paragraphs]


def test_epubcheck_finds_nothing(edition, tmp_path):
    assert not judges.epubcheck(edition("epub"), tmp_path)


def test_ace_finds_nothing(edition, tmp_path):
    assert not judges.ace(edition("epub"), tmp_path)


def test_verapdf_finds_nothing(edition):
    assert not judges.verapdf(edition("pdf"))
    assert not judges.verapdf(edition("*.pdf"))


def test_libzim_finds_the_file_whole(edition):
    assert Archive(edition("zim")).check()


def test_every_source_paragraph_is_in_the_pdf_in_order(book, edition, locale):
    for suffix in ("pdf", "*.pdf"):
        assert not missing(source(book, locale), pdf_text(edition(suffix)))


def test_every_source_paragraph_is_in_the_zim_in_order(book, edition, locale):
    assert not missing(source(book, locale), zim_text(edition("zim")))


def test_downloads_pages_and_checksums_list_the_release(book, released):
    sums = (released / "SHA256SUMS").read_text("ascii")
    for page in (each for each in book.pages if each.path == "telechargements.md"):
        html = (released.parent / page.address / "index.html").read_text("utf-8")
        ready = len(book.ready)  # a PDF each, one in large print, one of the first with each other
        for pattern, number in (("*.pdf", 3 * ready - 1), ("*.zim", ready)):
            names = [each.name for each in released.glob(pattern)]
            assert len(names) == number
            assert all(f"downloads/{name}" in html and name in sums for name in names)
