"""Languages beyond the first two: three whole ones, one of them from right to left, and one half done, from right to
left too. Checks, addresses, the language and direction of every text, the glossary, the editions."""

import re
import unicodedata
import zipfile
from itertools import permutations
from pathlib import Path
from posixpath import join, normpath

import lxml.html
import pytest
from lxml import etree
from small_books import HALF_DONE

from book import identity
from checks.registry import BY_NAME
from glossary.export import as_csv, as_json, read_concepts
from glossary.tbx import as_tbx
from ground.problem import count

WHOLE = ("fr", "en", "es", "pt-BR", "ar")
LANGUAGES = (*WHOLE, HALF_DONE)
RTL = {"ar", "he"}
HOME = {each: "" if each == "fr" else f"{each}/" for each in LANGUAGES}
GLOSSARY = {
    "fr": "glossaire/", "en": "en/glossary/", "es": "es/glosario/", "pt-BR": "pt-BR/glossario/",
    "ar": "ar/masrad/", "he": "he/glossaire/",
}  # fmt: skip
STARTER = {
    "fr": "levain", "en": "starter", "es": "masa madre", "pt-BR": "fermento natural",
    "ar": "خميرة طبيعية", "he": "מחמצת",
}  # fmt: skip
SCRIPTS = {"ar": "ARABIC", "he": "HEBREW"}
# What no reader reads as a text of the page's language: addresses, names of files, fingerprints, sizes.
TOKEN = re.compile(r"(?:\d+ )?\S*")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(content: bytes, name: str) -> etree._Element:
    if name.endswith(".xhtml"):
        return etree.fromstring(content)
    return lxml.html.document_fromstring(content, lxml.html.HTMLParser(encoding="utf-8"))


def scripts_of(text: str) -> set[str]:
    """The scripts of the letters of a text."""
    return {unicodedata.name(each).split(" ")[0] for each in text if each.isalpha()}


def told(element: etree._Element | None, *names: str) -> str:
    """What the nearest element says of its language or direction."""
    while element is not None:
        for name in names:
            if value := element.get(name):
                return value
        element = element.getparent()
    return ""


def mistold(root: etree._Element) -> set[str]:
    """The texts of a page whose language is said to be one of another script, or whose direction is not that
    of the language."""
    found = set()
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ("script", "style", "title", "meta", "code", "pre"):
            continue
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            text = " ".join((text or "").replace("\u200e", "").split())
            if TOKEN.fullmatch(text) and not set(text) - set(map(chr, range(128))):
                continue
            language = told(owner, "lang", XML_LANG)
            direction = told(owner, "dir", "direction") or "ltr"
            scripts, own = scripts_of(text), SCRIPTS.get(language, "LATIN")
            if scripts and (own not in scripts or scripts - {own, "LATIN", "GREEK"}):
                found.add(f"{language}: {text}")
            if scripts and (direction == "rtl") is not (language in RTL):
                found.add(f"{direction}: {text}")
    return found


def html_pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.is_relative_to(site))


def test_checks_find_no_error_and_nothing_to_do_but_what_is_not_translated(languages):
    problems = [p for name in ("prose", "glossary", "translations")
                for p in BY_NAME[name].function(languages, languages)]  # fmt: skip
    assert count(problems, "error") == 0, problems
    (note,) = (each for each in problems if each.severity == "note")
    assert (note.rule, note.path) == ("no-dictionary", "docs/pt-BR")
    left = {(p.rule, p.path) for p in problems if p.severity == "warning"}
    # A word that was added to the interface since may wait in these.
    whole = {each for each in left if not each[1].startswith(f"docs/{HALF_DONE}/")}
    assert {rule for rule, _ in left} == {"missing"}
    assert {path for _, path in whole} <= {f"docs/{each}/interface.yml" for each in WHOLE}


def test_a_page_stands_below_its_language_in_that_language_and_direction(languages_site):
    for locale, home in HOME.items():
        page = parsed((languages_site / home / "index.html").read_bytes(), "index.html")
        assert (page.get("lang"), page.get("dir")) == (locale, "rtl" if locale in RTL else "ltr")


def test_every_text_of_every_page_is_in_the_language_and_direction_it_says(languages_site):
    wrong = {
        f"{path.relative_to(languages_site)}: {each}"
        for path in html_pages(languages_site)
        for each in mistold(parsed(path.read_bytes(), path.name))
    }
    assert wrong == set()


def test_every_text_of_every_book_is_in_the_language_and_direction_it_says(languages_site):
    wrong, read = set(), 0
    for path in sorted((languages_site / "downloads").glob("*.epub")):
        with zipfile.ZipFile(path) as book:
            for name in (each for each in book.namelist() if each.endswith(".xhtml")):
                wrong |= {
                    f"{path.name}: {name}: {x}" for x in mistold(parsed(book.read(name), name))
                }
                read += 1
    assert wrong == set() and read > 100


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<html lang="ar" dir="rtl"><p>خبز</p></html>', set()),
        ('<html lang="ar" dir="rtl"><p>Le pain.</p></html>', {"ar: Le pain."}),
        ('<html lang="ar" dir="rtl"><p lang="fr">Le pain.</p></html>', {"rtl: Le pain."}),
        ('<html lang="ar" dir="rtl"><p lang="fr" dir="ltr">Le pain.</p></html>', set()),
        ('<html lang="fr"><p lang="ar">خبز</p></html>', {"ltr: خبز"}),
    ],
)
def test_what_would_be_found(html, wrong):
    assert mistold(parsed(html.encode(), "x.html")) == wrong


