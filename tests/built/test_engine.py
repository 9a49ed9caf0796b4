"""The engine knows nothing of the book that it builds."""

import re

from support import REPOSITORY

from book import identity
from starter.new import TITLES


def test_nothing_else_knows_which_book_this_is():
    """Its name and its titles, where they are more than one word, and not those of the sample."""
    book = identity.read(REPOSITORY)
    own = {
        each.casefold() for each in (book.name, *book.titles.values()) if re.search("[ -]", each)
    }
    own -= {each.casefold() for each in TITLES.values()}
    engine = [
        *(p for d in ("scripts", "overrides", ".github") for p in (REPOSITORY / d).rglob("*.*")),
        *(REPOSITORY / each for each in ("pyproject.toml", "mkdocs.yml")),
    ]
    for path in engine:
        if path.suffix in {".pyc", ".png", ".woff2"}:
            continue
        text = path.read_text(encoding="utf-8").casefold()
        assert [each for each in own if each in text] == [], path
