"""What a contributor can look at: the site and its editions, though the text has errors; nothing unsafe."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import REPOSITORY, apply, lay

from checks.registry import CHECKS, Outcome
from editions import languages
from ground.problem import Problem
from publishing import preview

PROSE = next(check for check in CHECKS if check.command.startswith(preview.SAFETY))
WORKFLOW = (REPOSITORY / ".github/workflows/pull-request.yml").read_text(encoding="utf-8")
OUTPUTS = "steps.preview.outputs."
UPLOADED = re.findall(r"path: (site/downloads/.+)", WORKFLOW)
ADDRESS = "https://someone.example.org/some-repo/"


def git(root, *args):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *args], cwd=root, check=True, capture_output=True)


def committed(root: Path) -> Path:
    """Make a folder a git repository, as a contributor has it before the first change."""
    (root / ".gitignore").write_text("site\n__pycache__\n", encoding="utf-8")
    git(root, "init", "--quiet", ".")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "book")
    return root


@pytest.fixture
def book(tmp_path) -> Path:
    """The fixture book alone."""
    return committed(lay("bread", tmp_path / "book"))


@pytest.fixture
def sent(bread, tmp_path) -> Path:
    """The fixture book with the engine, ready to build."""
    return committed(shutil.copytree(bread, tmp_path / "book"))


def offer(root, tmp_path):
    """Run the command as the workflow does; what it printed, and what GitHub's page says."""
    page = tmp_path / "summary.md"
    done = subprocess.run(
        [sys.executable, REPOSITORY / "scripts/offer_preview.py", "--root", root, "--format", "github"],
        env={
            **os.environ,
            "GITHUB_STEP_SUMMARY": str(page),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "SITE_URL": ADDRESS,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
    )  # fmt: skip
    return done, page.read_text(encoding="utf-8")


def test_errors_in_the_text_hold_back_neither_site_nor_editions(sent, tmp_path):
    apply(sent, {"file": "docs/en/a-propos.md", "find": "checked", "replace": "cheked"})
    apply(sent, {"file": "docs/fr/index.md", "find": "(glossaire.md).", "replace": "(absent.md)."})
    apply(
        sent, {"file": "docs/fr/a-propos.md", "append": "\n![Une miche](../assets/absente.png)\n"}
    )
    done, page = offer(sent, tmp_path)
    assert done.returncode == 1, done.stderr
    assert "::error file=docs/en/a-propos.md" in done.stdout
    assert "cheked" in (sent / "site/en/about/index.html").read_text(encoding="utf-8")
    downloads = {path.name for path in (sent / "site/downloads").iterdir()}
    ends = ("-html.zip", ".fr.html", ".en.html", ".fr.epub", ".en.epub", "glossaire.csv")
    assert all(any(name.endswith(end) for name in downloads) for end in ends), downloads
    (name,) = (each.removesuffix("-html.zip") for each in downloads if each.endswith(".zip"))
    (single,) = (sent / "site/downloads").glob("*.fr.html")
    assert "<em>Une miche</em>" in single.read_text(encoding="utf-8")
    given = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
    assert given == ["first=fr", "second=en"]
    for pattern in UPLOADED:  # each by itself: `archive: false` takes one file
        for which, _, locale in (each.partition("=") for each in given):
            pattern = pattern.replace(f"${{{{ {OUTPUTS}{which} }}}}", locale)
        assert len(list(sent.glob(pattern))) == 1, pattern
    for title in ("## Vérifications", "## Checks", "## Aperçu", "## Preview"):
        assert title in page
    row = f"<code>docs/en/a-propos.md</code> | <code>{name}/en/about.html</code> | {ADDRESS}en/about/ |"
    assert page.count(row) == 2
    assert "docs/en/index.md</code>" not in page


def test_what_is_unsafe_is_not_offered_and_the_page_says_why(sent, tmp_path):
    apply(sent, {"file": "docs/en/a-propos.md", "append": "\n<script>alert(1)</script>\n"})
    done, page = offer(sent, tmp_path)
    assert done.returncode == 1
    assert not (sent / "site").exists()
    assert "Pas d'aperçu : une page ou une image pourrait" in page
    assert "No preview: a page or a picture could run code" in page


@pytest.mark.parametrize("in_a_workflow", [False, True])
def test_refused_preview_leaves_the_site_that_is_there_unless_the_change_has_brought_it(
    book, tmp_path, monkeypatch, in_a_workflow
):
    monkeypatch.setenv("GITHUB_ACTIONS", "true" if in_a_workflow else "")
    (book / "site").mkdir()
    (book / "site/index.html").touch()
    (book / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    done, _ = offer(book, tmp_path)
    assert done.returncode == 2
    assert (book / "site/index.html").exists() is not in_a_workflow


@pytest.mark.parametrize(
    ("status", "problems", "built", "expected"),
    [
        (0, (), True, ""),
        (0, (), False, "unbuilt"),
        (1, (Problem("docs/a.svg", 1, 1, "unsafe-address", "x"),), True, "unsafe"),
        (1, (Problem("docs/a.md", 1, 1, "unknown-word", "x"),), True, ""),
        (2, (), True, "unread"),
    ],
)
def test_refusal(tmp_path, status, problems, built, expected):
    if built:
        (tmp_path / "index.html").touch()
    assert preview.refusal([Outcome(PROSE, status, problems, "", 0.0)], tmp_path) == expected
    if expected:
        french, english = preview.as_markdown(expected).split("\n---\n")
        assert "Pas d'aperçu" in french and "No preview" in english


def test_a_new_page_is_said_to_be_new_and_a_deleted_one_is_not_listed(book):
    """In whatever order nav is mended: here it names the deleted page, and not the new one."""
    shutil.copy(book / "docs/fr/a-propos.md", book / "docs/fr/questions.md")
    apply(book, {"file": "docs/fr/questions.md", "find": "slug: a-propos", "replace": "slug: faq"})
    apply(book, {"file": "docs/fr/a-propos.md", "delete": True})
    git(book, "add", "--all")
    settings = languages.read(book)
    pages = preview.changed_pages(book, "HEAD", settings)
    assert pages == [preview.Changed("docs/fr/questions.md", "faq.html", "faq/", True)]
    assert "once merged: http://127.0.0.1:8000/faq/ |" in preview.as_markdown(
        "", settings.address, pages
    )


def test_where_git_cannot_tell_the_page_says_so(book):
    settings = languages.read(book)
    assert preview.changed_pages(book, "no-such-commit", settings) is None
    assert "cannot be told here" in preview.as_markdown("", settings.address, None)
    assert "No page has changed" in preview.as_markdown("", settings.address, [])


def test_where_the_editions_fail_the_list_leads_into_the_site(book):
    page = preview.Changed("docs/fr/a`|<b>.md", "a.html", "a/", False)
    text = preview.as_markdown("", ADDRESS, [page], unmade="no [picture](x)")
    assert "<code>a/index.html</code>" in text and ".zip" not in text
    assert "[picture]" not in text and "<b>" not in text
