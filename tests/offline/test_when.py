"""The day of an edition: the one that is known, else that of the newest text, and then it is said."""

import os
import re
from datetime import UTC, date, datetime

import pytest
from support import run

from checking.problem import CannotRun
from offline import when

NOON = datetime(2023, 11, 14, 12, tzinfo=UTC).timestamp()


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
    assert when.edition_date(copied) == date(2023, 11, 14)


def test_what_is_known_comes_first(copied, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert when.known(copied) == when.edition_date(copied) == date(1970, 1, 2)


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


def test_folder_without_a_text_has_no_day(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(CannotRun, match=r"^the date of this edition is not known: [^\n]+$"):
        when.edition_date(tmp_path)


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
