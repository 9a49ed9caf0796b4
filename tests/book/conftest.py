"""Tests that hold for any book; ``--book=DIR`` names another than that of this repository.

(With the ``=``: pytest takes a folder that stands alone for one with tests in it.)
"""

from book_reader import Book


def pytest_generate_tests(metafunc):
    """Run a test that asks for ``locale`` once for each language of the book."""
    if "locale" in metafunc.fixturenames:
        metafunc.parametrize("locale", Book(metafunc.config.getoption("book")).locales)
