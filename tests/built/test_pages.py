"""The pages of a built site: all there, paired, titled, addressed, linked relatively."""

import json
from urllib.parse import urljoin

import lxml.etree
import pytest
from book_reader import letters
from edition_text import tree
from support import PREFIX, SITE_URL, run

_LOADED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //object/@data"
    " | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
)
# What an author has named: the letters of a glossary are the build's, and their language's.
_PASSAGES = (
    "//article//*[self::p or self::li or starts-with(name(), 'h')]"
    "[not(starts-with(@id, 'letter_'))]/@id"
)
_SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="session")
def trees(book, built):
    """Every page of the book, read from the built site."""
    return {page: tree((built / page.address / "index.html").read_bytes()) for page in book.pages}


def alternates(book, page):
    """The address of each version of a page, as a page and the sitemap must name them."""
    found = {locale: SITE_URL + each.address for locale, each in book.versions(page).items()}
    return {**found, "x-default": next(iter(found.values()))}


def named(links):
    return {link.get("hreflang"): link.get("href") for link in links}


def test_site_has_exactly_the_pages_of_the_navigation(book, built):
    found = {path.parent.relative_to(built).as_posix() for path in built.rglob("index.html")}
    found -= {each for each in found if leads_on(built / each / "index.html")}
    twins = {each for each in found if "/parallel" in each}
    assert found - twins == {page.address.rstrip("/") or "." for page in book.pages}
    assert twins == set(twins_of(book, built))


def leads_on(file):
    """Is it no page of the book, but one left at an address that a page had?"""
    return '<meta name="robots" content="noindex">' in file.read_text("utf-8")


def twins_of(book, built):
    """The pages that show a chapter, or all, in two languages, each with the page's locale and the other."""
    return {
        folder.relative_to(built).as_posix(): (page, other)
        for page in book.pages
        if page.path in book.chapters or page.template == "read.html"
        for other, its in book.versions(page).items()
        if other != page.locale and its.is_ready
        for folder in (built / page.address).glob(f"parallel*/{other.lower()}")
    }


def test_each_passage_of_a_chapter_has_its_counterpart_below_it_and_beside_it(book, built, trees):
    for address, (page, other) in twins_of(book, built).items():
        if page.path not in book.chapters:
            continue
        there = trees[book.versions(page)[other]]
        twin = tree((built / address / "index.html").read_bytes())
        for passage in trees[page].xpath("//article//*[@data-segment and @id]"):
            name = passage.get("data-segment")
            theirs = there.xpath("//article//*[@data-segment=$name and @id]", name=name)
            if not theirs:
                continue
            words = letters(theirs[0].text_content())
            (below,) = passage.xpath("(following::*|.//*)[@class='peek'][1]")
            assert words in letters(below.text_content()), (address, name)
            beside = twin.xpath("//*[@data-segment=$name and not(@id)]", name=name)
            assert [letters(each.text_content()) for each in beside] == [words], (address, name)
            assert beside[0].xpath("ancestor-or-self::*[@lang][1]/@lang") == [other]


def test_each_entry_of_the_glossary_has_its_counterpart_below_it(book, trees):
    for page, root in trees.items():
        for other, its in book.versions(page).items():
            if page.path != "glossaire.md" or other == page.locale or not its.is_ready:
                continue
            for term in root.xpath("//article//h3[@data-segment]"):
                (heading,) = trees[its].xpath("//article//h3[@id=$name]", name=term.get("id"))
                definition = letters(
                    heading.xpath("following::p[not(@class)][1]")[0].text_content()
                )
                (peek,) = term.xpath("following::details[@class='peek'][1]")
                said = letters(peek.xpath("string(div[@lang=$other])", other=other))
                assert said.startswith(letters(heading.text_content()) + definition), term.get("id")


def test_each_page_names_its_language_its_address_and_its_other_languages(book, trees):
    for page, root in trees.items():
        assert root.get("lang") == page.locale, page
        assert root.xpath("//link[@rel='canonical']/@href") == [SITE_URL + page.address]
        links = root.xpath("//head/link[normalize-space(@rel)='alternate']")
        assert named(links) == alternates(book, page), page.address
        switch = named(root.xpath("//body//a[@rel='alternate']"))
        others = set(book.versions(page)) - {page.locale}
        assert switch.keys() == others, page.address
        for locale, href in switch.items():
            there = urljoin(SITE_URL + page.address, href)
            assert there == SITE_URL + book.versions(page)[locale].address


def test_titles_and_descriptions_are_the_pages_own(book, trees):
    for locale in book.locales:
        heads = [root for page, root in trees.items() if page.locale == locale]
        for path in ("//title/text()", "//meta[@name='description']/@content"):
            texts = [" ".join(root.xpath(path)).strip() for root in heads]
            assert all(texts) and len(set(texts)) == len(heads), (locale, path)


def test_each_page_has_one_first_heading_and_no_id_twice(trees):
    for page, root in trees.items():
        assert len(root.xpath("//article//h1")) == 1, page.address
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), page.address


def test_passages_have_the_same_ids_in_each_language_that_is_current(book, trees):
    report = json.loads(
        run("check_translations.py", "--root", book.root, "--format", "json").stdout
    )
    behind = {
        each["path"]
        for each in report["pages"]
        if any(segment["state"] != "current" for segment in each["segments"])
    }
    for page in book.pages:
        original = book.versions(page)[next(iter(book.versions(page)))]
        if page is original or f"docs/{page.locale}/{page.path}" in behind:
            continue
        mine, theirs = (root.xpath(_PASSAGES) for root in (trees[page], trees[original]))
        assert sorted(mine) == sorted(theirs), page.address
        if page.path in book.chapters:  # other pages may be in the order of their language
            assert mine == theirs and len(mine) > 1, page.address


def test_nothing_is_loaded_from_elsewhere_and_links_are_relative(book, built, trees):
    not_found = tree((built / "404.html").read_bytes())
    for root in (*trees.values(), not_found):
        for address in root.xpath(_LOADED):
            assert "//" not in address, address
    for page, root in trees.items():
        assert not root.xpath("//a[starts-with(@href, '/')]/@href"), page.address
    homes = {
        urljoin(PREFIX, page.address)
        for page in book.pages
        if page.path == "index.md" and page.is_ready
    }
    assert homes <= set(not_found.xpath("//a/@href"))  # from whatever depth it is shown


def test_sitemap_pairs_every_page_that_is_ready(book, built):
    sitemap = lxml.etree.parse(built / "sitemap.xml")
    entries = {
        entry.findtext("s:loc", namespaces=_SITEMAP): named(entry.findall("x:link", _SITEMAP))
        for entry in sitemap.iterfind("s:url", _SITEMAP)
    }
    ready = [page for page in book.pages if page.is_ready]
    assert entries == {SITE_URL + page.address: alternates(book, page) for page in ready}


def test_link_check_finds_nothing(book, built):
    result = run("check_links.py", built, "--root", book.root, "--format", "json")
    assert result.returncode == 0, result.stderr
    assert not [e for e in json.loads(result.stdout)["problems"] if e["severity"] == "error"]


def test_sources_are_published_byte_for_byte_and_what_is_declared_about_them_is_not(book, built):
    for text in (book.root / "docs/source").glob("*.txt"):
        assert (built / "source" / text.name).read_bytes() == text.read_bytes()
    assert not list((built / "source").glob("*.yml"))


def test_what_servers_and_search_engines_need_is_there_and_no_dead_weight(built):
    assert (built / ".nojekyll").is_file()
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (built / "robots.txt").read_text("utf-8")
    assert not list(built.rglob("*.map"))
