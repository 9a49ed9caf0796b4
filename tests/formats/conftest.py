"""A built site with all editions, those that need system libraries too."""

import shutil
from pathlib import Path

import pytest
from editions import NAME
from support import REPOSITORY, release


@pytest.fixture(scope="session")
def released(built, tmp_path_factory) -> Path:
    """The downloads of a release."""
    site = tmp_path_factory.mktemp("released") / "site"
    shutil.copytree(built, site)
    release(REPOSITORY, site)
    return site / "downloads"


@pytest.fixture(params=["fr", "en"])
def locale(request) -> str:
    """Each language in turn."""
    return request.param


@pytest.fixture
def edition(released, locale):
    """The file of an edition, by its suffix."""
    return lambda suffix: released / f"{NAME}.{locale}.{suffix}"
