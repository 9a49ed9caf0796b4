"""What the built site shows of the glossary, and that chapters are otherwise unchanged."""

import json
import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import case
import pytest

from glossary.book import read_books

BOOKS = read_books(case.BOOKS / "bread")
PLACES = {"fr": "glossaire/index.html", "en": "en/glossary/index.html"}
FOLDERS = {"fr": "chapitres", "en": "en/chapters"}
TERM = re.compile(r'<a class="term" href="([^"]*)" data-definition="([^"]*)">(.*?)</a>', re.S)
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def article(html):
    own = html[html.index("<article") : html.index("</article>")]
    return re.sub(r'<details class="peek".*?</details>', "", own, flags=re.DOTALL)


def chapters(bread_site, language):
    pages = sorted((bread_site / FOLDERS[language]).glob("*/index.html"))
    assert len(pages) == len(BOOKS[language].chapters)
    return {page: article(page.read_text(encoding="utf-8")) for page in pages}


def target(bread_site, page, href):
    """The file and fragment that a relative link leads to."""
    address = urlsplit(urljoin(page.relative_to(bread_site).as_posix(), href))
    path = bread_site / address.path
    return (path / "index.html" if address.path.endswith("/") else path), address.fragment


@LANGUAGES
def test_terms_lead_to_their_entries_once_a_chapter_and_not_too_often(bread_site, language):
    entries = BOOKS[language].glossary.by_id
    marks = words = 0
    for page, html in chapters(bread_site, language).items():
        found = [target(bread_site, page, href) for href, _, _ in TERM.findall(html)]
        assert {path for path, _ in found} == {bread_site / PLACES[language]}
        ids = [fragment for _, fragment in found]
        assert len(ids) == len(set(ids))
        assert set(ids) <= {each for each, entry in entries.items() if not entry.common}
        marks += len(ids)
        words += sum(len(p.text.split()) for p in passages_of(language, page) if p.kind == "body")
    assert marks * 12 <= words


def passages_of(language, page):
    ids = set(re.findall(r'<p\b[^>]*\sid="([^"]+)"', page.read_text(encoding="utf-8")))
    (chapter,) = (
        chapter
        for chapter in BOOKS[language].chapters.values()
        if ids & {passage.id for passage in chapter.passages}
    )
    return chapter.passages


@LANGUAGES
def test_without_the_links_a_paragraph_says_what_its_markdown_says(bread_site, language):
    for page, html in chapters(bread_site, language).items():
        without = TERM.sub(r"\3", html)
        assert 'class="term"' not in without and "data-definition" not in without
        for passage in passages_of(language, page):
            if passage.kind == "body" and passage.id:
                shown = re.search(rf'<p\b[^>]*\sid="{passage.id}"[^>]*>(.*?)</p>', without, re.S)[1]
                assert plain(re.sub(r"<[^>]+>", "", shown)) == plain(passage.text)


def plain(text):
    """Without what typography adds."""
    return " ".join(re.sub(r"[\u00a0\u202f]", " ", unescape(text)).replace("’", "'").split())


@LANGUAGES
def test_every_entry_shows_its_equivalent_and_where_it_is_used(bread_site, language):
    page = bread_site / PLACES[language]
    other = "en" if language == "fr" else "fr"
    html = article(page.read_text(encoding="utf-8"))
    parts = re.split(r'<h3\b[^>]*\sid="([^"]+)"', html)
    shown = dict(zip(parts[1::2], parts[2::2], strict=True))
    entries = BOOKS[language].glossary.by_id
    assert list(shown) == list(entries)
    assert shown
    uses = BOOKS[language].uses(sorted(BOOKS[language].chapters))
    for each, text in shown.items():
        equivalent = re.search(
            rf'<a href="([^"]+)" hreflang="{other}" lang="{other}">(.*?)</a>', text
        )
        assert target(bread_site, page, equivalent[1]) == (bread_site / PLACES[other], each)
        assert plain(equivalent[2]) == plain(BOOKS[other].glossary.by_id[each].term)
        assert f'href="#{each}" ' in text[text.index("glossary-share") :]
        assert "headerlink" not in text.partition("<h2")[0]
        where = re.search(r'<div class="glossary-uses">(.*?)</div>', text, re.S)
        links = re.findall(r'href="([^"]+)"', where[1]) if where else []
        targets = [target(bread_site, page, href) for href in links]
        assert sorted(fragment for _, fragment in targets) == sorted(
            use.paragraph for use in uses[each]
        )
        for path, fragment in targets:
            assert f'id="{fragment}"' in path.read_text(encoding="utf-8")


