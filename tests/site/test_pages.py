"""The pages of the built site: all there, paired, titled, addressed, linked relatively."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
import yaml
from site_pages import CHAPTERS, PAGES, counterpart
from support import PREFIX, REPOSITORY, SITE_URL, needs_current


class Elements(HTMLParser):
    """Every start tag of a page with its attributes, and the texts of a few."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        self._in_title = False

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        """Attributes of every ``tag`` that has these attributes."""
        return [a for t, a in self.found if t == tag and attributes.items() <= a.items()]


def read(built, page: str) -> Elements:
    return Elements((built / page / "index.html").read_text(encoding="utf-8"))


@needs_current
def test_site_has_exactly_the_pages_of_the_nav_in_both_languages(built):
    found = {p.parent.relative_to(built).as_posix() + "/" for p in built.rglob("index.html")}
    assert found == {page or "./" for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_page_declares_language_and_counterpart(built, page):
    elements = read(built, page)
    locale = "en" if page.startswith("en/") else "fr"
    assert elements.all("html")[0]["lang"] == locale
    (canonical,) = elements.all("link", rel="canonical")
    assert canonical["href"] == SITE_URL + page
    french = page if locale == "fr" else counterpart(page)
    assert {a["hreflang"]: a["href"] for a in elements.all("link", rel="alternate ")} == {
        "fr": SITE_URL + french,
        "en": SITE_URL + counterpart(french),
        "x-default": SITE_URL + french,
    }
    (switch,) = [a for a in elements.all("a") if "book-language" in (a.get("class") or "")]
    assert urljoin(SITE_URL + page, switch["href"]) == SITE_URL + counterpart(page)


def test_titles_and_descriptions_are_the_pages_own(built):
    heads = [read(built, page) for page in PAGES]
    titles = [head.title for head in heads]
    descriptions = [head.all("meta", name="description")[0]["content"] for head in heads]
    assert all(titles) and len(set(titles)) == len(PAGES)
    assert all(descriptions) and len(set(descriptions)) == len(PAGES)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_headings_and_paragraphs_have_the_same_ids_in_both_languages(built, slug):
    ids = []
    for page in (f"{slug}/", counterpart(f"{slug}/")):
        html = (built / page / "index.html").read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        blocks = re.findall(r"<(h[1-6]|p)\b([^>]*)>", article)
        blocks = [(tag, attrs) for tag, attrs in blocks if "book-place" not in attrs]
        ids.append([re.search(r'\bid="([^"]+)"', attrs)[1] for _, attrs in blocks])
    assert ids[0] == ids[1]
    assert len(ids[0]) >= 2


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_nothing_is_loaded_from_elsewhere_and_links_are_relative(built, page):
    path = built / page if page.endswith(".html") else built / page / "index.html"
    elements = Elements(path.read_text(encoding="utf-8"))
    for tag, attributes in elements.found:
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed", "object"} or (
            tag == "link" and attributes.get("rel") in {"stylesheet", "icon", "preload"}
        ):
            address = attributes.get("src") or attributes.get("href") or ""
            assert "//" not in address, (tag, address)
        if tag == "a" and page != "404.html":
            assert not (attributes.get("href") or "").startswith("/"), attributes


def test_404_speaks_both_languages_and_links_from_the_root(built):
    html = (built / "404.html").read_text(encoding="utf-8")
    elements = Elements(html)
    assert elements.all("html")[0]["lang"] == "fr"
    assert elements.all("section", lang="en")
    addresses = {a.get("href") for a in elements.all("a")}
    assert {PREFIX, f"{PREFIX}en/"} <= addresses


@needs_current
def test_sitemap_pairs_every_page(built):
    xml = (built / "sitemap.xml").read_text(encoding="utf-8")
    entries = {
        re.search(r"<loc>(.*?)</loc>", entry)[1]: dict(
            re.findall(r'hreflang="([^"]+)" href="([^"]+)"', entry)
        )
        for entry in re.findall(r"<url>.*?</url>", xml, re.DOTALL)
    }
    assert set(entries) == {SITE_URL + page for page in PAGES}
    for address, alternates in entries.items():
        page = address.removeprefix(SITE_URL)
        french = counterpart(page) if page.startswith("en/") else page
        assert alternates == {
            "fr": SITE_URL + french,
            "en": SITE_URL + counterpart(french),
            "x-default": SITE_URL + french,
        }


@needs_current
def test_every_page_of_the_nav_exists_in_both_languages():
    files = {
        locale: {
            p.relative_to(REPOSITORY / "docs" / locale)
            for p in (REPOSITORY / "docs" / locale).rglob("*.md")
        }
        for locale in ("fr", "en")
    }
    assert files["fr"] == files["en"]


def test_unused_weight_is_not_shipped(built):
    names = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    assert not [name for name in names if name.endswith(".map") or "wordcut" in name]


def test_received_text_is_published_byte_for_byte(built):
    received = (REPOSITORY / "docs/source/texte-recu.txt").read_bytes()
    assert len(received) == 6377
    assert (built / "source/texte-recu.txt").read_bytes() == received
    for page in ("a-propos/", "en/about/"):
        addresses = {urljoin(f"/{page}", a["href"]) for a in read(built, page).all("a")}
        assert "/source/texte-recu.txt" in addresses


def test_edition_declaration_is_not_published(built):
    assert yaml.safe_load((REPOSITORY / "docs/source/edition.yml").read_text(encoding="utf-8"))
    assert not list(built.rglob("edition.yml")) and not (built / "decisions").exists()
