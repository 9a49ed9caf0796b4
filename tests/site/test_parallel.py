"""A book in three languages: each passage has its counterpart in each other one, below it and beside it."""

import re
import zipfile
from itertools import permutations

import pytest
import small_books
from book_reader import letters
from edition_text import tree
from support import EPOCH, build_all, repository

LEAVEN = {
    "fr": "chapitres/le-levain",
    "en": "en/chapters/the-starter",
    "ar": "ar/chapitres/le-levain",
}
WORD = {"fr": "parallele", "en": "parallel", "ar": "parallele"}
DIRECTION = {"fr": "ltr", "en": "ltr", "ar": "rtl"}
PAIRS = list(permutations(LEAVEN, 2))


WHOLE = """---
template: read.html
slug: lire
description: كل الفصول في صفحة واحدة.
---

# اقرأ الكل { #lire }

هذه كل الفصول واحدا بعد الآخر.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """French, English, and Arabic with one chapter; one French sentence has changed since."""
    root = repository(tmp_path_factory.mktemp("three"))
    small_books.arabic(root)
    (root / "docs/ar/lire.md").write_text(WHOLE, encoding="utf-8")
    small_books.replace(root / "docs/fr/chapitres/la-pate.md", {"la montre": "une montre"})
    build_all(root, root / "built", SOURCE_DATE_EPOCH=EPOCH)
    return root / "built"


def page(site, address):
    return tree((site / address / "index.html").read_bytes())


def passages(root):
    return {
        each.get("data-segment"): letters(each.text_content())
        for each in root.xpath("//article//*[@data-segment and @id]")
    }


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_each_passage_is_below_and_beside_its_counterpart(site, here, there):
    own, other = page(site, LEAVEN[here]), passages(page(site, LEAVEN[there]))
    twin = page(site, f"{LEAVEN[here]}/{WORD[here]}/{there}")
    assert len(other) > 2
    assert passages(own).keys() == passages(twin).keys() == other.keys()
    for name, text in other.items():
        (segment,) = own.xpath("//*[@data-segment=$name and @id]", name=name)
        (below,) = segment.xpath(
            "following::details[@class='peek'][1]/*[@class='counterpart' and @lang=$lang]",
            lang=there,
        )
        (beside,) = twin.xpath("//*[@data-segment=$name and not(@id)]", name=name)
        assert letters(below.text_content()) == letters(beside.text_content()) == text
        box = beside.xpath("ancestor-or-self::*[@lang][1]")[0]
        assert box.get("lang") == below.get("lang") == there
        is_turned = DIRECTION[here] != DIRECTION[there]
        assert box.get("dir") == below.get("dir") == (DIRECTION[there] if is_turned else None)


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_the_switch_leads_to_each_twin_and_back(site, here, there):
    links = page(site, LEAVEN[here]).xpath("//a[@data-parallel]/@href")
    assert links == [f"{WORD[here]}/{other}/" for other in LEAVEN if other != here]
    assert page(site, f"{LEAVEN[here]}/{WORD[here]}/{there}").xpath(
        "//a[@data-parallel]/@href"
    ) == ["../../"]


def test_one_control_offers_all_other_languages(site):
    (control,) = page(site, LEAVEN["fr"]).xpath("//*[@id='le-levain-1']/following::summary[1]")
    assert control.get("data-peek") == "en ar"
    assert letters(control.text_content()) == letters("ENAR le même passage : English, العربية")


def test_a_page_that_a_language_has_not_translated_is_not_beside_any(site):
    assert not list(site.rglob("la-pate/*/ar"))
    assert page(site, "chapitres/la-pate").xpath("//summary/@data-peek")[0] == "en"
    assert not page(site, "ar/chapitres/la-pate").xpath("//*[@data-peek or @data-parallel]")


def test_an_outdated_passage_says_so_on_both_sides(site):
    for address in ("chapitres/la-pate", "en/chapters/the-dough"):
        slug = f"{address}/{'parallele/en' if address[0] == 'c' else 'parallel/fr'}"
        (row,) = page(site, slug).xpath("//div[@class='parallel__row'][.//*[@role='note']]")
        assert row.xpath(".//*[@id]/@id") == ["la-pate-2"]
        (peek,) = page(site, address).xpath("//details[@class='peek'][.//*[@role='note']]")
        assert peek.xpath("preceding::*[@data-segment][1]/@id") == ["la-pate-2"]


def test_links_of_the_copy_in_two_languages_stay_in_it(site):
    (file,) = (site / "downloads").glob("*.fr-en.epub")
    with zipfile.ZipFile(file) as book:
        texts = {name: tree(book.read(name)) for name in book.namelist() if "/text/" in name}
    hrefs = [
        href
        for each in texts.values()
        for href in each.xpath("//article//a/@href | //section//a/@href")
    ]
    chapters = [href for href in hrefs if "le-pain" in href]
    assert len(chapters) > 3
    assert not [href for href in chapters if "//" in href and "/ar/" not in href]


def test_the_whole_book_beside_a_language_with_one_chapter_keeps_all_and_their_numbers(site):
    whole = page(site, "lire/parallele/ar")
    numbers = whole.xpath("//section[@class='book-part']//span[@class='book-number']/text()")
    assert numbers == ["1", "2", "3", "4"]
    notices = [
        each.xpath("count(.//*[@class='parallel-notice'])")
        for each in whole.xpath("//section[@class='book-part']")
    ]
    assert notices == [1, 0, 1, 1]


def test_the_copy_in_two_languages_says_what_is_outdated(site):
    (file,) = (site / "downloads").glob("*.fr-en.epub")
    with zipfile.ZipFile(file) as book:
        chapter = tree(book.read("EPUB/text/la-pate.xhtml"))
    (row,) = chapter.xpath("//*[@class='parallel__row'][.//*[@role='note']]")
    assert row.xpath(".//*[@id]/@id") == ["la-pate-2"]


def test_nothing_is_left_to_fill(site):
    for path in site.rglob("*.html"):
        assert not re.search("data-passage|data-peeked", path.read_text("utf-8")), path


@pytest.mark.parametrize("other", ["en", "ar"])
def test_the_copy_in_two_languages_has_passage_under_passage_and_both_glossaries(site, other):
    (file,) = (site / "downloads").glob(f"*.fr-{other}.epub")
    with zipfile.ZipFile(file) as book:
        chapter = tree(book.read("EPUB/text/le-levain.xhtml"))
        package, names = book.read("EPUB/package.opf").decode(), book.namelist()
    assert f"<dc:language>fr</dc:language>\n<dc:language>{other}</dc:language>" in package
    french, foreign = passages(page(site, LEAVEN["fr"])), passages(page(site, LEAVEN[other]))
    rows = chapter.xpath("//*[@class='parallel__row']")
    assert [letters(each.text_content()) for each in rows] == [
        french[name] + foreign[name] for name in french
    ]
    linked = {each.partition("#")[0] for each in chapter.xpath("//a[@class='term']/@href")}
    translated = {f"glossaire-{other}.xhtml"} if other == "en" else set()  # Arabic has none yet
    assert linked == {"glossaire.xhtml", *translated}
    assert {f"EPUB/text/{name}" for name in linked} <= set(names)


def test_copies_in_one_language_have_no_passage_of_another(site):
    (file,) = (site / "downloads").glob("*.fr.html")
    assert "peek" not in file.read_text("utf-8").partition("<body>")[2]