def test_a_book_turns_its_pages_in_the_direction_of_its_language(languages_site):
    name = "{http://purl.org/dc/elements/1.1/}language"
    for locale in LANGUAGES:
        (path,) = (languages_site / "downloads").glob(f"*.{locale}.epub")
        with zipfile.ZipFile(path) as book:
            package = etree.fromstring(book.read("EPUB/package.opf"))
        spine = next(package.iter("{http://www.idpf.org/2007/opf}spine"))
        turned = spine.get("page-progression-direction")
        assert next(package.iter(name)).text == locale
        assert turned == ("rtl" if locale in RTL else None)


def test_each_language_that_is_ready_has_its_editions_and_one_beside_the_source(languages_site):
    names = {path.name.partition(".")[2] for path in (languages_site / "downloads").glob("*.*")}
    assert {f"{each}.{kind}" for each in LANGUAGES for kind in ("html", "epub")} <= names
    assert {f"fr-{each}.epub" for each in LANGUAGES[1:]} <= names


@pytest.mark.parametrize("here", LANGUAGES)
def test_an_entry_says_its_equivalent_in_each_other_language(languages_site, here):
    page = parsed((languages_site / GLOSSARY[here] / "index.html").read_bytes(), "index.html")
    (line,) = page.xpath('//h3[@id="levain"]/following::p[@class="glossary-equivalent"][1]')
    shown = {}
    for link in line.iterchildren("a"):
        place, _, fragment = link.get("href").partition("#")
        language = link.get("hreflang")
        assert normpath(join(GLOSSARY[here], place)) + "/" == GLOSSARY[language]
        assert (fragment, link.get("lang")) == ("levain", language)
        turned = (language in RTL) is not (here in RTL)
        assert (link.get("dir") is not None) is turned
        shown[language] = link.text
    assert shown == {each: term for each, term in STARTER.items() if each != here}


def test_an_entry_that_waits_is_there_and_nothing_is_claimed_of_it(languages_site):
    page = parsed((languages_site / GLOSSARY["he"] / "index.html").read_bytes(), "index.html")
    (entry,) = page.xpath('//h3[@id="gluten"]')
    assert (entry.get("lang"), entry.get("dir")) == ("fr", "ltr")
    between = entry.xpath('following-sibling::*[following-sibling::h3[@id="levain"]]')
    assert "glossary-equivalent" not in {each.get("class") for each in between}
    (equivalents,) = parsed(
        (languages_site / GLOSSARY["es"] / "index.html").read_bytes(), "x.html"
    ).xpath('//h3[@id="gluten"]/following::p[@class="glossary-equivalent"][1]')
    shown = [each.get("hreflang") for each in equivalents.iterchildren("a")]
    assert shown == ["fr", "en", "ar", "pt-BR"]


@pytest.mark.parametrize("locale", ["es", "pt-BR", "ar"])
def test_terms_of_a_chapter_have_tooltips_in_their_language(languages_site, locale):
    (page,) = (
        tree
        for path in (languages_site / locale).rglob("index.html")
        if (tree := parsed(path.read_bytes(), path.name)).xpath('//h1[@id="le-levain"]')
        and not tree.xpath('//*[contains(@class, "parallel__row")]')
        and not tree.xpath('//section[@class="book-part"]')
    )
    terms = page.xpath('//article//a[@class="term"]')
    assert terms and all(
        scripts_of(each.get("data-definition")) == {SCRIPTS.get(locale, "LATIN")} for each in terms
    )
    assert {each.get("href").partition("#")[2] for each in terms} >= {"levain"}


def test_every_language_leads_to_every_other(languages_site):
    for here, there in permutations(LANGUAGES, 2):
        page = parsed((languages_site / GLOSSARY[here] / "index.html").read_bytes(), "index.html")
        (link,) = page.xpath(f'//a[contains(@class, "book-language")][@hreflang="{there}"]')
        assert normpath(join(GLOSSARY[here], link.get("href"))) + "/" == GLOSSARY[there]
        (alternate,) = page.xpath(f'//link[@rel="alternate"][@hreflang="{there}"]')
        assert alternate.get("href").endswith(f"/{GLOSSARY[there]}")


def test_the_exports_hold_each_language_without_what_waits(languages):
    book = identity.read(languages)
    concepts = {each.id: each for each in read_concepts(languages)}
    assert {each: entry.term for each, entry in concepts["levain"].entries.items()} == STARTER
    assert set(concepts["gluten"].entries) == set(WHOLE)
    header, *_ = as_csv(concepts.values(), book.terms).decode().splitlines()
    assert header.split(",")[:7] == ["id", "fr", "ar", "en", "es", "he", "pt-BR"]
    assert '"pt-BR": {' in as_json(concepts.values(), book.terms).decode()
    assert 'xml:lang="pt-BR"' in as_tbx(concepts.values(), "x", book).decode()


def test_a_number_stays_beside_its_unit_from_right_to_left(languages_site):
    (path,) = (languages_site / "ar").glob("fusul/al-khabz/index.html")
    assert "240\u200e\u00a0°C" in path.read_text("utf-8")
    assert re.search(
        r">\d+\u200e\u00a0kB<", (languages_site / "ar/tanzil/index.html").read_text("utf-8")
    )


def test_code_runs_from_left_to_right_everywhere(languages_site):
    page = parsed((languages_site / "ar/ashkal/index.html").read_bytes(), "index.html")
    code = page.xpath("//article//*[self::pre or self::code]")
    assert len(code) > 2 and {each.get("dir") for each in code} == {"ltr"}
    page = parsed((languages_site / "es/formas/index.html").read_bytes(), "index.html")
    assert {each.get("dir") for each in page.xpath("//article//code")} == {None}
