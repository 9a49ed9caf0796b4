"""What is refused before a new book is made, and what is its and what the engine's."""

import subprocess

import pytest
from case import apply
from support import REPOSITORY, run

from book import identity
from ground.problem import CannotRun
from starter import new


@pytest.fixture
def full(tmp_path):
    """A folder with something in it."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").touch()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "full")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("full", "the folder is not empty"),
        ("file", "there is something of this name"),
        ("link", "there is something of this name"),
        (str(REPOSITORY / "new"), "within this repository"),
        (str(REPOSITORY / "docs/../new"), "within this repository"),
        (str(REPOSITORY), "the folder is not empty"),
    ],
)
def test_no_folder_that_is_there_becomes_a_book(full, folder, words):
    before = sorted(full.rglob("*"))
    done = run("new_book.py", full / folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr and done.stderr.count("\n") == 1
    assert sorted(full.rglob("*")) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--source", "xx"), "xx: the sample is in fr, en"),
        (("--source", "../x"), "../x: the sample is in fr, en"),
        (("--title", "es=Judías"), "es: the sample is in fr, en"),
        (("--title", "Un livre"), "a title is typed as"),
        (("--title", "fr= "), "a title is typed as"),
        (("--title", "fr=a\u0007"), "U+0007 means nothing"),
        (("--name", "../x"), "'name' is of a-z"),
        (("--name", "a b"), "'name' is of a-z"),
    ],
)
def test_a_hostile_name_is_refused_in_one_sentence_and_nothing_is_left(tmp_path, options, words):
    done = run("new_book.py", tmp_path / "new", *options)
    assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_what_markup_or_yaml_could_mean_is_a_title_like_others():
    title = "<b>: {a} # 'x' \\"
    declared = identity.parse(new.declared({"en": title, "fr": title}, "a"))
    assert declared.titles == {"en": title, "fr": title} and declared.source == "en"


def test_the_same_files_are_the_engine_s_with_git_and_without(tmp_path):
    for path in ("scripts/a.py", "tests/a.py", "docs/decisions/a.md", ".gitignore", "SECURITY.md"):
        apply(tmp_path, {"file": path, "write": "x\n"})
    own = ("docs/fr/a.md", "docs/decisions/book/a.md", "README.md", "tests/benchmarks/search/a")
    for path in (*own, ".venv/a", ".cache/a", "site/a", "scripts/a.pyc"):
        apply(tmp_path, {"file": path, "write": "x\n"})
    ignored = ".venv/\n/site/\n.cache/\n*.pyc\n"
    apply(tmp_path, {"file": ".gitignore", "write": ignored})
    wanted = [".gitignore", "SECURITY.md", "docs/decisions/a.md", "scripts/a.py", "tests/a.py"]
    assert list(new.engine(tmp_path)) == wanted
    subprocess.run(["git", "init", "--quiet", "."], cwd=tmp_path, check=True)
    assert list(new.engine(tmp_path)) == wanted


def test_nothing_is_made_where_there_is_no_room(tmp_path):
    with pytest.raises(CannotRun, match="not empty"):
        new.check(REPOSITORY / "scripts", "fr", {})
