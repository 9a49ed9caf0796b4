"""What a page offers to those who would mend it, and what a server and a search engine are told."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from site_pages import SLUGS
from support import REPOSITORY, SITE_URL

HOST = "https://forge.example.org/someone/book"
FORM = yaml.safe_load(
    (REPOSITORY / ".github/ISSUE_TEMPLATE/mistake.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """The site as a workflow builds it, which knows the repository."""
    site = tmp_path_factory.mktemp("published") / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site],
        cwd=REPOSITORY,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, "REPO_URL": HOST},
        check=True,
    )
    return site


def pages():
    for french, english in SLUGS.items():
        yield french, "fr"
        yield f"en/{english}", "en"


@pytest.mark.parametrize(("slug", "locale"), list(pages()))
def test_page_leads_to_its_markdown_file_and_to_a_form_that_is_filled_in(published, slug, locale):
    html = (published / slug / "index.html").read_text(encoding="utf-8")
    edited = re.search(rf'href="{HOST}/edit/main/([^"]+)"', html)[1]
    assert edited.startswith(f"docs/{locale}/") and (REPOSITORY / edited).is_file()
    address = urlsplit(unescape(re.search(r'href="([^"]+/issues/new[^"]*)"', html)[1]))
    assert address._replace(query="").geturl() == f"{HOST}/issues/new"
    values = {name: value for name, (value,) in parse_qs(address.query).items()}
    title = re.search(r"<h1[^>]*>(.*?)<", html)[1]
    assert values["template"] == "mistake.yml"
    assert values["page"] == f"{SITE_URL}{slug}/".replace("en//", "en/").replace("repo//", "repo/")
    assert values["section"] and (values["section"] in unescape(title) or slug in ("", "en/"))
    fields = {field.get("id"): field["attributes"] for field in FORM["body"]}
    assert {"page", "language", "section"} <= fields.keys() & values.keys()
    assert values["language"] == {"fr": "Français", "en": "English"}[locale]
    assert values["language"] in fields["language"]["options"]


def test_home_page_offers_to_report_a_mistake_where_it_ends(published):
    html = (published / "index.html").read_text(encoding="utf-8")
    assert html.index('class="book-contents"') < html.index("issues/new")


@pytest.mark.parametrize(
    ("slug", "edit", "permalink"),
    [
        ("a-propos", "Modifier cette page", "Lien permanent"),
        ("en/about", "Edit this page", "Permanent link"),
    ],
)
def test_controls_of_a_page_speak_its_language(published, slug, edit, permalink):
    html = (published / slug / "index.html").read_text(encoding="utf-8")
    assert re.search(rf'<a href="{HOST}/edit/[^>]* title="{edit}"', html)
    assert set(re.findall(r'class="headerlink"[^>]* title="([^"]*)"', html)) == {permalink}


def test_where_no_repository_is_known_nothing_leads_to_one(built):
    html = (built / "index.html").read_text(encoding="utf-8")
    assert "issues/new" not in html and "/edit/" not in html


def test_robots_and_nojekyll(built):
    assert (built / ".nojekyll").is_file()
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (built / "robots.txt").read_text(encoding="utf-8")
