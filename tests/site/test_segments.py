"""The built pages name their segments; the state of the translation is told page by page."""

import json
import posixpath
import re
import zipfile

import pytest
import small_books
from support import build_all, repository, run

from book import mkdocs_yml
from translation.book import page_pairs

FINGERPRINT = re.compile(r'^( +[\w-]+: )"[0-9a-f]{12}"$', re.M)
ELEMENT = re.compile(r'<[a-z0-9]+ [^>]*\bdata-segment="([^"]+)"[^>]*>')
NOTICE = 'class="translation-notice"'
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}


def text(site, page) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def segments_of(html: str) -> list[str]:
    elements = [match[0] for match in ELEMENT.finditer(html)]
    assert all(f' id="{ELEMENT.match(e)[1]}"' in e for e in elements)
    return ELEMENT.findall(html)


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """A book in which every passage of French has changed, and its site."""
    root = repository(tmp_path_factory.mktemp("behind"))
    for page in (root / "docs/en").rglob("*.md"):
        stamped = page.read_text(encoding="utf-8")
        page.write_text(FINGERPRINT.sub(r'\1"000000000000"', stamped), encoding="utf-8")
    build_all(root, root / "built", **EPOCH)
    return root, root / "built"


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """A book with Arabic begun and a page half translated, one word of French changed; its site."""
    root = repository(tmp_path_factory.mktemp("three"))
    small_books.half_translated(root)
    small_books.begin(root, "ar")
    small_books.replace(root / "docs/fr/a-propos.md", {"comparés au texte": "confrontés au texte"})
    build_all(root, root / "built", **EPOCH)
    return root, root / "built"


def test_every_segment_of_every_page_has_its_element(bread, bread_site):
    seen = 0
    for pair in page_pairs(bread):
        for locale, side in ((pair.source.locale, pair.source), (pair.locale, pair.target)):
            slug = side.page.values.get("slug", "")
            html = text(bread_site, f"{'' if side is pair.source else locale}/{slug}".strip("/"))
            html = html.partition('<section class="book-part"')[0]  # those are the chapters' own
            ids = [each.id for each in side.segments if each.kind != "meta"]
            assert segments_of(html) == ids, side.path
            seen += len(ids)
    assert seen


def test_nothing_is_noticed_where_everything_is_current(bread_site):
    pages = list(bread_site.rglob("index.html"))
    assert pages
    assert not [page for page in pages if NOTICE in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("page", "word"),
    [("etat-de-la-traduction", "À jour"), ("en/translation-status", "Up to date")],
)
def test_state_of_a_current_book(bread, bread_site, page, word):
    table = re.search(r'<table class="translation-status".*?</table>', text(bread_site, page), re.S)
    nav = mkdocs_yml.pages(mkdocs_yml.read(bread)["nav"])
    assert table[0].count(f"<td>{word}</td>") == table[0].count("<tr data-behind=") == len(nav)
    rows = re.findall(r'<th scope="row"><a href="([^"]*)"', table[0])
    pairs = {pair.key: pair.target.page.values.get("slug", "") for pair in page_pairs(bread)}
    assert [posixpath.normpath(posixpath.join(page, row)) for row in rows] == [
        posixpath.normpath(f"en/{pairs[key]}") for key in nav
    ], "as in the book"


def test_a_new_language_is_built_and_its_state_is_told(three):
    _, site = three
    html = text(site, "ar/a-propos")
    assert '<html lang="ar" dir="rtl"' in html
    state = text(site, "etat-de-la-traduction")
    assert state.count('<table class="translation-status"') == 2
    assert "passages à traduire" in state


def test_french_on_a_page_of_the_other_direction_keeps_its_own(three):
    _, site = three
    arabic, english = text(site, "ar/questions"), text(site, "en/frequent-questions")
    passages = [m[0] for m in ELEMENT.finditer(arabic)]
    assert passages and all(' lang="fr"' in p and ' dir="ltr"' in p for p in passages)
    french = [m[1] for m in ELEMENT.finditer(english) if ' lang="fr"' in m[0]]
    assert french == ["garder-levain-froid-1", "pain-leve", "pain-leve-2"]
    assert " dir=" not in "".join(m[0] for m in ELEMENT.finditer(english))


def test_each_page_of_a_language_that_is_only_begun_says_so(three):
    """Its words are French until someone translates them, and are marked as such."""
    root, site = three
    pages = list((site / "ar").rglob("index.html"))
    assert len(pages) == len(list((root / "docs/fr").rglob("*.md")))
    for page in pages:
        notice = re.search(
            rf"<p {NOTICE}[^>]* data-untranslated[^>]*>.*?</p>", page.read_text("utf-8")
        )
        assert notice and notice[0].count('<span lang="fr" dir="ltr">') == 2, page
    assert "data-untranslated" not in "".join(
        page.read_text("utf-8") for page in site.rglob("*.html") if "ar" not in page.parts
    )


def test_other_languages_lead_to_one_that_is_ready_alone(three):
    _, site = three
    for page in ("", "en", "a-propos", "en/about"):
        assert 'hreflang="ar"' not in text(site, page), page
    assert 'hreflang="ar"' not in (site / "404.html").read_text("utf-8")
    assert "/ar/" not in (site / "sitemap.xml").read_text("utf-8")
    assert {'hreflang="fr"', 'hreflang="en"'} <= set(
        re.findall(r'hreflang="\w+"', text(site, "ar"))
    )
    assert "chapitres/le-pain" in text(site, "ar"), "who has come finds the whole of it"


