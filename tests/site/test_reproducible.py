"""Two builds of the same text, in different folders at different times, are the same bytes."""

import shutil
import time
from pathlib import Path

from support import REPOSITORY, build_all


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_builds_in_two_folders_are_byte_identical(tmp_path):
    built = []
    for name in ("one", "another place"):
        copy = tmp_path / name / "repository"
        ignore = shutil.ignore_patterns(".venv", ".git", "site", ".cache", "__pycache__", "tests")
        shutil.copytree(REPOSITORY, copy, ignore=ignore)
        build_all(copy, copy / "site", SOURCE_DATE_EPOCH="1700000000")
        built.append(files(copy / "site"))
        time.sleep(1.1)  # so that a time stamp of one second would differ
    one, other = built
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