@LANGUAGES
def test_an_entry_begins_with_its_definition_and_folds_what_is_for_reference(bread_site, language):
    html = article((bread_site / PLACES[language]).read_text(encoding="utf-8"))
    entries = re.split(r"<h3\b", html)[1:]
    for text, entry in zip(entries, BOOKS[language].glossary.entries, strict=True):
        _, first, rest = re.split(r'<p[^>]*><span class="glossary-definition">(.*?)</span>', text)
        assert plain(re.sub("<[^>]+>", "", first)) == plain(entry.definition)
        assert "<li>" not in rest.partition("<details")[0]
        assert rest.count("<details") == rest.count("<summary>") == 1
        folded = plain(rest.partition("</summary>")[2])
        assert all(value.text in folded for value in (*entry.forms, *entry.synonyms))


@LANGUAGES
def test_the_letters_lead_to_headings_that_stand_above_their_terms(bread_site, language):
    html = (bread_site / PLACES[language]).read_text(encoding="utf-8")
    nav = re.search(r'<nav class="glossary-letters".*?</nav>', html, re.S)[0]
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', nav)
    assert links == re.findall(r'<h2 id="([^"]+)">([^<]+)</h2>', html)
    assert [letter for _, letter in links] == sorted({letter for _, letter in links})
    titles = re.findall(r"<h([23])\b[^>]*>([^<]+)<", article(html).partition("</nav>")[2])
    terms = [entry.term for entry in BOOKS[language].glossary.entries]
    assert [plain(title) for level, title in titles if level == "3"] == terms
    letter = ""
    for level, title in titles:
        letter = title if level == "2" else letter
        assert title[0].upper() == letter or not title[0].isascii()


@LANGUAGES
def test_a_chapters_words_are_those_it_links_in_their_order(bread_site, language):
    for page in chapters(bread_site, language):
        html = page.read_text(encoding="utf-8")
        (words,) = re.findall(r'<aside class="margin book-words".*?</aside>', html, re.S)
        assert "book-words" not in article(html)
        found = re.findall(r'<dt><a href="([^"]+)">.*?</dt><dd>(.*?)</dd>', words, re.S)
        assert found and found == [(href, told) for href, told, _ in TERM.findall(html)]


@LANGUAGES
def test_the_page_describes_a_set_of_defined_terms(bread_site, language):
    html = (bread_site / PLACES[language]).read_text(encoding="utf-8")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    data = json.loads(script)
    assert data["@type"] == "DefinedTermSet"
    names = [term["name"] for term in data["hasDefinedTerm"]]
    assert names == [entry.term for entry in BOOKS[language].glossary.entries]


def test_definitions_and_uses_stay_out_of_the_search_index(bread_site):
    for language, place in PLACES.items():
        script = (bread_site / f"search/index.{language}.js").read_text(encoding="utf-8")
        index = json.loads(script[script.index("{") : script.rindex("}") + 1])
        texts = {
            f"{part.get('url', '')}#{part.get('id', '')}": " ".join(
                text for _, text in part.get("paragraphs", [])
            )
            for part in index["sections"]
        }
        for page, html in chapters(bread_site, language).items():
            definitions = [plain(definition) for _, definition, _ in TERM.findall(html)]
            folder = page.parent.relative_to(bread_site).as_posix() + "/"
            text = " ".join(plain(text) for at, text in texts.items() if at.startswith(folder))
            assert text and not any(definition in text for definition in definitions)
        entry = texts[place.removesuffix("index.html") + "#gluten"]
        assert FOLDERS[language] not in entry
        assert not re.search(r"Employé dans|Used in", entry)
