"""The fonts that tests see: DejaVu alone, and one sentence where it is missing."""

import os
import subprocess
import sys

import pytest

from environment import fonts, system
from environment.venv import SetupError


@pytest.fixture(autouse=True)
def unchanged(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    monkeypatch.setattr(sys, "platform", "linux")


def test_configuration_is_named_to_what_is_started():
    fonts.ensure()
    assert (
        os.environ["FONTCONFIG_FILE"] == str(fonts.CONFIGURATION) and fonts.CONFIGURATION.is_file()
    )


def test_missing_fonts_are_said_in_one_sentence(monkeypatch):
    monkeypatch.setattr(fonts, "_is_there", lambda: False)
    monkeypatch.setattr(system.shutil, "which", lambda name: None)  # nothing may be installed
    sentence = r"^the browser tests need DejaVu Sans and Serif: install it \(in Debian: fonts-dejavu-core\)$"
    with pytest.raises(SetupError, match=sentence):
        fonts.ensure()


@pytest.mark.parametrize(
    ("listed", "there"), [("DejaVu Sans\nDejaVu Serif\n", True), ("DejaVu Sans\n", False)]
)
def test_both_families_are_needed(monkeypatch, listed, there):
    answer = subprocess.CompletedProcess([], 0, stdout=listed)
    monkeypatch.setattr(fonts.shutil, "which", lambda name: "/usr/bin/fc-list")
    monkeypatch.setattr(fonts.subprocess, "run", lambda *args, **rest: answer)
    assert fonts._is_there() is there
