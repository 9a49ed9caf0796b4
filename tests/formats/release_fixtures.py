"""What tests of a release ask for, whichever book it is of."""

from pathlib import Path

import pytest
from firefox import Firefox


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
