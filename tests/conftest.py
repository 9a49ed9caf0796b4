"""What all tests share: built sites, servers of them under a sub-path, one browser, one guard."""

import os
import shutil
import signal
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import history as history_of_a_book
import keep_out  # noqa: F401 - guards this process; sitecustomize, what it starts
import pytest
import small_books
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from support import PREFIX, REPOSITORY, built_once, repository

import serve_site
from environment import browser as browsers
from environment import fonts

TESTS = Path(__file__).parent
# Milliseconds for what a page is to do, and to open: what has not happened by then will not.
PATIENCE, OPENING = 5_000, 10_000

expect.set_options(timeout=PATIENCE)
# In the background a shell has Ctrl-C ignored, and so would all that tests start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Keep the engine's tests, and every process that they start, out of the live book."""
    if item.path.is_relative_to(TESTS / "built"):
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEEP_OUT", str(REPOSITORY / "docs"))
        patch.setenv("PYTHONPATH", str(TESTS / "guard"), prepend=os.pathsep)
        return (yield)


@pytest.fixture(scope="session")
def bread(tmp_path_factory) -> Path:
    """A repository of the engine with the book ``bread``; who edits it works on a copy."""
    return repository(tmp_path_factory.mktemp("bread") / "repository")


@pytest.fixture(scope="session")
def bread_site(bread, tmp_path_factory) -> Path:
    """Its site, built as for GitHub Pages under a sub-path, with its offline editions."""
    return built_once(tmp_path_factory, "bread-site", bread)


@pytest.fixture(scope="session")
def bread_url(bread_site) -> Iterator[str]:
    """The address at which that site is served."""
    with served(bread_site) as address:
        yield address


@pytest.fixture(scope="session")
def bread_disk(bread_site, tmp_path_factory) -> Path:
    """Its HTML edition, as unpacked from the downloads."""
    return unpack(bread_site, tmp_path_factory.mktemp("bread-disk"))


@pytest.fixture(scope="session")
def languages(bread, tmp_path_factory) -> Path:
    """A repository with ``bread`` in three more languages, and half of it in a fourth."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("languages") / "repository")
    small_books.languages(root)
    return root


@pytest.fixture(scope="session")
def languages_site(languages, tmp_path_factory) -> Path:
    """Its site, with its offline editions."""
    return built_once(tmp_path_factory, "languages-site", languages)


@pytest.fixture(scope="session")
def languages_url(languages_site) -> Iterator[str]:
    """The address at which that site is served."""
    with served(languages_site) as address:
        yield address


@pytest.fixture(scope="session")
def questions_site(bread, tmp_path_factory) -> Path:
    """The site of ``bread`` with a page of questions, and its offline editions."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("questions") / "repository")
    small_books.questions(root)
    return built_once(tmp_path_factory, "questions-site", root)


@pytest.fixture(scope="session")
def questions_url(questions_site) -> Iterator[str]:
    """The address at which that site is served."""
    with served(questions_site) as address:
        yield address


@pytest.fixture(scope="session")
def questions_disk(questions_site, tmp_path_factory) -> Path:
    """Its HTML edition, as unpacked from the downloads."""
    return unpack(questions_site, tmp_path_factory.mktemp("questions-disk"))


@pytest.fixture(scope="session")
def history(bread, tmp_path_factory) -> history_of_a_book.History:
    """A book whose addresses moved twice since it was published: built at its first commit, and as it is."""
    folder = tmp_path_factory.mktemp("history")
    root = shutil.copytree(bread, folder / "repository")
    small_books.questions(root)
    first = {
        urls: history_of_a_book.built(root, folder / urls, DIRECTORY_URLS=urls)
        for urls in ("true", "false")
    }
    history_of_a_book.record(root, first["true"])
    history_of_a_book.second(root)
    history_of_a_book.record(root)
    history_of_a_book.third(root)
    site = built_once(tmp_path_factory, "history-site", root)
    return history_of_a_book.History(root, first, {"true": site, "false": unpack(site, folder)})


@pytest.fixture(scope="session")
def history_url(history) -> Iterator[str]:
    """The address at which the last of its sites is served."""
    with served(history.last["true"]) as address:
        yield address


def pytest_addoption(parser):
    """Which book ``tests/built`` is about, and how thoroughly."""
    parser.addoption(
        "--book", type=Path, default=REPOSITORY, help="folder of a book (default: this repository)"
    )
    parser.addoption(
        "--site",
        type=Path,
        help="its site with all editions, built before: for tests/built/formats",
    )
    parser.addoption(
        "--matrix", action="store_true", help="each page in every width and scheme, not a sample"
    )


def pytest_configure(config):
    """Say in one line that there is no book where ``--book`` looks for one."""
    if not (config.getoption("book") / "mkdocs.yml").is_file():
        raise pytest.UsageError(f"--book: {config.getoption('book')} has no mkdocs.yml")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site under a sub-path: ``http://127.0.0.1:port/some-repo/``."""
    server = serve_site.server(site, prefix=PREFIX)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


def unpack(site: Path, folder: Path) -> Path:
    """Unpack a site's HTML edition where a path has spaces and accents, and nothing may write."""
    (edition,) = (site / "downloads").glob("*-html.zip")
    folder = folder / "clé USB à l'hôpital"
    with zipfile.ZipFile(edition) as archive:
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    for path in [*inside.rglob("*"), inside]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return inside


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, which sees DejaVu alone; a missing one fails the run."""
    fonts.ensure()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(browsers.ensure()),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        browser.on("context", _hurry)
        yield browser


def _hurry(context: BrowserContext) -> None:
    """Have a test that fails say so in seconds, and not after Playwright's thirty."""
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(OPENING)


@pytest.fixture
def new_page(chromium) -> Iterator[Callable[..., Page]]:
    """Makes a page of a fresh context with the options given; waiting in vain fails in seconds."""
    with ExitStack() as contexts:

        def make(**options) -> Page:
            context = contexts.enter_context(chromium.new_context(**options))
            context.set_default_timeout(8_000)
            return context.new_page()

        yield make


@pytest.fixture
def page(new_page) -> Page:
    """A page of a fresh context, 1280 px wide."""
    return new_page(viewport={"width": 1280, "height": 800})
