"""Typography in the built pages: body, titles, navigation, descriptions."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import apply, repository

THIN, WIDE = "\u202f", "\u00a0"


def text(site: Path, page: str) -> str:
    source = (site / page / "index.html").read_text(encoding="utf-8")
    source = re.sub(r'<details class="peek".*?</details>', "", source, flags=re.DOTALL)
    source = re.sub(r"<(script|style|code)\b.*?</\1>", "", source, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", source))


def pages(site: Path, english: bool) -> list[str]:
    found = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    alone = [page for page in found if "/parallel" not in page]
    return [page for page in alone if page.split("/")[0].startswith("en") == english]


def test_french_pages_hold_no_plain_apostrophe_or_space_before_high_punctuation(bread_site):
    assert pages(bread_site, english=False)
    for page in pages(bread_site, english=False):
        words = text(bread_site, page)
        assert not re.search(r"\w'\w", words), (page, re.search(r".{20}\w'\w.{20}", words))
        assert not re.search(r" [;!?:»]|« ", words), (page, re.search(r".{20} [;!?:»].*", words))


def test_english_pages_hold_no_straight_quote(bread_site):
    assert pages(bread_site, english=True)
    for page in pages(bread_site, english=True):
        words = text(bread_site, page)
        assert not re.search(r"\w'\w|\w\"|\"\w", words), page


def test_text_and_description_are_set_alike(bread_site):
    source = (bread_site / "a-propos/index.html").read_text(encoding="utf-8")
    assert 'content="D’où vient ce livre d’essai, et' in html.unescape(source)
    assert "D’où vient le texte" in text(bread_site, "a-propos")
    assert f"choses{WIDE}:" in text(bread_site, "chapitres/le-pain")
    assert f"du pain{THIN}?" in text(bread_site, "")


def test_no_entity_is_escaped_twice(bread_site):
    for path in bread_site.rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"&amp;#?\w+;", source), path


@pytest.fixture(scope="module")
def titled(tmp_path_factory) -> Path:
    """The fixture book, built with a title and a description that want all that French wants."""
    root = repository(tmp_path_factory.mktemp("titled") / "repository")
    page = "docs/fr/chapitres/le-levain.md"
    title = "L'art du levain : l'essentiel & \"rien\" d'autre ?"
    apply(root, {"file": page, "find": "# Nourrir le levain {", "replace": f"# {title} {{"})
    apply(
        root,
        {
            "file": page,
            "find": "description: Comment garder un levain vivant.",
            "replace": "description: \"Qu'est-ce qu'un levain ?\"",
        },
    )
    section = {"find": "## D'où vient le texte {", "replace": "## D'où vient-il & pourquoi ? {"}
    apply(root, {"file": "docs/fr/a-propos.md"} | section)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return root / "site"


def test_a_title_is_set_alike_in_the_heading_the_navigation_and_the_head(titled):
    title = f"L’art du levain{WIDE}: l’essentiel & «{WIDE}rien{WIDE}» d’autre{THIN}?"
    plain = title.replace(WIDE, " ").replace(THIN, " ")  # the theme folds the spaces of titles
    source = html.unescape((titled / "chapitres/le-levain/index.html").read_text(encoding="utf-8"))
    assert title in source
    assert f"<title>{plain} - " in source
    assert f'content="Qu’est-ce qu’un levain{THIN}?"' in source
    for page in ("chapitres/le-levain", "chapitres/le-pain", "."):
        words = (titled / page / "index.html").read_text(encoding="utf-8")
        assert plain in " ".join(html.unescape(words).split()), page
        assert "L'art du levain" not in html.unescape(words), page


def test_titles_keep_their_no_break_spaces_where_they_are_links(titled):
    title = f"L’art du levain{WIDE}: l’essentiel & «{WIDE}rien{WIDE}» d’autre{THIN}?"
    menu = html.unescape((titled / "chapitres/le-pain/index.html").read_text(encoding="utf-8"))
    assert f">{title}</a>" in menu
    margin = html.unescape((titled / "a-propos/index.html").read_text(encoding="utf-8"))
    assert f">D’où vient-il & pourquoi{THIN}?</a>" in margin
