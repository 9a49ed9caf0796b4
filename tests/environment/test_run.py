"""The front door: what it says of each check, and what it hands on."""

import argparse
import re
import sys

import run


def test_check_that_could_not_run_is_named_with_its_reason(capfd):
    assert run._check(sys.executable, "check_links.py", "nowhere") == 2
    said = capfd.readouterr().out
    assert re.fullmatch(
        r"could not run  check_links\.py +nowhere holds no built site: .+ \(\d+\.\d s\)\n", said
    )


def test_check_says_its_problems_and_then_its_name(bread, capfd):
    (name, *_) = run.CHECKS
    assert run._check(sys.executable, name, "--root", str(bread)) == 0
    assert re.fullmatch(
        rf"ok +{name} +0 errors, 0 warnings \(\d+\.\d s\)\n", capfd.readouterr().out
    )


def test_port_is_handed_on(monkeypatch):
    called = []
    monkeypatch.setattr(run.venv, "ensure", lambda *lock: "python")
    monkeypatch.setattr(run, "_call", lambda command, **options: called.append(command) or 0)
    monkeypatch.setattr(run, "_check", lambda *command: 0)
    run.serve(argparse.Namespace(port=9))
    run.site(argparse.Namespace(port=9, serve=True))
    assert called[0][1:] == ["scripts/serve_book.py", "--port", "9"]
    assert called[-1][1:] == ["scripts/serve_site.py", "site", "--port", "9"]
