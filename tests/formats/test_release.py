"""The editions that need system libraries: complete, the same bytes, and what they say."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pypdfium2
import pytest
from editions import NAME, SETTINGS, letters, missing, pdf_text, source, zim_text
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from support import REPOSITORY, SITE_URL, build_all, release

from offline import version, when


def test_every_source_paragraph_is_in_the_pdf_in_order(edition, locale):
    assert not missing(source(locale), pdf_text(edition("pdf")))


def test_every_source_paragraph_is_in_the_zim_in_order(edition, locale):
    assert not missing(source(locale), zim_text(edition("zim"), locale))


def test_pdf_has_bookmarks_links_and_page_numbers(edition, locale):
    with pypdfium2.PdfDocument(edition("pdf")) as document:
        titles = [(each.level, each.get_title()) for each in document.get_toc()]
        assert document.get_metadata_value("Title")
        numbers = [page.get_textpage().get_text_bounded(top=57).split() for page in document]
        count = len(document)
    assert sum(level == 0 for level, _ in titles) >= len(SETTINGS.pages)
    assert len(titles) > 80  # the glossary's terms below their letter's page
    assert [(line[-3], line[-1]) for line in numbers] == [
        (str(number), str(count)) for number in range(1, count + 1)
    ]


def test_first_page_and_footers_of_the_pdf_say_what_it_is(edition, locale):
    stamp = version.text_version(REPOSITORY, SETTINGS.locales)
    year = str(when.edition_date(REPOSITORY).year)
    with pypdfium2.PdfDocument(edition("pdf")) as document:
        first = document[0].get_textpage().get_text_bounded(bottom=57)
        footers = [page.get_textpage().get_text_bounded(top=57) for page in document]
    for text in (first, *footers):
        assert stamp in text and year in text and letters(SITE_URL) in letters(text)
    assert all(urlsplit(SITE_URL).hostname in text for text in footers), "no hyphen in an address"


def test_zim_says_what_it_is(edition, locale):
    archive = Archive(edition("zim"))
    said = {
        key: archive.get_metadata(key).decode() for key in archive.metadata_keys if "@" not in key
    }
    assert said["Language"] == {"fr": "fra", "en": "eng"}[locale]
    assert said["Date"] == when.edition_date(REPOSITORY).isoformat()
    assert 0 < len(said["Title"]) <= 30 and 0 < len(said["Description"]) <= 80
    assert archive.has_illustration(48)
    assert archive.main_entry.get_item().path == "index.html"
    page = bytes(archive.get_entry_by_path("conclusion.html").get_item().content).decode()
    footer = page[page.index("<footer>") :]
    assert version.text_version(REPOSITORY, SETTINGS.locales) in footer and SITE_URL in footer


def test_zim_finds_words_and_titles(edition, locale):
    archive = Archive(edition("zim"))
    assert archive.has_fulltext_index and archive.has_title_index
    query = Query().set_query({"fr": "essais cliniques", "en": "clinical trials"}[locale])
    found = Searcher(archive).search(query).getResults(0, 5)
    assert "essais-cliniques.html" in list(found)
    suggested = SuggestionSearcher(archive).suggest("Conclu").getResults(0, 5)
    assert list(suggested) == ["conclusion.html"]


def test_two_releases_elsewhere_and_at_another_time_are_the_same_bytes(released, tmp_path):
    root = tmp_path / "copié ailleurs"
    ignore = shutil.ignore_patterns(
        ".git", ".venv", "site", "__pycache__", "node_modules", ".*_cache"
    )
    shutil.copytree(REPOSITORY, root, ignore=ignore)
    day = when.edition_date(REPOSITORY)
    moment = {
        "SOURCE_DATE_EPOCH": str(
            int(datetime(day.year, day.month, day.day, 21, tzinfo=UTC).timestamp())
        )
    }
    build_all(root, root / "site", **moment)
    release(root, root / "site", **moment, TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    for path in sorted(released.iterdir()):
        assert (root / "site/downloads" / path.name).read_bytes() == path.read_bytes(), path.name


def test_downloads_page_lists_the_release(released):
    html = (released.parent / "telechargements/index.html").read_text("utf-8")
    for locale in SETTINGS.locales:
        for suffix in ("pdf", "zim"):
            assert f"downloads/{NAME}.{locale}.{suffix}" in html
            assert f"{NAME}.{locale}.{suffix}" in (released / "SHA256SUMS").read_text("ascii")


@pytest.mark.parametrize("library", ["weasyprint", "libzim"])
def test_edition_that_cannot_be_made_is_said_in_one_sentence(released, tmp_path, library):
    site = tmp_path / "site"
    shutil.copytree(released.parent, site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / f"{library}.py").write_text(
        "raise OSError('cannot load library libpango-1.0-0')\n", encoding="utf-8"
    )
    result = subprocess.run(
        [sys.executable, REPOSITORY / "scripts/build_offline.py", "--release", site],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "broken")},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.startswith("error: the ") and result.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