def test_a_language_that_is_not_ready_is_in_no_list_of_editions(three):
    """Its pages are in the edition of the whole site: they are pages of it."""
    _, site = three
    names = {path.name for path in (site / "downloads").iterdir()}
    assert not [name for name in names if ".ar." in name]
    assert len([name for name in names if ".en." in name]) == 2
    assert ".ar." not in (site / "downloads/SHA256SUMS").read_text("ascii")
    for page in ("telechargements", "en/downloads", "ar/telechargements"):
        html = text(site, page)
        assert ".ar." not in html and "-html.zip" in html, page
    assert '<span lang="fr" dir="ltr">Dans toutes les langues</span>' in html
    (whole,) = (site / "downloads").glob("*-html.zip")
    with zipfile.ZipFile(whole) as archive:
        assert any("/ar/" in name for name in archive.namelist())


def test_search_in_a_language_that_is_only_begun_says_what_is_french(three):
    _, site = three
    for language, french, told in (
        ("ar", lambda titles: titles, {("fr",)}),
        ("en", lambda titles: 1, {(), ("fr",)}),
        ("fr", lambda titles: 0, {()}),
    ):
        index = (site / f"search/index.{language}.js").read_text("utf-8")
        sections = json.loads(index.removeprefix("bookIndex=").removesuffix(";\n"))["sections"]
        titles = [section.get("lang") for section in sections]
        paragraphs = [part for each in sections for part in each.get("paragraphs", ())]
        said = [tuple(part[2:]) for part in paragraphs if part[0]]  # what has no id is code
        assert titles.count("fr") == french(len(titles))
        assert set(said) == told


def test_editions_of_a_language_in_part_translated_say_what_is_french(tmp_path):
    root = repository(tmp_path)
    small_books.arabic(root)
    build_all(root, root / "built", **EPOCH)
    (single,) = (root / "built/downloads").glob("*.ar.html")
    html = single.read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<h1 dir="ltr" id="index--accueil" lang="fr">' in html
    assert '<span lang="fr" dir="ltr">Table des matières</span>' in html
    assert ">تغذية الخميرة</a>" in html
    (footer,) = re.findall("<footer>.*</footer>", html)
    assert footer.count('<p><span lang="fr" dir="ltr">') == 2
    (epub,) = (root / "built/downloads").glob("*.ar.epub")
    with zipfile.ZipFile(epub) as archive:
        navigation = archive.read("EPUB/nav.xhtml").decode()
        package = archive.read("EPUB/package.opf").decode()
    assert 'lang="ar" xml:lang="ar" dir="rtl">' in navigation
    assert (
        '<h1 id="contents"><span lang="fr" dir="ltr">Table des matières</span></h1>' in navigation
    )
    assert 'schema:accessibilitySummary" xml:lang="fr"' in package
    assert '<spine page-progression-direction="rtl">' in package
    foot = re.search(r'<footer class="foot">.*?</footer>', text(root / "built", "ar"), re.S)
    assert '<span lang="fr" dir="ltr">' in foot[0]


def test_a_page_without_a_word_of_english_says_so_and_is_not_in_the_menu(tmp_path):
    """It is built at its address; `ready: true` puts it in the menu, and `ready: false` takes one out."""
    root = repository(tmp_path)
    page = small_books.new_page(root)
    small_books.replace(root / "docs/en/a-propos.md", {"slug: about": "slug: about\nready: false"})
    build_all(root, root / "built", **EPOCH)
    site = root / "built"
    html = text(site, "en/questions")
    assert "This page has not been translated yet." in html
    assert 'href="../../questions/" hreflang="fr">Read it in French</a>' in html
    assert 'lang="fr" data-search-exclude' not in html, "the notice is in English"
    for away in ("en/questions/", "en/about/"):
        assert away not in (site / "sitemap.xml").read_text("utf-8")
    assert 'hreflang="en"' not in text(site, "questions") + text(site, "a-propos")
    for away in ('href="questions/"', 'href="about/"'):
        assert away not in text(site, "en")
    assert 'href="questions/"' in text(site, "")
    small_books.replace(page, {"slug: questions": "slug: questions\nready: true"})
    build_all(root, site, **EPOCH)
    assert 'href="questions/"' in text(site, "en")
    assert 'hreflang="en"' in text(site, "questions")
    assert "This page has not been translated yet." in text(site, "en/questions")


def test_one_changed_word_gives_one_notice_and_one_page_behind(three):
    _, site = three
    pages = [p for p in (site / "en").rglob("index.html") if NOTICE in p.read_text("utf-8")]
    assert [p.relative_to(site).as_posix() for p in pages] == ["en/about/index.html"]
    html = text(site, "en/about")
    assert html.count(NOTICE) == 1
    item = re.search(r'<li [^>]*id="verification-1".*?</li>', html, re.S)[0]
    assert 'href="../../a-propos/#verification-1"' in item
    state = text(site, "en/translation-status")
    assert sorted(re.findall(r'data-behind="([1-9]\d*)"', state)) == ["1", "4"]
    index = (site / "search/index.en.js").read_text(encoding="utf-8")
    assert "has changed since" not in index and "not been translated" not in index


def test_every_passage_behind_is_counted_and_can_be_reached(behind):
    root, site = behind
    changed = sum(len(pair.pairs) for pair in page_pairs(root))
    for page in ("etat-de-la-traduction", "en/translation-status"):
        counts = re.findall(r'data-behind="(\d+)"', text(site, page))
        assert sum(int(n) for n in counts) == changed > 0
    checked = run("check_links.py", site)
    assert checked.returncode == 0, checked.stdout
