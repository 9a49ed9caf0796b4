"""The pages of the built site: all there, paired, titled, addressed, linked relatively."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from support import PREFIX, SITE_URL, build, repository

from links.source_map import sources

PAIRS = {
    "": "en/",
    "a-propos/": "en/about/",
    "chapitres/la-cuisson/": "en/chapters/the-baking/",
    "chapitres/la-pate/": "en/chapters/the-dough/",
    "chapitres/le-levain/": "en/chapters/the-starter/",
    "chapitres/le-pain/": "en/chapters/the-bread/",
    "etat-de-la-traduction/": "en/translation-status/",
    "formes/": "en/forms/",
    "glossaire/": "en/glossary/",
    "lire/": "en/read/",
    "telechargements/": "en/downloads/",
}
PAGES = [*PAIRS, *PAIRS.values()]
TWINS = [
    twin
    for french, english in PAIRS.items()
    if french == "lire/" or french.startswith("chapitres/")
    for twin in (f"{french}parallele/en/", f"{english}parallel/fr/")
]


def french(page: str) -> str:
    """The page itself, or the one that it translates."""
    return next(each for each, other in PAIRS.items() if page in (each, other))


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


def read(site, page: str) -> Elements:
    return Elements((site / page / "index.html").read_text(encoding="utf-8"))


def alternates(page: str) -> dict[str, str]:
    """What a page and the sitemap say of its languages: the source language is also the default."""
    source = SITE_URL + french(page)
    return {"fr": source, "en": SITE_URL + PAIRS[french(page)], "x-default": source}


def test_site_has_exactly_the_pages_of_the_nav_in_both_languages(bread_site):
    found = {path.relative_to(bread_site).as_posix() for path in bread_site.rglob("*.html")}
    editions = {name for name in found if name.startswith("downloads/")}
    assert found - editions == {"404.html", *(f"{page}index.html" for page in (*PAGES, *TWINS))}


def test_link_checker_knows_the_markdown_file_of_every_page(bread, bread_site):
    known = sources(bread)
    for page in PAGES:
        title = known[f"{page}index.html"].read_text(encoding="utf-8").partition("\n# ")[2]
        assert read(bread_site, page).title.startswith(title.partition(" {")[0].replace("'", "’"))


@pytest.mark.parametrize("page", PAGES)
def test_page_declares_language_and_counterpart(bread_site, page):
    elements = read(bread_site, page)
    is_english = page.startswith("en/")
    assert elements.all("html")[0]["lang"] == ("en" if is_english else "fr")
    (canonical,) = elements.all("link", rel="canonical")
    assert canonical["href"] == SITE_URL + page
    links = elements.all("link", rel="alternate")
    assert {a["hreflang"]: a["href"] for a in links} == alternates(page)
    (switch,) = [a for a in elements.all("a") if "book-language" in (a.get("class") or "")]
    counterpart = french(page) if is_english else PAIRS[page]
    assert urljoin(SITE_URL + page, switch["href"]) == SITE_URL + counterpart


def test_titles_and_descriptions_are_the_pages_own(bread_site):
    heads = [read(bread_site, page) for page in PAGES]
    titles = [head.title for head in heads]
    descriptions = [head.all("meta", name="description")[0]["content"] for head in heads]
    assert all(titles) and len(set(titles)) == len(PAGES)
    assert all(descriptions) and len(set(descriptions)) == len(PAGES)


@pytest.mark.parametrize("chapter", [page for page in PAIRS if page.startswith("chapitres/")])
def test_headings_and_paragraphs_have_the_same_ids_in_both_languages(bread_site, chapter):
    ids = []
    for page in (chapter, PAIRS[chapter]):
        html = (bread_site / page / "index.html").read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        article = re.sub(r'<details class="peek".*?</details>', "", article, flags=re.DOTALL)
        blocks = re.findall(r"<(h[1-6]|p)\b([^>]*)>", article)
        blocks = [(tag, attrs) for tag, attrs in blocks if "book-place" not in attrs]
        ids.append([re.search(r'\bid="([^"]+)"', attrs)[1] for _, attrs in blocks])
    assert ids[0] == ids[1]
    assert len(ids[0]) >= 2


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_nothing_is_loaded_from_elsewhere_and_links_are_relative(bread_site, page):
    path = bread_site / (page if page.endswith(".html") else f"{page}index.html")
    elements = Elements(path.read_text(encoding="utf-8"))
    for tag, attributes in elements.found:
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed", "object"} or (
            tag == "link" and attributes.get("rel") in {"stylesheet", "icon", "preload"}
        ):
            address = attributes.get("src") or attributes.get("href") or ""
            assert "//" not in address, (tag, address)
        if tag == "a" and page != "404.html":
            assert not (attributes.get("href") or "").startswith("/"), attributes


def test_404_speaks_both_languages_and_links_from_the_root(bread_site):
    html = (bread_site / "404.html").read_text(encoding="utf-8")
    elements = Elements(html)
    assert elements.all("html")[0]["lang"] == "fr"
    assert elements.all("section", lang="en")
    addresses = {a.get("href") for a in elements.all("a")}
    assert {PREFIX, f"{PREFIX}en/"} <= addresses


def test_sitemap_pairs_every_page(bread_site):
    xml = (bread_site / "sitemap.xml").read_text(encoding="utf-8")
    entries = {
        re.search(r"<loc>(.*?)</loc>", entry)[1]: dict(
            re.findall(r'hreflang="([^"]+)" href="([^"]+)"', entry)
        )
        for entry in re.findall(r"<url>.*?</url>", xml, re.DOTALL)
    }
    assert entries == {SITE_URL + page: alternates(page) for page in PAGES}


def test_received_text_is_published_byte_for_byte(bread, bread_site):
    received = (bread / "docs/source/texte-recu.txt").read_bytes()
    assert (bread_site / "source/texte-recu.txt").read_bytes() == received
    for page in ("a-propos/", "en/about/"):
        addresses = {urljoin(f"/{page}", a["href"]) for a in read(bread_site, page).all("a")}
        assert "/source/texte-recu.txt" in addresses


def test_what_editors_keep_for_themselves_is_not_published(bread, bread_site):
    for name in ("source/edition.yml", "words.txt"):
        assert (bread / "docs" / name).is_file()
        assert not (bread_site / name).exists()


def test_a_first_line_that_mkdocs_takes_for_metadata_is_read_as_text(tmp_path):
    root = repository(tmp_path)
    page = root / "docs/fr/a-propos.md"
    text = page.read_text(encoding="utf-8").split("---\n", 2)[2].lstrip()
    page.write_text(f"Attention: ce livre s'essaie.\n\n{text}", encoding="utf-8")
    result = build(["-m", "mkdocs", "build", "-q", "--no-strict", "-d", "site"], root)
    assert result.returncode == 0, result.stderr
    assert "ce livre s’essaie" in (root / "site/a-propos/index.html").read_text(encoding="utf-8")


def test_a_menu_of_many_pages_is_not_copied_for_the_next_language(tmp_path):
    root, names = repository(tmp_path), [f"p{number}.md" for number in range(240)]
    for name in names:
        (root / "docs/fr" / name).write_text(f"# {name}\n", encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "  - a-propos.md\n", "".join(f"  - {each}\n" for each in ("a-propos.md", *names))
    )
    settings.write_text(text, encoding="utf-8")
    result = build(["-m", "mkdocs", "build", "-q", "--no-strict", "-d", "site"], root)
    assert result.returncode == 0, result.stderr
