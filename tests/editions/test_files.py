"""Archives, pictures and style sheets as bytes."""

import pytest
from PIL import Image
from support import REPOSITORY

from editions import archive, images, style
from ground.problem import CannotRun


def test_archive_is_the_same_bytes_and_does_not_compress_the_kind_of_an_epub():
    files = [("mimetype", b"a" * 99), ("b/é", b"b" * 99)]
    packed = archive.pack(files)
    assert packed == archive.pack(files)
    assert packed[30:38] == b"mimetype" and b"a" * 99 in packed and b"b" * 99 not in packed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\ncut"),
        ("a.jpg", b""),
        ("a.svg", b"<svg"),
        ("a.webp", b"RIFF"),
        ("page.png", b"<html><script>alert(1)</script></html>"),
        ("gif.png", b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"),
    ],
)
def test_unreadable_image_is_named(tmp_path, name, content):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / name).write_bytes(content)
    with pytest.raises(CannotRun, match=f"^docs/assets/{name}:1: this image cannot be read$"):
        images.check(tmp_path)


def test_truncated_picture_is_unreadable_and_a_whole_one_is_not(tmp_path):
    Image.effect_noise((200, 200), 90).save(tmp_path / "a.png")
    images.check(tmp_path)
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CannotRun):
        images.check(tmp_path)


def test_style_sheet_follows_the_colours_of_the_site(tmp_path):
    assert "prefers-color-scheme: dark" in style.sheet(REPOSITORY)
    assert "dark" not in style.sheet(REPOSITORY, dark=False)
    sheet = tmp_path / "overrides/assets/book.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(":root { }", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"book\.css:1"):
        style.sheet(tmp_path)
