"""What a page offers to those who would mend it, and what a server and a search engine are told."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from case import BOOKS
from support import REPOSITORY, SITE_URL

from book.addresses import Addresses

HOST = "https://forge.example.org/someone/book"
FORM = yaml.safe_load(
    (REPOSITORY / ".github/ISSUE_TEMPLATE/mistake.yml").read_text(encoding="utf-8")
)
DOCS = BOOKS / "bread/docs"
ADDRESSES = Addresses(DOCS, ["fr", "en"], "fr")
PAGES = [
    p.relative_to(DOCS).as_posix()
    for each in ("fr", "en")
    for p in sorted((DOCS / each).rglob("*.md"))
]


def build(root: Path, site: Path, **known: str) -> Path:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **known},
        check=True,
    )
    return site


@pytest.fixture(scope="module")
def published(bread, tmp_path_factory) -> Path:
    """The site as a workflow builds it, which knows the repository and its default branch."""
    site = tmp_path_factory.mktemp("published") / "site"
    return build(bread, site, REPO_URL=HOST, REPO_BRANCH="trunk")


@pytest.fixture(scope="module")
def built(bread, tmp_path_factory) -> Path:
    """The site as it is built where nothing is known of a repository."""
    return build(bread, tmp_path_factory.mktemp("built") / "site")


@pytest.mark.parametrize("page", PAGES)
def test_page_leads_to_its_markdown_file_and_to_a_form_that_is_filled_in(published, page):
    path = ADDRESSES.path(page, directory_urls=True)
    html = (published / path).read_text(encoding="utf-8")
    assert re.search(rf'href="{HOST}/edit/([^"]+)"', html)[1] == f"trunk/docs/{page}"
    address = urlsplit(unescape(re.search(r'href="([^"]+/issues/new[^"]*)"', html)[1]))
    assert address._replace(query="").geturl() == f"{HOST}/issues/new"
    values = {name: value for name, (value,) in parse_qs(address.query).items()}
    assert values["template"] == "mistake.yml"
    assert values["page"] == SITE_URL + path.removesuffix("index.html")
    title = unescape(re.search(r"<h1[^>]*>(.*?)<", html)[1])
    assert values["section"] and (values["section"] in title or PurePosixPath(page).stem == "index")
    fields = {field.get("id"): field["attributes"] for field in FORM["body"]}
    assert {"page", "language", "section"} <= fields.keys() & values.keys()
    assert values["language"] == {"fr": "Français", "en": "English"}[page[:2]]


def test_home_page_offers_to_report_a_mistake_where_it_ends(published):
    html = (published / "index.html").read_text(encoding="utf-8")
    assert html.index('class="book-contents"') < html.index("issues/new")


@pytest.mark.parametrize(
    ("path", "edit", "copy"),
    [
        ("a-propos", "Modifier cette page", "Copier le lien vers le paragraphe"),
        ("en/about", "Edit this page", "Copy the link to paragraph"),
    ],
)
def test_controls_of_a_page_speak_its_language(published, path, edit, copy):
    html = (published / path / "index.html").read_text(encoding="utf-8")
    assert re.search(rf'<a href="{HOST}/edit/[^>]*>{edit}<', html)
    assert set(re.findall(r'class="headerlink passage"[^>]* aria-label="([^"]*) \d+"', html)) == {
        copy
    }


def test_where_no_repository_is_known_nothing_leads_to_one(built):
    html = (built / "index.html").read_text(encoding="utf-8")
    assert "issues/new" not in html and "/edit/" not in html


def test_robots_and_nojekyll(built):
    assert (built / ".nojekyll").is_file()
    robots = (built / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {SITE_URL}sitemap.xml" in robots
