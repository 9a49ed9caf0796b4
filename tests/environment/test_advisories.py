"""Advisories about npm's lock: told, or told that nobody could be asked; never silence for safety."""

import json
import os
from pathlib import Path

import pytest

import run
from environment import advisories, child
from ground.problem import CannotRun

ADVISORY = {
    "title": "Loaves can be stolen",
    "url": "https://example.org/advisory",
    "severity": "high",
    "range": "<1.2.3",
}
UNSAFE = {
    "vulnerabilities": {
        "oven": {"name": "oven", "via": ["bread"]},
        "bread": {"name": "bread", "via": [ADVISORY, ADVISORY]},
    }
}


@pytest.fixture
def npm(tmp_path: Path, monkeypatch):
    """Stand in for npm: says a text, and ends as npm does, with 1 for whatever it is."""
    if os.name == "nt":
        pytest.skip("the npm that stands in is a script, which is no program on Windows")

    def say(text: str) -> None:
        (tmp_path / "npm").write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\nexit 1\n")
        (tmp_path / "npm").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    return say


def test_an_advisory_is_told_once_with_its_package(npm, tmp_path):
    npm(json.dumps(UNSAFE))
    line = "bread <1.2.3: Loaves can be stolen (high), https://example.org/advisory"
    assert advisories.known(tmp_path) == [line]


def test_no_advisory_is_nothing_to_tell(npm, tmp_path):
    npm(json.dumps({"vulnerabilities": {}}))
    assert advisories.known(tmp_path) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('{"message": "405 Method Not Allowed", "error": {"summary": ""}}', "405 Method Not"),
        ('{"error": {"code": "ENOLOCK", "summary": "This command requires a lock"}}', "requires a"),
        ("", "npm gave no reason"),
        ("[]", "npm gave no reason"),
        ('{"vulnerabilities": null}', "npm gave no reason"),
    ],
)
def test_who_could_not_be_asked_has_found_nothing_safe(npm, tmp_path, said, reason):
    npm(said)
    with pytest.raises(CannotRun, match=rf"is not known: .*{reason}"):
        advisories.known(tmp_path)


def test_without_npm_nothing_is_known(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRun, match="install npm"):
        advisories.known(tmp_path)


@pytest.mark.parametrize(("report", "status"), [(UNSAFE, 1), ({"vulnerabilities": {}}, 0)])
def test_audit_asks_both_registries(npm, monkeypatch, capsys, report, status):
    npm(json.dumps(report))
    asked = []
    monkeypatch.setattr(run.venv, "ensure", lambda lock: Path("python"))
    monkeypatch.setattr(child, "call", lambda command, **_: (asked.append(command[-1]), (0, ""))[1])
    assert run.audit(None) == status
    assert sorted(Path(lock).name for lock in asked) == [lock.name for lock in run.venv.locks()]
    assert ("bread" in capsys.readouterr().out) == bool(status)
