"""The fixture book's site with all editions, those that need system libraries too."""

import shutil
from pathlib import Path

import pytest
from release_fixtures import edition, firefox
from support import release

__all__ = ["edition", "firefox"]  # fixtures for the tests beside


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
