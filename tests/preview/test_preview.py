"""The preview: quiet, on a port that is free, with the reason in the page where nothing could be built."""

import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support import REPOSITORY, run

from ground.problem import Problem
from preview import broken, changes

PAGE = "docs/fr/chapitres/le-pain.md"


@pytest.fixture
def book(bread, tmp_path) -> Path:
    """A copy of the fixture book, to be edited."""
    return shutil.copytree(bread, tmp_path / "book")


@contextmanager
def serving(book):
    """The command at work, its address, and what it said first."""
    command = [sys.executable, book / "scripts/serve_book.py", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        try:
            said = next_build(process)
            yield process, said[-1].split()[-1], said
        finally:
            process.kill()


def next_build(process):
    """All that is said up to the line that ends with the address."""
    said = []
    for line in process.stdout:
        said.append(line.strip())
        if " · http://" in line:
            return said
    raise AssertionError(said)


def answer(address):
    """Status and text at an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as got:
            return got.status, got.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_what_is_no_file_is_told_in_the_page(book):
    """A pipe, which whoever opens it would wait for, is there before the preview, and then no longer."""
    pipe = book / "docs/fr/f.md"
    os.mkfifo(pipe)
    with serving(book) as (process, address, said):
        assert said[1] == "docs/fr/f.md:1: neither a file nor a folder: delete it"
        status, text = answer(address)
        assert status == 500 and "ni un fichier ni un dossier" in text
        pipe.unlink()
        (said,) = next_build(process)
        assert ": built in " in said and answer(address)[0] == 200


def test_broken_page_is_told_in_the_page_and_mends_itself(book):
    page, whole = book / PAGE, (book / PAGE).read_bytes()
    with serving(book) as (process, address, said):
        assert re.fullmatch(r"the book: built in \d+\.\d s, problems: 0 · http://\S+/", said[-1])
        assert len(said) == 2
        assert answer(address)[0] == 200
        page.write_bytes(whole.replace(b"description: ", b"description: a: b ", 1))
        said = next_build(process)
        assert re.match(rf"{PAGE}:\d+: malformed front matter: ", said[0])
        assert said[1].startswith(f"{PAGE}: NOT built in ") and len(said) == 2
        status, text = answer(address + "chapitres/")
        assert status == 500
        assert re.search(rf"<code>{PAGE}</code>, ligne \d+\xa0: <samp lang=\"fr\">en-tête", text)
        assert re.search(rf"<code>{PAGE}</code>, line \d+: <samp lang=\"en\">malformed front", text)
        page.write_bytes(whole)
        (said,) = next_build(process)
        assert said.startswith(f"{PAGE}: built in ")
        assert answer(address)[0] == 200
        assert answer(address + "absent/")[0] == 404


def test_page_that_is_open_shows_the_reason_and_then_the_book_again(book, page):
    whole = (book / PAGE).read_bytes()
    with serving(book) as (process, address, _):
        page.goto(address)
        title = page.title()
        (book / PAGE).write_bytes(b"---\ntitle: a: b\n---\n")
        next_build(process)
        expect(page.get_by_role("heading", name="The book cannot be built")).to_be_visible()
        (book / PAGE).write_bytes(whole)
        next_build(process)
        expect(page).to_have_title(title)


def test_warning_is_one_line_and_the_page_is_served(book):
    (book / PAGE).write_text("# A\n\n[x](absent.md)\n", encoding="utf-8")
    with serving(book) as (_, address, said):
        assert "problems: " in said[-1] and "problems: 0" not in said[-1]
        assert any("absent.md" in line for line in said)
        assert not any("words" in line for line in said)
        assert answer(address)[0] == 200


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ending_it_frees_the_port_and_leaves_nothing(book, number, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    (tmp_path / "passing").mkdir()
    with serving(book) as (process, address, _):
        process.send_signal(number)
        assert process.wait(20) == 0
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", int(address.split(":")[2][:-1])), 5)
    assert not list((tmp_path / "passing").iterdir())


def test_busy_port_is_one_line(tmp_path):
    (tmp_path / "index.html").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in (["serve_book.py"], ["serve_site.py", tmp_path]):
            done = run(*command, "--port", port)
            assert done.returncode == 2
            assert re.fullmatch(rf"error: port {port} cannot be used: [^\n]+\n", done.stderr)


@pytest.mark.parametrize("path", ["%00", "a%00b/", "x" * 5000, "..%2f..%2f%00"])
def test_address_that_can_name_no_file_is_answered(bread_url, path, capsys):
    assert answer(bread_url + path)[0] == 404
    assert capsys.readouterr().err == ""


def test_page_says_why_in_both_languages_and_nothing_in_it_is_markup():
    shown = broken.page([Problem("docs/fr/<b>.md", 3, 1, "build", "<script>alert(1)</script>")])
    french, english = shown.split('<div lang="en">')
    assert "<code>docs/fr/&lt;b&gt;.md</code>, ligne 3\xa0: " in french
    assert "<code>docs/fr/&lt;b&gt;.md</code>, line 3: " in english
    assert "<script>alert" not in shown


def test_page_says_the_reason_in_the_language_of_each_half():
    shown = broken.page([Problem("docs/fr/b.md", 3, 1, "unreadable", "slug is empty")])
    french, english = shown.split('<div lang="en">')
    assert '<samp lang="fr">slug est vide</samp>' in french
    assert '<samp lang="en">slug is empty</samp>' in english


def test_what_changed_is_named_and_what_an_editor_keeps_is_not(tmp_path):
    for name in ("docs/a.md", "docs/b.md", "mkdocs.yml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    before = changes.look(tmp_path, ["docs", "mkdocs.yml"])
    os.utime(tmp_path / "docs/a.md", (1, 1))
    (tmp_path / "docs/b.md").unlink()
    for name in ("c.md", ".c.md.swp", "c.md~"):
        (tmp_path / "docs" / name).touch()
    after = changes.look(tmp_path, ["docs", "mkdocs.yml"])
    assert changes.changed(before, after) == ["docs/a.md", "docs/b.md", "docs/c.md"]


STARTS_A_CHILD = """
import sys
from environment import child
from ground.command import ended_by_signals
with ended_by_signals():
    child.call([sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(40)"])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
@pytest.mark.parametrize("how", ["TERM", "INT", "closing the terminal"])
def test_ending_what_started_a_program_ends_the_program(how):
    master, terminal = os.openpty()
    command = [sys.executable, "-c", STARTS_A_CHILD]
    with subprocess.Popen(
        [sys.executable, "-c", IN_A_TERMINAL, *command],
        cwd=REPOSITORY / "scripts",
        stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(terminal)
        assert process.stdout.readline()  # the child has begun
        if how == "closing the terminal":
            os.close(master)
        else:
            process.send_signal(getattr(signal, f"SIG{how}"))
        ended, _, _ = select.select([process.stdout], [], [], 20)
        # Nobody can write to it any more: the child has ended too. Its number is no proof, since
        # the number of an ended orphan stays taken until whoever inherited it asks for it.
        assert ended and process.stdout.read() == b""
        assert process.wait(20) != 0


# Has the pseudo-terminal it was given for its own, as what is typed into a shell has.
IN_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
