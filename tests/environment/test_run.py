"""The front door: what it says of each check, and what it hands on."""

import argparse
import re
import sys
from pathlib import Path

import pytest

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


def test_port_is_handed_on(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(run, "SITE", tmp_path / "site")
    monkeypatch.setattr(run.venv, "ensure", lambda *lock: "python")
    monkeypatch.setattr(run, "_call", lambda command, **options: called.append(command) or 0)
    monkeypatch.setattr(run, "_check", lambda *command: 0)
    run.serve(argparse.Namespace(port=9))
    run.site(argparse.Namespace(port=9, serve=True))
    assert called[0][1:] == ["scripts/serve_book.py", "--port", "9"]
    assert called[-1][1:] == ["scripts/serve_site.py", "site", "--port", "9"]


@pytest.mark.parametrize("fails", ["check_build.py", "export_glossary.py", "build_offline.py"])
def test_site_that_is_not_whole_leaves_the_one_that_is_there(monkeypatch, tmp_path, capsys, fails):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(run, "SITE", tmp_path / "site")

    def check(python, name, *arguments):
        if name == "check_build.py":
            Path(arguments[1]).mkdir()
        return int(name == fails)

    def call(command, **options):
        return 2 * any(str(word).endswith(fails) for word in command)

    monkeypatch.setattr(run, "_check", check)
    monkeypatch.setattr(run, "_call", call)
    status = run._build("python", argparse.Namespace(port=9, serve=True))
    assert status == (1 if fails == "check_build.py" else 2)
    assert capsys.readouterr().out == f"No site was made; {tmp_path / 'site'} is as it was.\n"
    assert (tmp_path / "site/index.html").read_text("utf-8") == "old"
