"""The books that the engine is tested on are sound, and the live one is out of reach."""

import subprocess
import sys

import pytest
from support import REPOSITORY, run


def test_the_check_finds_nothing_in_the_fixture_book(bread):
    result = run("check_all.py", "--root", bread)
    assert result.returncode == 0, result.stdout


def test_a_test_of_the_engine_cannot_open_the_live_book():
    with pytest.raises(AssertionError, match="of the live book"):
        (REPOSITORY / "docs/words.txt").read_text(encoding="utf-8")


def test_neither_can_what_it_starts():
    command = f"open({str(REPOSITORY / 'docs/words.txt')!r})"
    result = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
    assert "AssertionError" in result.stderr
