"""The whole book on one page of a built site: every chapter, in order, once, and no second time elsewhere."""

from urllib.parse import urldefrag, urljoin

import pytest
from edition_text import letters, tree
from support import SITE_URL

from pages import reading

PLACES = {"fr": ("lire/", ""), "en": ("en/read/", "en/")}
CHAPTERS = {
    "fr": ["le-pain", "le-levain", "la-pate", "la-cuisson"],
    "en": ["the-bread", "the-starter", "the-dough", "the-baking"],
}
LANGUAGES = pytest.mark.parametrize("locale", PLACES)


def page(site, address):
    return tree((site / address / "index.html").read_bytes())


def chapters(site, locale):
    """Each chapter's page, by its address."""
    folder = PLACES[locale][1] + ("chapitres/" if locale == "fr" else "chapters/")
    return {f"{folder}{name}/": page(site, f"{folder}{name}/") for name in CHAPTERS[locale]}


def text(article):
    for each in article.xpath(".//*[@class='headerlink']"):
        each.drop_tree()
    return letters(article.text_content())


@LANGUAGES
def test_it_says_what_the_chapters_say_in_their_order(bread_site, locale):
    root = page(bread_site, PLACES[locale][0])
    parts = root.xpath("//section[@class='book-part']")
    own = chapters(bread_site, locale)
    assert len(parts) == len(own) > 2
    for part, (address, chapter), number in zip(parts, own.items(), range(1, 99), strict=False):
        elements = chapter.xpath("//article/*[self::p or self::ul][@data-segment]")
        said = [text(each) for each in elements]
        assert (
            said and [text(each) for each in part.xpath("./*[@data-segment][position()>1]")] == said
        )
        (heading,) = part.xpath("./h2")
        (title,) = chapter.xpath("//article/h1/text()")
        assert heading.text_content() == f"{number} {title}"
        assert urljoin(PLACES[locale][0], heading.xpath("./a/@href")[0]) == address
        assert set(part.xpath(".//@id")) <= set(chapter.xpath("//@id"))
    assert len(root.xpath("//h1")) == 1
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


@LANGUAGES
def test_terms_on_it_lead_to_the_glossary_with_their_definitions(bread_site, locale):
    address, home = PLACES[locale]
    root = page(bread_site, address)
    terms = root.xpath("//a[@class='term']")
    assert terms and all(each.get("data-definition") for each in terms)
    glossary = home + ("glossaire/" if locale == "fr" else "glossary/")
    ids = set(page(bread_site, glossary).xpath("//@id"))
    for each in terms:
        there, name = urldefrag(urljoin(address, each.get("href")))
        assert there == glossary and name in ids


@LANGUAGES
def test_it_is_no_step_on_the_way_and_is_not_searched(bread_site, locale):
    address, home = PLACES[locale]
    root = page(bread_site, address)
    assert not root.xpath("//link[@rel='prev' or @rel='next']")
    *_, last = chapters(bread_site, locale).items()
    (following,) = last[1].xpath("//link[@rel='next']/@href")
    assert urljoin(last[0], following) == home + ("glossaire/" if locale == "fr" else "glossary/")
    index = (bread_site / f"search/index.{locale}.js").read_text("utf-8")
    assert '"lire/' not in index and '"en/read/' not in index
    assert '"glossaire/' in index or '"en/glossary/' in index
    assert SITE_URL + address in (bread_site / "sitemap.xml").read_text("utf-8")
    assert root.xpath("//link[@rel='canonical']/@href") == [SITE_URL + address]


@LANGUAGES
def test_minutes_are_those_of_the_words_and_the_home_page_leads_there(bread_site, locale):
    count = 0
    for chapter in chapters(bread_site, locale).values():
        for each in chapter.xpath("//article//a[@class='headerlink']"):
            each.drop_tree()
        texts = chapter.xpath("//article/*[@data-segment]")
        count += sum(reading.words(f"<p>{each.text_content()}</p>") for each in texts)
    minutes = reading.at_most(count)
    address, home = PLACES[locale]
    (link,) = page(bread_site, home or ".").xpath("//p[@class='book-whole']/a")
    assert urljoin(home, link.get("href")) == address
    assert str(minutes) in link.text_content()
    (place,) = page(bread_site, address).xpath("//p[@class='book-place']")
    assert str(minutes) in place.text_content()


@LANGUAGES
def test_contents_of_the_page_lead_to_each_chapter(bread_site, locale):
    root = page(bread_site, PLACES[locale][0])
    ids = root.xpath("//section[@class='book-part']/h2/@id")
    assert ids and set(root.xpath("//a[not(ancestor::article)]/@href")) >= {f"#{e}" for e in ids}
