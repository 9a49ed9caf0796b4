"""What the downloads page says of the editions that a build has, and of those that it has not."""

import datetime

import pytest
from support import lay

from editions import downloads_page, languages
from editions.downloads_page import Edition
from editions.imprint import Imprint
from ground.problem import CannotRun

IMPRINT = Imprint(datetime.date(2023, 11, 14), "0123456789", None)


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """The list for a reader of ``locale``, of editions of these kinds."""

    def make(locale, kinds, repository=""):
        monkeypatch.setenv("REPO_URL", repository)
        settings = languages.read(lay("bread", tmp_path))
        editions = [Edition(f"a.{kind}", kind, locale, b"a") for kind in kinds]
        return downloads_page.listing(editions, IMPRINT, settings, locale, "../downloads")

    return make


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("fr", "ZIM, pour Kiwix, sont joints à la"), ("en", "ZIM file, for Kiwix, come with the")],
)
def test_pdf_and_zim_that_are_not_there_are_with_the_newest_release(listed, locale, sentence):
    html = listed(locale, ["single", "epub"], "https://forge.example.org/someone/book/")
    assert sentence in html
    assert 'href="https://forge.example.org/someone/book/releases/latest"' in html


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_where_no_repository_is_known_no_link_leads_to_a_release(listed, locale):
    html = listed(locale, ["single", "epub"])
    assert "Kiwix" in html and "releases" not in html


def test_page_of_a_release_lists_them_and_sends_nobody_elsewhere(listed):
    html = listed("en", ["single", "epub", "pdf", "zim"], "https://forge.example.org/someone/book")
    assert 'href="../downloads/a.pdf"' in html and "releases/latest" not in html


def test_the_list_takes_the_place_of_one_paragraph_and_its_name():
    page = '<div id="editions">\n<p id="x-2">None.</p>\n</div>'
    assert downloads_page.fill(page, "<p>One.</p><p>Two.</p>") == (
        '<div id="editions"><p id="x-2">One.</p><p>Two.</p></div>'
    )
    with pytest.raises(CannotRun, match="found 0"):
        downloads_page.fill("<p>None.</p>", "<p>One.</p>")
