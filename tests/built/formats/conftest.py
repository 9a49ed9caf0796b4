"""The book's site with all editions, those that need system libraries too."""

import shutil
from pathlib import Path

import pytest
from release_fixtures import edition, firefox
from support import release

__all__ = ["edition", "firefox"]  # fixtures for the tests beside


@pytest.fixture(scope="session")
def released(request, book, built, tmp_path_factory) -> Path:
    """The downloads of a release: those of ``--site``, or new ones."""
    if request.config.getoption("site"):
        return built / "downloads"
    site = tmp_path_factory.mktemp("released") / "site"
    shutil.copytree(built, site)
    release(book.root, site)
    return site / "downloads"
