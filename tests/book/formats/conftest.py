"""The book's site with all editions, those that need system libraries too."""

import shutil
from pathlib import Path

import pytest
from firefox import Firefox
from support import release


@pytest.fixture(scope="session")
def released(request, book, built, tmp_path_factory) -> Path:
    """The downloads of a release: those of ``--site``, or new ones."""
    if request.config.getoption("site"):
        return built / "downloads"
    site = tmp_path_factory.mktemp("released") / "site"
    shutil.copytree(built, site)
    release(book.root, site)
    return site / "downloads"


@pytest.fixture
def edition(released, locale):
    """The file of an edition, by its suffix."""

    def find(suffix: str) -> Path:
        (found,) = released.glob(f"*.{locale}.{suffix}")
        return found

    return find


@pytest.fixture
def firefox(tmp_path):
    """A Firefox of its own."""
    browser = Firefox(tmp_path)
    yield browser
    browser.close()
