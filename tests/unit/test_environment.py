"""The environment: set up once, found again, refused in one sentence."""

import sys

import pytest

from environment import browser, system, venv


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """Record what would be run, in an environment of the test's own."""
    made = []
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")

    def call(command, who):
        made.append(who)
        venv.python().parent.mkdir(parents=True, exist_ok=True)
        venv.python().touch()

    monkeypatch.setattr(venv, "_call", call)
    return made


def test_second_run_with_nothing_changed_skips_the_set_up(calls, tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text("a==1\n", encoding="utf-8")
    venv.ensure(lock)
    assert calls == ["Python's venv module", "pip"]
    venv.ensure(lock)
    assert len(calls) == 2
    lock.write_text("a==2\n", encoding="utf-8")
    venv.ensure(lock)
    assert calls[2:] == ["pip"]


def test_refusal_of_pip_is_one_sentence(monkeypatch):
    with pytest.raises(
        venv.SetupError, match=r"^pip could not set up .venv: ERROR: no such thing$"
    ):
        venv._call(
            [sys.executable, "-c", "print('ERROR: no such thing'); raise SystemExit(1)"], "pip"
        )


def test_locks_have_hashes_and_no_address():
    for lock in (venv.SITE_LOCK, venv.TESTS_LOCK, venv.RELEASE_LOCK):
        text = lock.read_text(encoding="utf-8")
        assert "http" not in text and "--index" not in text and "/" not in text
        names = [line for line in text.splitlines() if line and not line.startswith(" ")]
        assert all("==" in line for line in names)
        assert text.count("--hash=sha256:") >= len(names)


@pytest.mark.parametrize("larger", [venv.TESTS_LOCK, venv.RELEASE_LOCK])
def test_larger_locks_hold_the_site_lock(larger):
    def pinned(lock):
        lines = lock.read_text(encoding="utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if "==" in line}

    assert pinned(venv.SITE_LOCK) <= pinned(larger)


def test_missing_browser_is_said_in_one_sentence(monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(browser, "_PLACES", ())
    with pytest.raises(venv.SetupError, match="need Chromium, Chrome or Edge"):
        browser.ensure()


@pytest.mark.parametrize("missing", ["javac", "npm", "firefox-esr"])
def test_missing_validator_is_said_in_one_sentence(monkeypatch, missing):
    def which(name):
        return None if name in (missing, "firefox", "apt-get") else f"/usr/bin/{name}"

    monkeypatch.setattr(system.shutil, "which", which)
    with pytest.raises(venv.SetupError, match=r"^[^\n]+: install it \(in Debian: [a-z -]+\)$"):
        system.ensure_validators()


def test_missing_pango_is_said_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    with pytest.raises(venv.SetupError, match=r"^the PDF needs Pango: install it"):
        system.ensure_pango(python)
