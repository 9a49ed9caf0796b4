"""Of which day an edition is: the one that is known, else that of its newest text, never the day on
which it happens to be built."""

import datetime
import os
import re
import subprocess
from pathlib import Path

import pytest
from support import REPOSITORY, run

from editions import when
from ground.problem import CannotRun

NOON = 1700000000  # 14 November 2023, UTC


def git(folder: Path, *args: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", folder, *identity, *args], check=True, capture_output=True)


@pytest.fixture
def no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return monkeypatch


def committed(root: Path, monkeypatch) -> Path:
    root.mkdir()
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{NOON} +0900")
    exported = root / when.EXPORTED
    exported.parent.mkdir(parents=True)
    exported.write_bytes((REPOSITORY / when.EXPORTED).read_bytes())
    (root / ".gitattributes").write_bytes((REPOSITORY / ".gitattributes").read_bytes())
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def test_date_is_source_date_epoch_first(tmp_path, monkeypatch):
    root = committed(tmp_path / "r", monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert when.edition_date(root) == datetime.date(1970, 1, 2)


@pytest.mark.parametrize("value", ["soon", "1e9", "99999999999999999"])
def test_bad_source_date_epoch_is_refused_by_name(tmp_path, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(CannotRun, match="SOURCE_DATE_EPOCH"):
        when.edition_date(tmp_path)


def test_date_is_that_of_the_head_commit(tmp_path, no_epoch):
    assert when.edition_date(committed(tmp_path / "r", no_epoch)) == datetime.date(2023, 11, 14)


def test_date_of_an_exported_archive_is_what_git_wrote_even_inside_another_repository(
    tmp_path, no_epoch
):
    root = committed(tmp_path / "r", no_epoch)
    other = tmp_path / "other"
    other.mkdir()
    git(root, "archive", "-o", str(tmp_path / "r.tar"), "HEAD")
    no_epoch.setenv("GIT_COMMITTER_DATE", "1000000000 +0000")
    git(other, "init", "-q")
    git(other, "commit", "-q", "--allow-empty", "-m", "y")
    subprocess.run(["tar", "-xf", tmp_path / "r.tar", "-C", other], check=True)
    (other / "below").mkdir()
    subprocess.run(["tar", "-xf", tmp_path / "r.tar", "-C", other / "below"], check=True)
    assert when.edition_date(other / "below") == datetime.date(2023, 11, 14)


def test_unknown_date_is_one_clear_sentence(tmp_path, no_epoch):
    with pytest.raises(CannotRun, match=r"^the date of this edition is not known: [^\n]+$"):
        when.edition_date(tmp_path)


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A folder that somebody copied: no git, no archive."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, seconds in (("a.md", NOON - 100_000), ("b.md", NOON), ("b.png", NOON + 100_000)):
        path = tmp_path / "docs/fr" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (seconds, seconds))
    return tmp_path


def test_copied_folder_is_of_the_day_of_its_newest_text(copied):
    assert when.known(copied) is None
    assert when.edition_date(copied) == datetime.date(2023, 11, 14)


def test_what_is_known_comes_first(copied, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert when.known(copied) == when.edition_date(copied) == datetime.date(1970, 1, 2)


@pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")
def test_git_may_refuse_in_any_letters(copied, monkeypatch):
    git = copied / "bin/git"
    git.parent.mkdir()
    git.write_bytes(
        "#!/bin/sh\necho 'fatal\xa0: ni ceci ni un d\xe9p\xf4t' >&2\nexit 128\n".encode("latin-1")
    )
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(git.parent), prepend=os.pathsep)
    assert when.known(copied) is None


@pytest.mark.parametrize("command", ["build_offline.py", "check_links.py", "serve_site.py"])
def test_site_that_is_not_built_is_said_with_the_command_that_builds_it(command, tmp_path):
    done = run(command, tmp_path / "site")
    assert done.returncode == 2
    assert done.stderr == (
        f"error: {tmp_path / 'site'} holds no built site: `python3 scripts/run.py site` builds it\n"
    )


def test_day_that_is_not_known_is_said_once_the_editions_bear_it(bread, tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").touch()
    done = run(bread / "scripts/build_offline.py", site)
    assert re.match(
        r"note: [^\n]+ bear \d{4}-\d\d-\d\d, [^\n]+SOURCE_DATE_EPOCH[^\n]+\n", done.stderr
    )
