"""Where the site will stand, what is said where GitHub is not ready, and which engine was tested."""

import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from support import REPOSITORY, apply, surroundings

from name_engine import fingerprint
from publishing import site_address


@contextmanager
def github(status, answer):
    """A server that answers every question the same way."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            assert self.path == "/repos/someone/book/pages"
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}",
        "GITHUB_REPOSITORY": "someone/book",
        "GITHUB_TOKEN": "t",
    }
    server.shutdown()


def find(environment, *args):
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts/find_address.py", *args],
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("Someone/some-repo", "https://someone.github.io/some-repo/"),
        ("Someone/someone.github.io", "https://someone.github.io/"),
        ("someone/other.github.io", "https://someone.github.io/other.github.io/"),
    ],
)
def test_the_usual_address(repository, address):
    assert site_address.usual({"GITHUB_REPOSITORY": repository}) == address


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://someone.github.io/book/", "https://someone.github.io/book/"),
        ("http://someone.github.io/book", "https://someone.github.io/book/"),
        ("http://book.example.org/", "http://book.example.org/"),
    ],
)
def test_the_address_that_pages_gives(tmp_path, told, address):
    output = tmp_path / "output"
    with github(200, {"html_url": told, "build_type": "workflow"}) as environment:
        done = find({**environment, "GITHUB_OUTPUT": str(output)})
    assert done.returncode == 0, done.stderr
    assert output.read_text(encoding="utf-8") == f"address={address}\n"


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (404, {}, "GitHub Pages is off: set Settings > Pages > Source"),
        (200, {"html_url": "https://x.example.org/", "build_type": "legacy"}, "publishes a branch"),
        (500, {}, "GET pages: HTTP Error 500"),
    ],
)
def test_what_is_to_be_switched_on_is_said_in_one_line(status, answer, said):
    with github(status, answer) as environment:
        done = find({**environment, "GITHUB_ACTIONS": "true"})
    assert done.returncode == 2
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert done.stdout.startswith("::error::") and said in done.stdout


@pytest.mark.parametrize("args", [(), ("--guess",)])
def test_what_the_repository_sets_goes_first(args):
    done = find({"SITE_URL": "https://book.example.org/a"}, *args)
    assert (done.returncode, done.stdout) == (0, "address=https://book.example.org/a/\n")


def test_a_guess_asks_nobody():
    done = find({"GITHUB_REPOSITORY": "someone/book", "SITE_URL": ""}, "--guess")
    assert done.stdout == "address=https://someone.github.io/book/\n"
    assert find({}, "--guess").returncode == 2


def test_an_engine_is_known_by_all_that_is_not_the_book(tmp_path):
    def commit():
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        for args in (["add", "--all"], [*who, "commit", "--quiet", "-m", "x"]):
            subprocess.run(["git", *args], cwd=tmp_path, check=True)
        return fingerprint(tmp_path)

    subprocess.run(["git", "init", "--quiet", "."], cwd=tmp_path, check=True)
    apply(tmp_path, {"file": "docs/fr/a.md", "write": "a"})
    apply(tmp_path, {"file": "scripts/docs/a.py", "write": "a"})
    first = commit()
    apply(tmp_path, {"file": "docs/fr/a.md", "append": "b"})
    assert commit() == first
    apply(tmp_path, {"file": "scripts/docs/a.py", "append": "b"})
    assert commit() != first
