"""The environment: set up once, found again, refused in one sentence."""

import argparse
import ast
import os
import re
import select
import subprocess
import sys
from contextlib import ExitStack

import pytest
from support import REPOSITORY

import run
from environment import browser, system, venv
from ground.problem import CannotRun

SCRIPTS = REPOSITORY / "scripts"
COMMANDS = sorted(each for each in SCRIPTS.glob("*.py") if not each.name.startswith("hook_"))
PLAIN = (ast.Import, ast.ImportFrom, ast.Expr)
# Of the standard library, what Python 3.8 has too.
OLD = {
    "argparse", "collections.abc", "contextlib", "datetime", "functools", "hashlib", "http.server",
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
    with pytest.raises(CannotRun, match=r"^pip could not set up .venv: ERROR: no such thing$"):
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
    with pytest.raises(CannotRun, match="need Chromium, Chrome or Edge"):
        browser.ensure()


def test_browser_that_is_named_and_missing_is_said_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    with pytest.raises(CannotRun, match=r"^BROWSER_PATH names .+none, which is no file$"):
        browser.ensure()


@pytest.mark.parametrize("missing", ["javac", "npm", "firefox-esr"])
def test_missing_validator_is_said_in_one_sentence(monkeypatch, missing):
    def which(name):
        return None if name in (missing, "firefox", "apt-get") else f"/usr/bin/{name}"

    monkeypatch.setattr(system.shutil, "which", which)
    with pytest.raises(CannotRun, match=r"^[^\n]+: install it \(in Debian: [a-z -]+\)$"):
        system.ensure_validators()


def test_missing_pango_is_said_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    with pytest.raises(CannotRun, match=r"^the PDF needs Pango: install it"):
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
            raise CannotRun("pip was ended")

    monkeypatch.setattr(venv, "_call", fail)
    with pytest.raises(CannotRun):
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
    monkeypatch.setattr(run.browser, "ensure", lambda: raise_(CannotRun("no browser")))
    with pytest.raises(CannotRun, match="no browser"):
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


@pytest.fixture
def small(tmp_path):
    """The file of a lock with one package."""
    lock = tmp_path / "requirements.txt"
    lock.write_text("a==1\n", encoding="utf-8")
    return lock


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("Collecting a==1", ["pip"]),  # nothing has been changed yet
        ("Installing collected packages: a", ["Python's venv module", "pip"]),
    ],
)
def test_pip_that_was_killed_at_work_leaves_nothing_that_counts(calls, small, said, made):
    venv.ensure(small)
    venv._log().write_text(f"{said}\n", encoding="utf-8")  # which goes when pip has ended well
    venv.ensure(small)
    assert calls[2:] == made and not venv._log().exists()


def test_environment_whose_pip_does_not_run_is_made_anew(calls, small, monkeypatch):
    venv.ensure(small)
    small.write_text("a==2\n", encoding="utf-8")
    monkeypatch.setattr(venv, "_runs", lambda *arguments: "pip" not in arguments)
    venv.ensure(small)
    assert calls[2:] == ["Python's venv module", "pip"]


def test_environment_whose_python_does_not_run_is_made_anew(calls, small, monkeypatch):
    venv.ensure(small)
    monkeypatch.setattr(venv, "_runs", lambda *arguments: False)
    venv.ensure(small)
    assert calls[2:] == ["Python's venv module", "pip"]


def test_stamp_of_another_list_does_not_outlast_what_it_says(calls, small, tmp_path, monkeypatch):
    """The packages of one commit, then of another, then back."""
    larger = tmp_path / "requirements-tests.txt"
    larger.write_text("a==1\nb==1\n", encoding="utf-8")
    monkeypatch.setattr(venv, "locks", lambda: [small, larger])
    venv.ensure(larger)
    venv.ensure(small)
    before = larger.read_bytes(), small.read_bytes()
    larger.write_text("a==2\nb==1\n", encoding="utf-8")
    small.write_text("a==2\n", encoding="utf-8")
    venv.ensure(small)
    larger.write_bytes(before[0])
    small.write_bytes(before[1])
    del calls[:]
    venv.ensure(larger)
    assert calls == ["pip"]


def test_second_set_up_waits_for_the_first_and_has_nothing_left_to_do(
    calls, small, monkeypatch, capsys
):
    def held(path, waiting):
        print(waiting)
        first = ExitStack()
        monkeypatch.setattr(venv, "held", lambda *arguments: first)
        venv.ensure(small)  # that of the other process
        return first

    monkeypatch.setattr(venv, "held", held)
    venv.ensure(small)
    assert calls == ["Python's venv module", "pip"]
    assert capsys.readouterr().out.count("another command is setting up .venv") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes")
def test_ending_a_set_up_ends_what_it_has_started(tmp_path, monkeypatch):
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")
    begun = tmp_path / "begun"
    inner = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(60)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], close_fds=False)"

    def draw(done, total):
        if begun.exists() and total > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(venv, "bar", lambda: draw)
    reads, writes = os.pipe()
    os.set_inheritable(writes, True)
    with pytest.raises(KeyboardInterrupt):
        venv._call([sys.executable, "-c", outer], "pip", 1)
    os.close(writes)
    ended, _, _ = select.select([reads], [], [], 20)  # nobody is left who could write to it
    assert ended
    os.close(reads)
    assert not (tmp_path / ".venv.tmp").exists()


INTERRUPTED = "import os, signal; import environment; os.kill(os.getpid(), signal.SIGINT); input()"


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
def test_ctrl_c_shows_no_traceback_wherever_a_command_is():
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        cwd=SCRIPTS, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout + done.stderr) == (130, "")
