"""Each form that a text can take is shown in the site and in every edition, tracked, and found."""

import json
import re
import zipfile

import pytest
from edition_text import tree

from translation.book import page_pairs

NAME = "le-pain-au-levain-pas-a-pas"
PAGES = {"fr": "formes", "en": "en/forms"}
# What the page shows, as an XPath, and how often.
FORMS = {
    "//h1": 1, "//h2": 3, "//h3": 1, "//em": 3, "//p/strong[.='gras' or .='bold']": 1, "//del": 1, "//ins": 1,
    "//p/code": 1, "//sub": 1, "//p/sup[not(a)]": 1, "//p/br": 1,
    "//a[starts-with(@href, 'https://www.example.org/')]": 3, "//a[starts-with(@href, 'mailto:')]": 1,
    "//sup/a[@role='doc-noteref']": 2, "//div[@class='footnote']//li": 2, "//a[@role='doc-backlink']": 2,
    "//ul/li/ul/li": 2, "//ol/li/p": 6, "//li/label/input[@type='checkbox' and @disabled]": 2,
    "//li/label/input[@checked]": 1, "//dl/dt": 2, "//dl/dd": 2, "//blockquote/p": 1,
    "//figure//table": 1, "//td[@class='align-right']": 2, "//figure//img": 1, "//figcaption": 3,
    "//figure//*[local-name()='svg'][@role='img']//*[local-name()='text']": 14,
    "//div[starts-with(@class, 'admonition ')]": 4, "//details/summary": 3,
    "//div[@class='tabs']/details": 2, "//section[@class='recipe']/p": 1, "//pre/code": 1, "//hr": 2,
}  # fmt: skip


def shown(html: bytes, top: str) -> dict[str, int]:
    """How often each form stands in the first element that ``top`` finds."""
    (element, *_) = tree(html).xpath(top)
    for control in element.xpath(".//*[contains(@class, 'headerlink')]"):
        control.drop_tree()
    return {path: len(element.xpath(f".{path}")) for path in FORMS}


@pytest.mark.parametrize("locale", PAGES)
def test_the_site_and_its_copy_show_each_form(bread_site, locale):
    assert shown((bread_site / PAGES[locale] / "index.html").read_bytes(), "//article") == FORMS
    with zipfile.ZipFile(bread_site / "downloads" / f"{NAME}-html.zip") as archive:
        page = archive.read(f"{NAME}/{PAGES[locale]}.html")
    assert shown(page, "//article") == FORMS


@pytest.mark.parametrize("locale", PAGES)
def test_books_show_each_form_with_every_fold_open(bread_site, locale):
    with zipfile.ZipFile(bread_site / "downloads" / f"{NAME}.{locale}.epub") as book:
        page = book.read("EPUB/text/formes.xhtml").partition(b"?>")[2]
    single = (bread_site / "downloads" / f"{NAME}.{locale}.html").read_bytes()
    merged = "//section[.//*[@id='formes--formes']]"
    one_lower = {"//h1": 0, "//h2": 1, "//h3": 3}  # the book's title is the first heading
    assert shown(page, "//section") == FORMS
    assert shown(single, merged) == FORMS | one_lower
    for html, top in ((page, "//section"), (single, merged)):
        folds = tree(html).xpath(f"{top}//details")
        assert len(folds) == 3
        assert all("open" in each.attrib and "name" not in each.attrib for each in folds)


@pytest.mark.parametrize("locale", PAGES)
def test_no_id_of_another_page_no_style_and_names_for_what_is_no_word(bread_site, locale):
    text = (bread_site / PAGES[locale] / "index.html").read_text("utf-8")
    article = re.search(r"<article.*?</article>", text, re.S)[0]
    assert not re.search(r'(?:id|name)="__', article) and " style=" not in article
    back = {"fr": "Revenir à l’appel de la note 1", "en": "Back to the text of note 1"}[locale]
    assert f'aria-label="{back}"' in article
    assert {
        name.partition("--")[2] for name in re.findall(r'(?:id|name)="([^"]*--[^"]*)"', article)
    } == {"formes"}


def test_each_form_is_tracked_and_found(bread, bread_site):
    pair = next(each for each in page_pairs(bread) if each.key == "formes.md")
    assert {each.state for each in pair.pairs} == {"current"} and len(pair.pairs) > 50
    for locale, side in (("fr", pair.source), ("en", pair.target)):
        index = (bread_site / f"search/index.{locale}.js").read_text("utf-8")
        sections = json.loads(index.removeprefix("bookIndex=").removesuffix(";\n"))["sections"]
        found = {part[0] for each in sections for part in each.get("paragraphs", ())}
        found |= {each["id"] for each in sections}
        ids = {each.id for each in side.segments if each.kind != "meta" and each.level != 1}
        assert ids - found == {"blocs-6"}  # the picture
