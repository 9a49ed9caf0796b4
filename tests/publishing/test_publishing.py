"""What goes out beside the book, and the one issue about dead links."""

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from support import REPOSITORY, surroundings

from publishing import dead_links, licences
from publishing.github import Api

DEAD = {
    "rule": "external-dead",
    "severity": "error",
    "page": "index.html",
    "line": 4,
    "target": "https://example.org/gone",
    "source": "docs/fr/index.md",
    "source_line": 9,
}
BODY = dead_links.body([DEAD])


def test_only_dead_addresses_elsewhere_are_reported():
    inside = {**DEAD, "rule": "missing-file"}
    doubtful = {**DEAD, "severity": "warning"}
    assert dead_links.dead({"problems": [inside, DEAD, doubtful]}) == [DEAD]


def test_body_names_each_address_once_with_its_places():
    again = {**DEAD, "source": "docs/en/index.md"}
    text = dead_links.body([DEAD, again])
    assert "- `https://example.org/gone` (`docs/en/index.md:9`, `docs/fr/index.md:9`)" in text


@pytest.mark.parametrize(
    ("problems", "issue", "action"),
    [
        ([], None, "nothing"),
        ([DEAD], None, "open"),
        ([DEAD], {"body": BODY}, "nothing"),
        ([DEAD], {"body": dead_links.MARK}, "update"),
        ([], {"body": BODY}, "close"),
    ],
)
def test_action(problems, issue, action):
    assert dead_links.action(problems, issue) == action


@pytest.fixture
def github():
    """A server that answers as the API does, and notes what it is asked."""
    asked, issues = [], []

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            size = int(self.headers.get("Content-Length") or 0)
            values = json.loads(self.rfile.read(size)) if size else None
            asked.append((self.command, self.path.split("?")[0], values))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(issues if self.command == "GET" else {}).encode())

        do_GET = do_POST = do_PATCH = answer

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked, issues
    server.shutdown()


def report(api, tmp_path, *problems, **environment):
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"problems": problems}), encoding="utf-8")
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts/report_links.py", path],
        env=surroundings(GITHUB_API_URL=api, GITHUB_REPOSITORY="someone/book", **environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_dead_link_opens_one_issue_and_a_revived_one_closes_it(github, tmp_path):
    api, asked, issues = github
    assert report(api, tmp_path, DEAD, GITHUB_TOKEN="t").returncode == 0
    path = "/repos/someone/book/issues"
    opened = {"title": dead_links.TITLE, "body": BODY}
    assert asked == [("GET", path, None), ("POST", path, opened)]
    asked.clear()
    issues.append({"number": 7, "body": BODY})
    assert report(api, tmp_path, GITHUB_TOKEN="t").returncode == 0
    assert asked[1:] == [
        ("POST", f"{path}/7/comments", {"body": dead_links.REVIVED}),
        ("PATCH", f"{path}/7", {"state": "closed"}),
    ]


def test_what_is_missing_is_said_in_one_line(github, tmp_path):
    result = report(github[0], tmp_path, DEAD)
    assert result.returncode == 2
    assert result.stderr == "error: not set: GITHUB_TOKEN\n"


@pytest.mark.parametrize("text", ["", "[]", '{"problems": [{}]}', '{"problems": 3}'])
def test_what_is_no_report_is_said_in_one_line(tmp_path, text):
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, REPOSITORY / "scripts/report_links.py", path]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 2
    assert result.stderr == f"error: {path}:1: not a JSON report of check_links.py\n"


def test_unreachable_api_is_said_in_one_line(tmp_path):
    result = report("http://127.0.0.1:9", tmp_path, DEAD, GITHUB_TOKEN="t")
    assert result.returncode == 2
    assert result.stderr.startswith("error: GET issues: ") and result.stderr.count("\n") == 1


def test_issue_is_found_by_its_mark(github):
    api, _, issues = github
    issues += [{"number": 1, "body": None}, {"number": 2, "body": BODY}]
    assert Api(api, "someone/book", "t").issue_with(dead_links.MARK)["number"] == 2


def test_every_locked_package_has_its_licence():
    packages = licences.packages(REPOSITORY / "requirements.txt")
    assert len(packages) > 20
    for package in packages:
        assert package.licence != "see its files", package


def test_sbom_names_every_package_and_is_the_same_twice():
    packages = licences.packages(REPOSITORY / "requirements.txt")
    text = licences.as_cyclonedx("book", "1.0", packages)
    document = json.loads(text)
    assert [each["name"] for each in document["components"]] == [each.name for each in packages]
    assert {"pkg:pypi/mkdocs@1.6.1"} <= set(document["dependencies"][0]["dependsOn"])
    assert licences.as_cyclonedx("book", "1.0", packages) == text
