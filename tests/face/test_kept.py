"""The face is cut once for an environment, and cut again where it cannot be kept."""

import sys

import pytest

from face import cut, kept

MADE = {name: name.encode() for name in (kept.UPRIGHT, kept.ITALIC, kept.LICENCE)}


@pytest.fixture
def cuts(monkeypatch):
    """Count how often the face is cut."""
    made = []
    monkeypatch.setattr(cut, "cut", lambda: made.append(1) or MADE)
    return made


def test_what_was_cut_is_read_again(tmp_path, monkeypatch, cuts):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    for _ in range(2):
        assert kept.files.__wrapped__() == MADE
    assert len(cuts) == 1


def test_other_packages_are_another_face(tmp_path, monkeypatch, cuts):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    for number in ("1.0", "2.0"):
        monkeypatch.setattr(kept, "version", lambda name, number=number: number)
        kept.files.__wrapped__()
    assert len(cuts) == 2


def test_an_environment_that_may_not_be_written_has_the_face_all_the_same(
    tmp_path, monkeypatch, cuts
):
    (tmp_path / "no folder").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "no folder"))
    assert kept.files.__wrapped__() == MADE
