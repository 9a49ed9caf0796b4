"""The built pages name their segments; the state of the translation is told page by page."""

import re
import shutil

import pytest
from site_pages import PAGES, SLUGS
from support import REPOSITORY, build_all, needs_current, run

from translation.book import SOURCE, page_pairs

FINGERPRINT = re.compile(r'^( +[\w-]+: )"[0-9a-f]{12}"$', re.M)
ELEMENT = re.compile(r'<[a-z0-9]+ [^>]*\bdata-segment="([^"]+)"[^>]*>')


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """The site of a copy of the book in which every passage of French has changed."""
    root = copy(tmp_path_factory.mktemp("behind"))
    for page in (root / "docs/en").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(FINGERPRINT.sub(r'\1"000000000000"', text), encoding="utf-8")
    build_all(root, root / "built", SOURCE_DATE_EPOCH="1700000000")
    return root / "built"


def copy(folder):
    skip = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache")
    return shutil.copytree(REPOSITORY, folder / "book", ignore=skip)


@pytest.fixture(scope="module")
def spanish(tmp_path_factory):
    """A copy of the book with Spanish begun, one passage of French changed, and its site."""
    root = copy(tmp_path_factory.mktemp("spanish"))
    started = run("start_translation.py", "--root", root, "es")
    assert started.returncode == 0, started.stderr
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    block = started.stdout[started.stdout.index("        - locale: es") :].rstrip("\n")
    config = config.replace("\n# navigation", f"{block}\n\n# navigation", 1)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    page = root / "docs/fr/a-propos.md"
    text = page.read_text(encoding="utf-8")
    assert text.count("chaque fois que le site est construit") == 1
    page.write_text(text.replace("chaque fois que", "toutes les fois que"), encoding="utf-8")
    target = root / "built"
    build_all(root, target, SOURCE_DATE_EPOCH="1700000000")
    return root, target


def segments_of(html: str) -> list[str]:
    elements = [match[0] for match in ELEMENT.finditer(html)]
    assert all(f' id="{ELEMENT.match(e)[1]}"' in e for e in elements)
    return ELEMENT.findall(html)


@needs_current
def test_every_segment_of_every_page_has_its_element(built):
    seen = 0
    for pair in page_pairs(REPOSITORY):
        for locale, side in ((SOURCE, pair.source), (pair.locale, pair.target)):
            slug = side.page.values.get("slug", "")
            prefix = "" if locale == SOURCE else f"{locale}/"
            html = (built / prefix / slug / "index.html").read_text(encoding="utf-8")
            ids = [each.id for each in side.segments if each.kind != "meta"]
            assert segments_of(html) == ids, side.path
            seen += len(ids)
    assert seen > 200


@needs_current
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_noticed_where_everything_is_current(built, page):
    html = (built / page / "index.html").read_text(encoding="utf-8")
    assert "translation-notice" not in html


@needs_current
@pytest.mark.parametrize(
    ("page", "word"), [("etat-de-la-traduction", "À jour"), ("en/translation-status", "Up to date")]
)
def test_state_of_this_book(built, page, word):
    html = (built / page / "index.html").read_text(encoding="utf-8")
    table = re.search(r'<table class="translation-status".*?</table>', html, re.S)[0]
    assert table.count(f"<td>{word}</td>") == table.count("<tr data-behind=") == len(PAGES) / 2
    rows = re.findall(r'<th scope="row"><a href="(?:[^"]*/)?([^"/]*)/"', table)
    assert rows[1:-1] == [slug.split("/")[-1] for slug in SLUGS.values()][1:-1], "as in the book"


def test_a_new_language_is_built_and_its_state_is_told(spanish):
    _, site = spanish
    html = (site / "es/a-propos/index.html").read_text(encoding="utf-8")
    assert '<html lang="es"' in html
    assert re.search(r'<p [^>]*id="informer-1" lang="fr"', html), "what is French says so"
    state = (site / "etat-de-la-traduction/index.html").read_text(encoding="utf-8")
    assert state.count('<table class="translation-status"') == 2
    assert "passages à traduire" in state
    assert '<option value="es"' in html or 'hreflang="es"' in html


@needs_current
def test_one_changed_word_gives_one_notice_and_one_page_behind(spanish):
    _, site = spanish
    pages = [
        p for p in site.rglob("index.html") if 'class="translation-notice"' in p.read_text("utf-8")
    ]
    assert [p.relative_to(site).as_posix() for p in pages] == ["en/about/index.html"]
    html = pages[0].read_text(encoding="utf-8")
    assert html.count('class="translation-notice"') == 1
    item = re.search(r'<li [^>]*id="verification-1".*?</li>', html, re.S)[0]
    assert 'href="../../a-propos/#verification-1"' in item
    state = (site / "en/translation-status/index.html").read_text(encoding="utf-8")
    assert re.findall(r'data-behind="([1-9]\d*)"', state) == ["1"]
    index = (site / "search/index.en.js").read_text(encoding="utf-8")
    assert "has changed since" not in index


def test_every_passage_behind_is_counted_and_can_be_reached(behind):
    changed = sum(len(pair.pairs) for pair in page_pairs(REPOSITORY))
    for page in ("etat-de-la-traduction", "en/translation-status"):
        state = (behind / page / "index.html").read_text(encoding="utf-8")
        assert sum(int(n) for n in re.findall(r'data-behind="(\d+)"', state)) == changed > 100
    checked = run("check_links.py", behind)
    assert checked.returncode == 0, checked.stdout
