"""Two builds of the same text, in different folders, hours and locales, are the same bytes."""

from pathlib import Path

from support import build_all, repository


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_builds_in_two_places_are_byte_identical(bread_site, tmp_path):
    # It begins when the other one has ended, seconds later: no stamp of the clock would be the same.
    copy = repository(tmp_path / "another place" / "repository")
    build_all(copy, copy / "site", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1")
    one, other = files(bread_site), files(copy / "site")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
