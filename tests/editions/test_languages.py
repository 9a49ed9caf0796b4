"""What a book says of its languages, its title and the order of its pages."""

import pytest
import small_books
from support import BOOK_YML, apply, lay

from book.chapters import WHOLE
from editions import html_edition, languages
from ground.problem import CannotRun


@pytest.fixture
def root(tmp_path):
    return lay("bread", tmp_path)


def test_navigation_without_chapters_is_refused(root):
    settings = languages.read(root)
    lines = "".join(
        f"      - {chapter}\n" for chapter in settings.pages if chapter in settings.chapters
    )
    apply(root, {"file": "mkdocs.yml", "find": f"  - chapters:\n{lines}", "replace": ""})
    with pytest.raises(CannotRun, match=r"mkdocs.yml:1: nav names no page below chapitres/"):
        languages.read(root)


def test_page_that_waits_for_its_translation_is_in_the_editions_of_its_language(root):
    (root / "docs/en/a-propos.md").unlink()
    settings = languages.read(root)
    assert "a-propos.md" in settings.pages_of("fr") and "a-propos.md" in settings.pages
    assert "a-propos.md" not in settings.pages_of("en")
    assert settings.file("fr/a-propos.md") == "a-propos.html"


def test_a_page_and_a_language_that_are_not_ready_are_not_in_the_editions(root):
    small_books.new_page(root)
    small_books.begin(root, "ar")
    settings = languages.read(root)
    assert {each.locale: each.is_ready for each in settings.languages} == {
        "fr": True, "en": True, "ar": False,
    }  # fmt: skip
    assert small_books.PAGE in settings.pages_of("en"), "it is built"
    assert small_books.PAGE not in settings.ready_pages_of("en")
    assert small_books.PAGE in settings.ready_pages_of("fr")
    assert settings.pages_of("ar") == list(settings.pages)
    assert settings.ready_pages_of("ar") == [each for each in settings.pages if each != WHOLE]


def test_editions_are_called_as_the_book_says(root):
    old = "name: le-pain-au-levain-pas-a-pas"
    apply(root, {"file": BOOK_YML, "find": old, "replace": "name: du-pain"})
    assert languages.read(root).name == "du-pain"


@pytest.mark.parametrize("address", ["", "https://forge.example.org/someone/book/"])
def test_the_repository_is_the_one_that_the_environment_names(root, monkeypatch, address):
    monkeypatch.setenv("REPO_URL", address)
    assert languages.read(root).repository == address.rstrip("/")


def test_a_copy_of_a_site_that_is_published_nowhere_names_no_address(root):
    head = (
        '<link rel="canonical" href="http://127.0.0.1:8000/a.html"><meta property="og:url" content="/">'
        '<meta name="twitter:card" content=""><script type="application/ld+json">{}</script>'
    )
    kept = '<meta name="description" content="A"><script src="a.js"></script>'
    assert html_edition.point_online(head + kept, languages.read(root), None) == kept
