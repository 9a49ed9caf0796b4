"""A folder that is made anew: whole or not at all, by one process at a time, and with nothing left."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from support import REPOSITORY

from ground import aside, command, lock, writing
from ground.problem import CannotRun

SCRIPTS = REPOSITORY / "scripts"
HOLDS = """
import pathlib, sys, time
from ground import lock
with lock.held(pathlib.Path(sys.argv[1]), "waits"):
    print("held", flush=True)
    input()
"""


@pytest.fixture
def site(tmp_path) -> Path:
    """A site that stands in its place, its book being elsewhere."""
    place = tmp_path / "site"
    place.mkdir()
    (place / "index.html").write_text("old", encoding="utf-8")
    return place


@pytest.fixture
def book(tmp_path) -> Path:
    """The folder of its book."""
    (tmp_path / "book/docs").mkdir(parents=True)
    return tmp_path / "book"


def make(folder: Path, text: str = "new") -> None:
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_folder_takes_the_place_and_nothing_else_is_left(site, book):
    with aside.folder(site, book) as new:
        assert new.name == "site" and not new.exists()
        make(new)
        assert (site / "index.html").read_text("utf-8") == "old"
    assert (site / "index.html").read_text("utf-8") == "new"
    assert names(site.parent) == [".site.lock", "book", "site"]


@pytest.mark.parametrize("why", [KeyboardInterrupt, SystemExit, CannotRun, OSError])
def test_failure_leaves_what_was_there(site, book, why):
    with pytest.raises(why), aside.folder(site, book) as new:
        make(new)
        raise why("x")
    assert (site / "index.html").read_text("utf-8") == "old"
    assert names(site.parent) == [".site.lock", "book", "site"]


def test_no_new_folder_leaves_what_was_there(site, book):
    with aside.folder(site, book):
        pass
    assert (site / "index.html").read_text("utf-8") == "old"


def test_copy_is_changed_aside(site, book):
    with aside.folder(site, book, copied=True) as new:
        assert (new / "index.html").read_text("utf-8") == "old"
        (new / "more.html").touch()
        assert names(site) == ["index.html"]
    assert names(site) == ["index.html", "more.html"]


def test_what_a_killed_run_left_is_removed(site, book):
    left = site.parent / ".site.aside-killed/site"
    left.mkdir(parents=True)
    with aside.folder(site, book):
        assert not left.parent.exists()


def test_what_a_run_killed_between_two_renames_had_moved_away_is_put_back(site, book):
    moved = site.parent / ".site.aside-killed/former"
    moved.parent.mkdir()
    site.rename(moved)
    with aside.folder(site, book):
        pass
    assert (site / "index.html").read_text("utf-8") == "old"


def test_refused_rename_puts_back_what_was_moved_away(site, book, monkeypatch):
    rename = Path.rename

    def refuse(self, target):
        if self.name == "site" and ".aside-" in self.parent.name:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with (
        pytest.raises(CannotRun, match="cannot be written: No space"),
        aside.folder(site, book) as new,
    ):
        make(new)
    assert (site / "index.html").read_text("utf-8") == "old"


def test_temporary_files_go_with_the_rest(site, book, monkeypatch):
    monkeypatch.setenv("TMPDIR", "/as/it/was")
    with aside.folder(site, book) as new:
        passing = Path(tempfile.mkdtemp())
        command = [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        assert passing.parent == new.parent == Path(told)
    assert not passing.exists() and os.environ["TMPDIR"] == "/as/it/was"


@pytest.mark.parametrize("place", [".", "..", "docs", "docs/fr"])
def test_place_of_the_book_is_no_place_for_a_site(book, place):
    with pytest.raises(CannotRun, match="no place for a site"), aside.folder(book / place, book):
        pytest.fail("entered")
    assert (book / "docs").is_dir()


def test_place_that_cannot_be_written_is_one_line(book, tmp_path):
    (tmp_path / "file").touch()
    said = r"file/site: cannot be written: [^\n]+$"
    with pytest.raises(CannotRun, match=said), aside.folder(tmp_path / "file/site", book):
        pytest.fail("entered")


def test_lock_is_waited_for_in_one_line_and_goes_with_its_process(tmp_path):
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, path],
        cwd=SCRIPTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as first:  # fmt: skip
        assert first.stdout.readline() == "held\n"
        with subprocess.Popen(
            [sys.executable, "-c", HOLDS, path],
            cwd=SCRIPTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as second:  # fmt: skip
            assert second.stderr.readline() == "waits\n"
            first.kill()
            assert second.stdout.readline() == "held\n"
            _, said = second.communicate("\n")
            assert said == ""
    with lock.held(path, "waits"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has locks of one process alone")
def test_lock_is_held_by_what_outlives_its_process(tmp_path, capsys):
    path = tmp_path / "lock"
    child = [sys.executable, "-c", "print('begun', flush=True); input()"]
    with lock.held(path, ""):
        outlives = subprocess.Popen(
            child, close_fds=False, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        outlives.stdout.readline()
        file = os.open(path, os.O_RDWR)
        with pytest.raises(BlockingIOError):
            lock._take(file)
    lock._take(file)  # given back at the end of the block, whoever had it too
    os.close(file)
    outlives.communicate("\n")


@pytest.mark.skipif(os.name == "nt", reason="there, who is alive is not known")
def test_file_that_a_killed_process_left_is_removed_and_that_of_another_is_not(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    for process in (ended.pid, os.getppid()):
        (tmp_path / f".a.md.{process}.new").touch()
    writing.replace(tmp_path / "a.md", b"new", "a.md")
    assert names(tmp_path) == [f".a.md.{os.getppid()}.new", "a.md"]


def test_refusal_of_the_system_is_one_line_and_no_traceback(capsys):
    def refused() -> int:
        raise OSError(28, "No space left on device", "/x")

    assert command.guarded(refused) == 2
    assert capsys.readouterr().err == "error: /x: No space left on device\n"
