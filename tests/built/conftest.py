"""Tests that hold for any book; ``--book=DIR`` names another than that of this repository.

(With the ``=``: pytest takes a folder that stands alone for one with tests in it.)
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from book_reader import Book
from conftest import served, unpack
from support import built_once, repository


def pytest_generate_tests(metafunc):
    """Run a test that asks for ``locale`` once for each language of the book, or that has editions."""
    if "locale" in metafunc.fixturenames:
        book = Book(metafunc.config.getoption("book"))
        is_of_editions = {"single", "epub", "edition"} & set(metafunc.fixturenames)
        metafunc.parametrize("locale", book.ready if is_of_editions else book.locales)


@pytest.fixture(scope="session")
def book(request, tmp_path_factory) -> Book:
    """The book under test; where its folder holds no engine, a copy with this one."""
    folder = request.config.getoption("book").resolve()
    if not (folder / "scripts").is_dir():
        folder = repository(tmp_path_factory.mktemp("book") / "repository", str(folder))
    return Book(folder)


@pytest.fixture(scope="session")
def built(request, book, tmp_path_factory) -> Path:
    """Its site, built as for GitHub Pages under a sub-path, with its offline editions."""
    if site := request.config.getoption("site"):
        return site.resolve()
    return built_once(tmp_path_factory, "book-site", book.root)


@pytest.fixture(scope="session")
def downloads(built) -> Path:
    """The folder of the editions."""
    return built / "downloads"


@pytest.fixture
def single(downloads, locale) -> Path:
    """The single file of a language."""
    (found,) = downloads.glob(f"*.{locale}.html")
    return found


@pytest.fixture(scope="session")
def site_url(built) -> Iterator[str]:
    """The address at which that site is served."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="session")
def unpacked(built, tmp_path_factory) -> Path:
    """Its HTML edition, as unpacked from the downloads."""
    return unpack(built, tmp_path_factory.mktemp("unpacked"))
