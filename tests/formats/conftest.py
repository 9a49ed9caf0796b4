"""The fixture book's site with all editions, those that need system libraries too."""

import shutil
from pathlib import Path

import pytest
from firefox import Firefox
from support import release


@pytest.fixture(scope="session")
def released(bread, bread_site, tmp_path_factory) -> Path:
    """The downloads of a release."""
    site = tmp_path_factory.mktemp("released") / "site"
    shutil.copytree(bread_site, site)
    release(bread, site)
    return site / "downloads"


@pytest.fixture(params=["fr", "en"])
def locale(request) -> str:
    """Each language in turn."""
    return request.param


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
