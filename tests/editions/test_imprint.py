"""What a copy says of itself: its date, its version, where the current one is."""

import datetime
from pathlib import Path

import pytest
from case import BOOKS

from book import interface
from book.interface import Interface
from editions import imprint, version


def text_of(root: Path, content: bytes) -> str:
    page = root / "docs/fr/a.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(content)
    return version.text_version(root, ["fr"])


def test_version_follows_the_words_and_not_the_line_ends(tmp_path):
    first = text_of(tmp_path, b"Un mot.\nDeux.\n")
    assert len(first) == version.LENGTH
    assert text_of(tmp_path, b"Un mot.\r\nDeux.\r\n") == first
    assert text_of(tmp_path, b"Un mot.\nTrois.\n") != first


@pytest.mark.parametrize("name", ["fr/plain.yml", "source/book.yml", "source/figures/one.yml"])
def test_version_follows_summaries_figures_and_who_publishes(tmp_path, name):
    first = text_of(tmp_path, b"Un mot.\n")
    written = tmp_path / "docs" / name
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text("publisher: A library\n", encoding="utf-8")
    assert text_of(tmp_path, b"Un mot.\n") != first


def test_version_is_the_same_when_addresses_are_recorded(tmp_path):
    first = text_of(tmp_path, b"Un mot.\n")
    (tmp_path / "docs/source").mkdir()
    (tmp_path / "docs/source/addresses.yml").write_text("sum: a\n", encoding="utf-8")
    assert text_of(tmp_path, b"Un mot.\n") == first


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://www.example.org/book/", True),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]/", False),
        ("http://localhost/", False),
        ("http://10.1.2.3/", False),
        ("http://build-machine/", False),
        ("file:///tmp/site/", False),
        ("/", False),
    ],
)
def test_only_an_address_that_readers_can_reach_is_given(address, public):
    assert imprint.public_address(address) == (address if public else None)


def words(locale: str) -> Interface:
    """The words of a language of the sample book; Spanish and Arabic are not begun."""
    return interface.read(BOOKS / "bread", locale, "fr")


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_copy_says_date_version_and_where_the_current_one_is(locale):
    day = datetime.date(2024, 2, 29)
    known = imprint.Imprint(day, "0123456789", "https://www.example.org/b/")
    lost = imprint.Imprint(day, "0123456789", None)
    for say in (known.first_page(words(locale)), known.footer(words(locale))):
        assert "2024" in say and "29" in say and "0123456789" in say
        assert 'href="https://www.example.org/b/"' in say
    assert words(locale)["editions.current_unknown"] in lost.footer(words(locale))
    assert "href" not in lost.first_page(words(locale))
    assert known.old_after == datetime.date(2025, 2, 28)
    assert 'data-old-after="2025-03-01"' in known.age_notice(words(locale))


@pytest.mark.parametrize(
    ("locale", "said"), [("es", '<span lang="fr">'), ("ar", '<span lang="fr" dir="ltr">')]
)
def test_french_words_in_a_language_that_has_none_say_so_and_write_french_dates(locale, said):
    day = datetime.date(2024, 2, 29)
    copy = imprint.Imprint(day, "0123456789", "https://www.example.org/b/")
    for html in (copy.footer(words(locale)), copy.first_page(words(locale))):
        assert said in html and "29\u00a0février\u00a02024" in html
    assert said in copy.age_notice(words(locale))
    english, french = words("en"), words("fr")
    assert "<span" not in copy.footer(english) + copy.first_page(french) + copy.age_notice(english)
