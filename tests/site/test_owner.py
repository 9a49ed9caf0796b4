"""What the owner declares stands on the page that has a place for it, at the foot of every page, in what
machines read, and in every edition; a declaration that is wrong stops the build in one sentence."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from edition_text import tree
from support import BOOK_YML, apply, build, build_all, untold

from checks.build import check
from search.records import index_path

PUBLISHER, REVIEWER = "Association <d'essai>", "une lectrice d'essai"
DECLARED = f"""\
publisher: "{PUBLISHER}"
licence: {{ name: Licence d'essai, url: "https://example.org/by/" }}
reviews:
  - {{ by: "{REVIEWER}", kind: expert, date: 2023-11-01, due: 2024-11-01 }}
"""
PLACES = """
- <span class="owner-publisher"></span> <span class="owner-funding"></span>
- <span class="owner-edition"></span>
- <span class="owner-expert-known"></span> <span class="owner-readers-known"></span>

/// html | div.owner-corrections
///
"""


@pytest.fixture(scope="module")
def root(bread, tmp_path_factory) -> Path:
    """The book with a declaration, and a page with places for it."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("owned") / "repository")
    apply(root, {"file": BOOK_YML, "append": DECLARED})
    apply(root, {"file": "docs/fr/a-propos.md", "append": PLACES})
    return root


@pytest.fixture(scope="module")
def site(root) -> Path:
    """Its site with its editions."""
    build_all(root, root.parent / "site")
    return root.parent / "site"


def text(element) -> str:
    return " ".join(element.text_content().split()).replace("’", "'")


def test_a_page_has_each_sentence_in_its_place(site):
    (article,) = tree((site / "a-propos/index.html").read_bytes()).xpath("//article")
    assert f"Publié par {PUBLISHER}. Son financement n'est pas connu." in text(article)
    assert "Oui. Non." in text(article)
    assert "14 novembre 2023" in text(article)
    assert "2 octobre 2023 · Cuire :" in text(article)
    assert not article.xpath(".//*[starts-with(@class, 'owner-') and not(*)]")


def test_the_search_finds_what_stands_there(site):
    index = (site / index_path("fr")).read_text("utf-8").replace("’", "'")
    assert "Son financement n'est pas connu." in index


def test_every_page_ends_with_who_reviewed_it_and_who_publishes_it(site):
    for path in site.rglob("*.html"):
        if "downloads" in path.parts:
            continue
        (foot,) = tree(path.read_bytes()).xpath("//p[@class='foot__notice']")
        assert PUBLISHER in text(foot) and REVIEWER in text(foot), path


@pytest.mark.parametrize("page", ["", "chapitres/la-cuisson/", "en/"])
def test_machines_read_publisher_and_licence(site, page):
    (script,) = tree((site / page / "index.html").read_bytes()).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    told = json.loads(script)
    assert told["publisher"]["name"].replace("’", "'") == PUBLISHER
    assert told["license"] == "https://example.org/by/"


def test_every_edition_says_it_on_its_first_page_and_at_its_foot(site):
    (single,) = (site / "downloads").glob("*.fr.html")
    assert (
        single.read_text("utf-8").replace("’", "'").count("Publié par Association &lt;d'essai&gt;.")
        >= 3
    )
    (epub,) = (site / "downloads").glob("*.fr.epub")
    with zipfile.ZipFile(epub) as archive:
        package = archive.read("EPUB/package.opf").decode().replace("’", "'")
        first = archive.read("EPUB/text/index.xhtml").decode().replace("’", "'")
    assert "<dc:publisher>Association &lt;d'essai&gt;</dc:publisher>" in package
    assert "<dc:rights>Licence : Licence d'essai.</dc:rights>" in package.replace("\u00a0", " ")
    assert first.count("Publié par") == 2 and "Son financement n'est pas connu." in first
    (whole,) = (site / "downloads").glob("*.zip")
    with zipfile.ZipFile(whole) as archive:
        home = archive.read(f"{whole.name.removesuffix('-html.zip')}/index.html").decode()
    assert home.count("Publié par") >= 2


def test_what_is_unknown_is_said_and_given_to_no_machine(bread_site):
    (foot,) = tree((bread_site / "index.html").read_bytes()).xpath("//p[@class='foot__notice']")
    assert text(foot).endswith("Ce livre ne dit pas qui le publie.")
    (epub,) = (bread_site / "downloads").glob("*.fr.epub")
    with zipfile.ZipFile(epub) as archive:
        package = archive.read("EPUB/package.opf").decode()
        first = archive.read("EPUB/text/index.xhtml").decode()
    assert "dc:publisher" not in package and "<dc:rights>Aucune licence" in package
    assert "Ce livre ne dit pas qui le publie." in first


def test_a_wrong_declaration_stops_the_build_in_one_sentence(root, tmp_path):
    wrong = shutil.copytree(root, tmp_path / "repository")
    apply(wrong, {"file": BOOK_YML, "append": "author: B\n"})
    result = build(["-m", "mkdocs", "build", "-q", "-d", tmp_path / "site"], wrong)
    assert result.returncode and "Traceback" not in result.stderr
    line = (wrong / BOOK_YML).read_text(encoding="utf-8").count("\n")
    assert f"docs/source/book.yml:{line}: no key 'author' stands here" in result.stderr


def test_a_place_for_no_fact_is_told_by_the_page_it_stands_on(root, tmp_path):
    wrong = shutil.copytree(root, tmp_path / "repository")
    place = {"find": "owner-funding", "replace": "owner-fundings"}
    apply(wrong, {"file": "docs/fr/a-propos.md", **place})
    (problem,) = check(wrong, tmp_path / "site")
    assert (problem.rule, problem.path) == ("build", "docs/fr/a-propos.md")
    assert "no fact is called 'fundings'" in problem.message and untold([problem]) == []
