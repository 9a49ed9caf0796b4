"""A book made of this repository's engine: well as it is made, and without a word of the book that is here."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from case import BOOKS
from support import REPOSITORY, run

from book import identity
from glossary.book import read_books
from prose.coverage import is_rare
from starter.new import SAMPLE

WORD = re.compile(r"[^\W\d_]{4,}")


@pytest.fixture(scope="module", params=["fr", "en"])
def made(request, tmp_path_factory) -> Path:
    """A new book in each source language of the sample."""
    folder = tmp_path_factory.mktemp("new") / "un livre"
    done = run("new_book.py", folder, "--source", request.param)
    assert done.returncode == 0, done.stderr
    return folder


def words(text: str) -> set[str]:
    return {each.casefold() for each in WORD.findall(text)}


def own_words() -> set[str]:
    """What only this book has: the words of its titles, and the rare ones of its terms, but not the sample's."""
    told = identity.read(REPOSITORY)
    found = words(" ".join((told.name, *told.titles.values())))
    for locale, each in read_books(REPOSITORY).items():
        names = " ".join(name for entry in each.glossary.entries for name in entry.matched)
        found |= {word for word in words(names) if is_rare(word, locale)}
    samples = [*SAMPLE.rglob("*.md"), *BOOKS.rglob("*.md")]
    return found - set().union(*(words(each.read_text(encoding="utf-8")) for each in samples))


def test_its_check_finds_nothing(made):
    done = subprocess.run(
        [sys.executable, "scripts/check_all.py", "--format", "json"],
        cwd=made, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(each["problems"] == [] for each in json.loads(done.stdout)["checks"])


def test_no_word_of_this_book_is_in_it(made):
    own = own_words()
    assert own, "the book has words of its own"
    found = {}
    for path in made.rglob("*"):
        if ".git" in path.parts or not path.is_file() or path.suffix == ".png":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if leaked := own & (words(text) | words(path.name)):
            found[path.relative_to(made).as_posix()] = sorted(leaked)
    assert found == {}
