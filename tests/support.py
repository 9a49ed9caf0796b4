"""Paths, addresses and commands that several tests use."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from case import apply, lay
from playwright.sync_api import Page, TimeoutError

from ground.message import french
from ground.problem import Problem

__all__ = ["apply", "lay"]  # of ``case``, for those who take all they need from here

REPOSITORY = Path(__file__).parents[1]
# What a book must say of itself, for one that a test makes of nothing.
BOOK_YML = "docs/source/book.yml"
IDENTITY = "name: book\nsource: fr\ntitles: { fr: Livre, en: Book }\nchapters: chapitres\n"
PREFIX = "/some-repo/"
SITE_URL = f"https://www.example.org{PREFIX}"
EPOCH = "1700000000"  # 14 November 2023: the day of every edition that tests make
AXE_RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}  # fmt: skip


def build_all(root: Path, target: Path, **environment: str) -> None:
    """Build the repository ``root`` strictly into ``target``, its downloads too, or fail."""
    for command in (
        ["-m", "mkdocs", "build", "--strict", "-d", target],
        [root / "scripts/build_offline.py", target],
    ):
        result = build(command, root, **environment)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "WARNING" not in result.stderr, result.stderr


def built_once(factory: pytest.TempPathFactory, name: str, root: Path) -> Path:
    """The site of ``root`` as ``build_all`` makes it, once for all processes of a run.

    The first that asks for ``name`` builds; the others wait, and fail where it did.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    site, ended = folder / "site", folder / "ended"
    try:
        folder.mkdir()  # one process alone can
    except FileExistsError:
        for _ in range(9_000):  # a process that was killed says nothing
            if ended.exists():
                break
            time.sleep(0.1)
        assert not (reason := ended.read_text("utf-8")), reason
        return site
    reason = "the process that was to build the site has failed"
    try:
        build_all(root, site)
        reason = ""
    finally:
        ended.with_name("ending").write_text(reason, "utf-8")
        ended.with_name("ending").rename(ended)
    return site


def release(root: Path, site: Path, **environment: str) -> None:
    """Add all editions of ``root`` to the built ``site``, or fail."""
    command = [root / "scripts/build_offline.py", "--release", site]
    result = build(command, root, **environment)
    assert result.returncode == 0, result.stderr


def build(
    command: list[str | Path], root: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Python in ``root`` as a build of a public site does, on the day of ``EPOCH``."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": SITE_URL,
            "SOURCE_DATE_EPOCH": EPOCH,
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def repository(folder: Path, book: str = "bread") -> Path:
    """Make ``folder`` a repository of the engine with a book, ready to build.

    ``book`` is a folder below ``tests/books/``, or the absolute path of another.
    """
    lay(book, folder)
    for part in ("scripts", "overrides"):
        shutil.copytree(REPOSITORY / part, folder / part, dirs_exist_ok=True)
    for part in ("pyproject.toml", ".gitattributes"):
        shutil.copy(REPOSITORY / part, folder)
    return folder


def run(command: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``scripts/<command>`` with the interpreter of the tests."""
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts" / command, *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def untold(problems: Iterable[Problem]) -> list[str]:
    """The messages of problems that nobody has said in French."""
    return [each.message for each in problems if not french(each.message)]


def surroundings(**given: str) -> dict[str, str]:
    """The environment of the tests, without what a workflow tells its commands, with what is given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "SITE_", "REPO_"))}
    return {**kept, **given}


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until a JavaScript expression is true on a page, for eight seconds at most.

    Playwright's own waiting compiles the expression in the page, which the page's policy forbids.
    """
    ended = time.monotonic() + 8
    while not page.evaluate(expression, arg):
        if time.monotonic() > ended:
            raise TimeoutError(f"never true: {expression}")
        page.wait_for_timeout(50)


def aborted(request) -> bool:
    """Did the browser give a request up because the test had left its page? That is no fault."""
    return request.failure == "net::ERR_ABORTED"
