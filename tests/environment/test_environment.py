"""The environment: set up once, found again, refused in one sentence."""

import argparse
import ast
import os
import re
import subprocess
import sys

import pytest
from support import REPOSITORY

import run
from environment import browser, system, venv

SCRIPTS = REPOSITORY / "scripts"
COMMANDS = sorted(each for each in SCRIPTS.glob("*.py") if not each.name.startswith("hook_"))
PLAIN = (ast.Import, ast.ImportFrom, ast.Expr)
# Of the standard library, what Python 3.8 has too.
OLD = {
    "argparse", "collections.abc", "contextlib", "datetime", "functools", "http.server",
    "importlib.util", "json", "logging", "os", "pathlib", "re", "signal", "socket", "subprocess",
    "sys", "tempfile", "time", "typing", "urllib.parse", "webbrowser", "dataclasses", "shutil",
}  # fmt: skip


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """Record what would be run, in an environment of the test's own."""
    made = []
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")

    def call(command, who, packages=0):
        made.append(who)
        venv.python().parent.mkdir(parents=True, exist_ok=True)
        venv.python().touch()

    monkeypatch.setattr(venv, "_call", call)
    monkeypatch.setattr(venv, "_runs", lambda *arguments: venv.python().is_file())
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


def test_refusal_of_pip_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")
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


def test_browser_that_is_named_and_missing_is_said_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    with pytest.raises(venv.SetupError, match=r"^BROWSER_PATH names .+none, which is no file$"):
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


def test_half_made_copied_or_other_environment_is_made_anew(calls, tmp_path, monkeypatch):
    lock = tmp_path / "requirements.txt"
    lock.write_text("a==1\n", encoding="utf-8")
    venv.python().parent.mkdir(parents=True)
    venv.python().touch()  # as a set-up that was killed leaves it
    venv.ensure(lock)
    assert calls == ["Python's venv module", "pip"]
    monkeypatch.setattr(venv, "VENV", (tmp_path / ".venv").rename(tmp_path / "elsewhere"))
    venv.ensure(lock)
    assert calls[2:] == ["Python's venv module", "pip"]


def test_set_up_that_fails_is_begun_again(calls, tmp_path, monkeypatch):
    lock = tmp_path / "requirements.txt"
    lock.write_text("a==1\n", encoding="utf-8")
    call = venv._call

    def fail(command, who, packages=0):
        call(command, who)
        if who == "pip":
            raise venv.SetupError("pip was ended")

    monkeypatch.setattr(venv, "_call", fail)
    with pytest.raises(venv.SetupError):
        venv.ensure(lock)
    monkeypatch.setattr(venv, "_call", call)
    venv.ensure(lock)
    assert calls[2:] == ["pip"]


def test_first_set_up_says_how_much_it_is(calls, capsys):
    venv.ensure(venv.SITE_LOCK)
    said = capsys.readouterr().err
    assert re.fullmatch(
        r"Setting up .venv with the \d+ packages of requirements.txt: "
        r"at most \d+ MB to download, \d+ MB on the disk; once, a minute or two …\n",
        said,
    )


def test_progress_counts_what_pip_fetches_then_what_it_has_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(venv, "VENV", tmp_path)
    fetching = ["Collecting a==1 (from -r x)", "  Downloading a-1.whl (1 kB)", "Collecting b==1"]
    assert venv._done(fetching, 3) == 2
    (tmp_path / "lib/python3/site-packages/a-1.dist-info").mkdir(parents=True)
    assert venv._done([*fetching, "Installing collected packages: a, b"], 3) == 4


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_progress_is_drawn_on_a_terminal_alone(tmp_path):
    script = (
        "import pathlib, sys; from environment import venv; venv.VENV = pathlib.Path(PLACE);"
        "venv._call([sys.executable, '-c', PIP], 'pip', 2)"
    ).replace("PLACE", repr(str(tmp_path / ".venv")))
    pip = "import time; print('Collecting a', flush=True); time.sleep(0.5)"
    command = [sys.executable, "-c", script.replace("PIP", repr(pip))]
    master, terminal = os.openpty()
    subprocess.run(command, cwd=REPOSITORY / "scripts", stderr=terminal, check=True)
    os.close(terminal)
    assert b"] 1/5" in os.read(master, 10_000)
    done = subprocess.run(command, cwd=REPOSITORY / "scripts", capture_output=True, check=True)
    assert done.stderr == b"" == done.stdout


def test_missing_browser_is_said_before_anything_is_set_up(monkeypatch):
    monkeypatch.setattr(run.venv, "ensure", lambda lock: pytest.fail("set up first"))
    monkeypatch.setattr(run.browser, "ensure", lambda: raise_(venv.SetupError("no browser")))
    with pytest.raises(venv.SetupError, match="no browser"):
        run.tests(argparse.Namespace(formats=True, pytest=[]))


def raise_(error):
    raise error


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.name)
def test_old_python_reads_as_far_as_the_line_that_refuses_it(path):
    """Only then can it say in one line what is wrong."""
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [getattr(node, "module", None) or node.names[0].name for node in imports]
    first = next(i for i, name in enumerate(names) if name.split(".")[0] == "environment")
    assert all(name in OLD for name in names[:first]), names[:first]
    above = imports[first].lineno
    assert all(node.lineno >= above for node in tree.body if not isinstance(node, PLAIN))


def test_old_python_reads_the_line_that_refuses_it():
    source = (SCRIPTS / "environment/__init__.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "(3, 11, 5)" in source
    assert 'requires-python = ">=3.11.5"' in (REPOSITORY / "pyproject.toml").read_text("utf-8")
