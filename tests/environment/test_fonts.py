"""The fonts that tests see: DejaVu alone, and one sentence where it is missing."""

import os
import re
import sys

import pytest

from environment import fonts, system
from ground.problem import CannotRun


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
    with pytest.raises(CannotRun, match=sentence):
        fonts.ensure()


@pytest.mark.parametrize(("files", "there"), [(["Sans", "Serif"], True), (["Sans"], False)])
def test_both_families_are_needed(monkeypatch, tmp_path, files, there):
    monkeypatch.setattr(fonts, "FOLDERS", [tmp_path])
    (tmp_path / "truetype").mkdir()
    for name in files:
        (tmp_path / "truetype" / f"DejaVu{name}.ttf").touch()
    assert fonts._is_there() is there


def test_fonts_are_looked_for_where_the_configuration_has_them():
    listed = re.findall(r"<dir[^>]*>(.*)</dir>", fonts.CONFIGURATION.read_text("utf-8"))
    assert len(listed) == len(fonts.FOLDERS)
    for folder, name in zip(fonts.FOLDERS, listed, strict=True):
        assert str(folder).endswith(name)
