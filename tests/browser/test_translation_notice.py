"""A reader of an outdated passage is told so there, and nowhere else; online, from a disk, on
paper."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from support import REPOSITORY

NOTICE = ".translation-notice"
OUTDATED = "strategies-combinees-2"


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The site, as for a disk, after one French word has changed."""
    root = tmp_path_factory.mktemp("changed") / "book"
    skip = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache")
    shutil.copytree(REPOSITORY, root, ignore=skip)
    page = root / "docs/fr/chapitres/strategies-combinees.md"
    text = page.read_text(encoding="utf-8")
    assert text.count("effets cytotoxiques") == 1
    page.write_text(text.replace("effets cytotoxiques", "effets toxiques"), encoding="utf-8")
    site = tmp_path_factory.mktemp("site") / "lu sur une clé"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", site],
        cwd=root,
        env={**os.environ, "DIRECTORY_URLS": "false", "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return site


def test_exactly_one_notice_at_the_right_paragraph(page, changed):
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(changed.rglob("*.html"))}
    assert len(pages) > 20
    (path,) = [path for path, html in pages.items() if re.search('class="translation-notice', html)]
    page.goto(path.as_uri())
    (notice,) = page.locator(NOTICE).all()
    assert notice.is_visible()
    before = notice.evaluate("e => e.previousElementSibling.id")
    assert before == OUTDATED
    assert "The French text has changed" in notice.inner_text()


def test_the_notice_leads_to_the_french_paragraph(page, changed):
    page.goto((changed / "en/chapters/combination-strategies.html").as_uri())
    page.locator(NOTICE).get_by_role("link").click()
    assert page.url == (changed / "chapitres/strategies-combinees.html").as_uri() + f"#{OUTDATED}"
    target = page.locator(":target")
    assert "effets toxiques" in target.inner_text()
    assert target.get_attribute("data-segment") == OUTDATED


def test_the_notice_is_on_paper_too(page, changed):
    page.goto((changed / "en/chapters/combination-strategies.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(NOTICE).is_visible()


def test_the_notice_has_a_role_and_its_text_has_contrast(page, changed):
    page.goto((changed / "en/chapters/combination-strategies.html").as_uri())
    assert page.get_by_role("note").count() == 1
    page.emulate_media(forced_colors="active")
    assert "has changed" in page.locator(NOTICE).inner_text(), "told by words, not by colour"


@pytest.mark.parametrize(
    "name",
    ["chapitres/strategies-combinees.html", "en/chapters/introduction.html", "en/index.html"],
)
def test_no_notice_elsewhere(page, changed, name):
    page.goto((changed / name).as_uri())
    assert page.locator(NOTICE).count() == 0
