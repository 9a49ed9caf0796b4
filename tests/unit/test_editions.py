"""Dates, versions, addresses and markup of the editions; how they reach their places."""

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from support import REPOSITORY

from checking.problem import CannotRun
from offline import (
    archive,
    built_pages,
    cover,
    images,
    imprint,
    languages,
    markup,
    shelf,
    style,
    version,
    when,
)

NOON = 1700000000  # 14 November 2023, UTC


def git(folder: Path, *args: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", folder, *identity, *args], check=True, capture_output=True)


@pytest.fixture
def no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return monkeypatch


def committed(root: Path, monkeypatch) -> Path:
    root.mkdir()
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{NOON} +0900")
    exported = root / when.EXPORTED
    exported.parent.mkdir(parents=True)
    exported.write_bytes((REPOSITORY / when.EXPORTED).read_bytes())
    (root / ".gitattributes").write_bytes((REPOSITORY / ".gitattributes").read_bytes())
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def test_date_is_source_date_epoch_first(tmp_path, monkeypatch):
    root = committed(tmp_path / "r", monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert when.edition_date(root) == datetime.date(1970, 1, 2)


@pytest.mark.parametrize("value", ["soon", "1e9", "99999999999999999"])
def test_bad_source_date_epoch_is_refused_by_name(tmp_path, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(CannotRun, match="SOURCE_DATE_EPOCH"):
        when.edition_date(tmp_path)


def test_date_is_that_of_the_head_commit(tmp_path, no_epoch):
    assert when.edition_date(committed(tmp_path / "r", no_epoch)) == datetime.date(2023, 11, 14)


def test_date_of_an_exported_archive_is_what_git_wrote_even_inside_another_repository(
    tmp_path, no_epoch
):
    root = committed(tmp_path / "r", no_epoch)
    other = tmp_path / "other"
    other.mkdir()
    git(root, "archive", "-o", str(tmp_path / "r.tar"), "HEAD")
    no_epoch.setenv("GIT_COMMITTER_DATE", "1000000000 +0000")
    git(other, "init", "-q")
    git(other, "commit", "-q", "--allow-empty", "-m", "y")
    subprocess.run(["tar", "-xf", tmp_path / "r.tar", "-C", other], check=True)
    (other / "below").mkdir()
    subprocess.run(["tar", "-xf", tmp_path / "r.tar", "-C", other / "below"], check=True)
    assert when.edition_date(other / "below") == datetime.date(2023, 11, 14)


def test_unknown_date_is_one_clear_sentence(tmp_path, no_epoch):
    with pytest.raises(CannotRun, match=r"^the date of this edition is not known: [^\n]+$"):
        when.edition_date(tmp_path)


def text_of(root: Path, content: bytes) -> str:
    page = root / "docs/fr/a.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(content)
    return version.text_version(root, ["fr"])


def test_version_follows_the_words_and_not_the_line_ends(tmp_path):
    first = text_of(tmp_path, b"Un mot.\nDeux.\n")
    assert len(first) == version.LENGTH
    assert text_of(tmp_path, b"Un mot.\r\nDeux.\r\n") == first
    assert text_of(tmp_path, b"Un mot.\nTrois.\n") != first


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://www.example.org/book/", True),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]/", False),
        ("http://localhost/", False),
        ("http://10.1.2.3/", False),
        ("http://build-machine/", False),
        ("file:///tmp/site/", False),
        ("/", False),
    ],
)
def test_only_an_address_that_readers_can_reach_is_given(address, public):
    assert imprint.public_address(address) == (address if public else None)


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_copy_says_date_version_and_where_the_current_one_is(locale):
    day = datetime.date(2024, 2, 29)
    known = imprint.Imprint(day, "0123456789", "https://www.example.org/b/")
    lost = imprint.Imprint(day, "0123456789", None)
    for say in (known.first_page(locale), known.footer(locale)):
        assert "2024" in say and "29" in say and "0123456789" in say
        assert 'href="https://www.example.org/b/"' in say
    assert imprint.words(locale)["current_unknown"] in lost.footer(locale)
    assert "href" not in lost.first_page(locale)
    assert known.old_after == datetime.date(2025, 2, 28)
    assert 'data-old-after="2025-03-01"' in known.age_notice(locale)


def test_every_language_has_the_same_words_and_one_that_is_begun_the_french_ones():
    def keys(value):
        return {k: keys(v) for k, v in value.items()} if isinstance(value, dict) else None

    locales = languages.read(REPOSITORY).locales
    assert all(keys(imprint.words(each)) == keys(imprint.words("fr")) for each in locales)
    assert imprint.words("es")["contents"] == imprint.words("fr")["contents"]


def written(html: str) -> str:
    return "".join(map(markup.as_html, markup.fragment(html)))


def test_elements_are_taken_out_and_the_text_around_them_stays():
    (paragraph,) = markup.fragment("<p>a<i>b</i>c<b>d <i>e</i></b>f<!-- g -->h</p>")
    inner = {each for each in paragraph if each.tag == "i"}
    markup.remove(paragraph, inner)
    assert markup.as_html(paragraph) == "<p>ac<b>d <i>e</i></b>fh</p>"
    markup.unwrap(paragraph, {each for each in paragraph if each.tag == "b"})
    assert markup.as_html(paragraph) == "<p>acd <i>e</i>fh</p>"


def test_xhtml_keeps_empty_elements_apart_from_void_ones():
    (element,) = markup.fragment(
        "<div><span></span><br><img alt='' src=x><i class='a/b'></i></div>"
    )
    assert markup.as_xhtml(element) == (
        '<div><span></span><br /><img alt="" src="x" /><i class="a/b"></i></div>'
    )


def test_drawing_in_a_page_is_a_drawing_in_xhtml_too():
    (element,) = markup.fragment('<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>')
    assert '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg">' in markup.as_xhtml(element)


def test_archive_is_the_same_bytes_and_its_first_entry_can_be_stored():
    files = [("mimetype", b"a" * 99), ("b/é", b"b" * 99)]
    packed = archive.pack(files, first_stored=True)
    assert packed == archive.pack(files, first_stored=True)
    assert packed[30:38] == b"mimetype" and b"a" * 99 in packed and b"b" * 99 not in packed


def test_cover_is_the_same_bytes_and_shows_the_whole_title():
    assert cover.cover("Immunothérapie et soins") == cover.cover("Immunothérapie et soins")
    assert cover.cover("Immunothérapie") != cover.cover("Immunothrapie")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", b"\x89PNG\r\n\x1a\ncut"), ("a.jpg", b""), ("a.svg", b"<svg"), ("a.webp", b"RIFF")],
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


def test_full_disk_leaves_every_previous_file(tmp_path, monkeypatch):
    places = {tmp_path / "d" / "1": b"new", tmp_path / "d" / "2": b"new"}
    shelf.put(tmp_path, dict.fromkeys(places, b"old"))
    write = Path.write_bytes

    def full(self, content):
        if self.name == "1":  # the second file to be written
            write(self, content[:1])
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotRun, match="No space left on device"):
        shelf.put(tmp_path, places, outdated=list(places))
    monkeypatch.undo()
    assert [place.read_bytes() for place in places] == [b"old", b"old"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d"]


def test_style_sheet_follows_the_colours_of_the_site(tmp_path):
    assert "prefers-color-scheme: dark" in style.sheet(REPOSITORY)
    assert "dark" not in style.sheet(REPOSITORY, dark=False)
    sheet = tmp_path / "overrides/assets/book.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(":root { }", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"book\.css:1"):
        style.sheet(tmp_path)


def test_navigation_without_chapters_is_refused(tmp_path):
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    start = config.index("  - Chapitres:")
    end = config.index("  - glossaire.md")
    (tmp_path / "mkdocs.yml").write_text(config[:start] + config[end:], encoding="utf-8")
    with pytest.raises(CannotRun, match=r"mkdocs.yml:1: nav names no chapter"):
        languages.read(tmp_path)


def test_page_that_waits_for_its_translation_is_in_the_editions_of_its_language(tmp_path):
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    shutil.copytree(REPOSITORY / "docs", tmp_path / "docs")
    (tmp_path / "docs/en/a-propos.md").unlink()
    settings = languages.read(tmp_path)
    assert "a-propos.md" in settings.pages_of("fr") and "a-propos.md" in settings.pages
    assert "a-propos.md" not in settings.pages_of("en")
    assert built_pages.Places(tmp_path, settings).file("fr/a-propos.md") == "a-propos.html"
