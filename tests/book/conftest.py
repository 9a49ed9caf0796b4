"""Tests that hold for any book; ``--book=DIR`` names another than that of this repository.

(With the ``=``: pytest takes a folder that stands alone for one with tests in it.)
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from book_reader import Book
from conftest import served, unpack
from support import build_all, repository


def pytest_generate_tests(metafunc):
    """Run a test that asks for ``locale`` once for each language of the book."""
    if "locale" in metafunc.fixturenames:
        metafunc.parametrize("locale", Book(metafunc.config.getoption("book")).locales)


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
    target = tmp_path_factory.mktemp("built") / "site"
    build_all(book.root, target)
    return target


@pytest.fixture(scope="session")
def site_url(built) -> Iterator[str]:
    """The address at which that site is served."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="session")
def unpacked(built, tmp_path_factory) -> Path:
    """Its HTML edition, as unpacked from the downloads."""
    return unpack(built, tmp_path_factory.mktemp("unpacked"))
