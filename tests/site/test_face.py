"""The face in built pages: asked for where it serves a language, and nowhere else."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from support import apply

from face.rules import beside, rules


@pytest.fixture(scope="module")
def half_served(bread, tmp_path_factory):
    """A site whose English is set in the reader's own fonts."""
    root = tmp_path_factory.mktemp("half") / "repository"
    shutil.copytree(bread, root)
    apply(
        root,
        {
            "file": "mkdocs.yml",
            "find": "{ ready: true }",
            "replace": "{ ready: true, face: system }",
        },
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", root / "site"],
        cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True,
    )  # fmt: skip
    return root / "site"


def test_a_language_that_it_serves_asks_for_it(half_served):
    html = (half_served / "chapitres/le-pain/index.html").read_text("utf-8")
    assert 'href="../../assets/face/book-serif.woff2" as="font"' in html
    assert "book-serif.woff2" in style_of(half_served, html)


def test_another_does_not(half_served):
    html = (half_served / "en/chapters/the-bread/index.html").read_text("utf-8")
    assert "assets/face" not in html
    assert "book-serif.woff2" not in style_of(half_served, html)


def style_of(site, html):
    """The one style sheet that a page asks for."""
    (name,) = re.findall(r'rel="stylesheet" href="(?:\.\./)+([^"]+)"', html)
    return (site / name).read_text("utf-8")


def test_license_is_beside_it(bread_site):
    assert "SIL OPEN FONT LICENSE" in (bread_site / "assets/face/OFL.txt").read_text("utf-8")


def test_a_copy_has_rules_for_its_files_alone(bread):
    css = rules(bread, True, beside)
    assert css.count("@font-face") == 2 and "local(" not in css
    assert 'url("face/book-serif.woff2")' in css and 'url("face/book-serif-italic.woff2")' in css
    assert rules(bread, False, beside) == ""
