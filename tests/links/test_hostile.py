"""Any bytes in, a verdict out: what a site may hold that no page should.

Times are bounded only so far that a quadratic algorithm would not finish.
"""

import os
from pathlib import Path

import pytest

from ground.problem import CannotRun
from links.files import Files
from links.problem import LinkProblem
from links.site import Options, Site


def check(folder: Path) -> list[LinkProblem]:
    """All problems of a folder."""
    return Site(folder, Options()).problems()


def rules(folder: Path) -> list[tuple[str, str, str]]:
    """Rule, page and target of all problems."""
    return [(p.rule, p.page, p.target) for p in check(folder)]


LINK = b'<a href="gone.html">x</a>'


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (b'<a href="x" title="' * 30_000, 0),  # a tag without end is no tag
        (b"<div>" * 10_000 + LINK, 1),
        (b"<svg><g>" * 10_000 + LINK, 1),
        (b"<b><i><p>" * 5_000 + LINK, 1),
        (b"<table><tr><td>" * 5_000 + LINK, 1),
        (b"<a " + b"".join(b"a%d=1 " % n for n in range(50_000)) + b'href="gone.html">', 1),
        (b"<template>" * 10_000 + LINK, 0),
        (b"<!--" * 100_000 + LINK, 0),
        (b"\0" * 1000 + LINK + b"\0", 1),
        (b"\xff\xfe" + b"<\0a\0 \0h\0r\0e\0f\0=\0q\0>\0" + b"\xd8", 1),
        (b"<style>" + b"url(" * 50_000, 0),
        (b"<style>" + b'a{b:url("' * 5_000, 1),
        (b"<style>" + b"/*" * 100_000, 0),
        (b"<style>" + b"\\" * 100_001 + b"url(x)", 0),
        (b"<style>a{b:" + b"9" * 5_000 + b"}</style>" + LINK, 1),
        (b'<style>a{b:url("\\d800 ")}', 1),
        (b'<img alt="" src="data:," srcset="' + b"data:,x (" * 50_000 + b'">', 0),
        (b'<img alt="" src="data:," srcset="' + b"," * 200_000 + b"gone.png" + b'">', 1),
        (b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>", 0),
        (b'<meta http-equiv="refresh" content="' + b"0" * 200_000 + b'">', 0),
        (b'<iframe srcdoc="' + b"&lt;iframe srcdoc='" * 5_000 + b'">', 0),
        (b'<a href="' + b"../" * 100_000 + b'gone.html">x</a>', 1),
        (b'<a href="' + b"a/" * 200_000 + b'gone.html">x</a>', 1),
        (b'<a href="#' + b"%25" * 100_000 + b'">x</a>', 1),
        (bytes(range(256)) * 400, 0),
    ],
)
def test_hostile_page(tmp_path: Path, content: bytes, broken: int) -> None:
    """Deep, endless, unclosed and torn input is read to its end, and links in it are found."""
    (tmp_path / "index.html").write_bytes(content)
    found = {
        target
        for rule, _, target in rules(tmp_path)
        if rule in ("missing-file", "missing-fragment")
    }
    assert (len(found) >= 1) == bool(broken)


def test_large_page(tmp_path: Path) -> None:
    """A page of 10 MB, its one broken link at the end."""
    (tmp_path / "index.html").write_bytes(
        b"<!doctype html><p>" + b"word " * 2_000_000 + b"\n" + LINK
    )
    (problem,) = check(tmp_path)
    assert (problem.rule, problem.line, problem.column) == ("missing-file", 2, 4)


def test_many_broken_links(tmp_path: Path) -> None:
    """10,000 broken links on a page are 10,000 problems, each with its line."""
    body = "".join(f'<a href="gone-{n}.html">x</a>\n' for n in range(5_000))
    body += "".join(f'<a href="other.html#gone-{n}">x</a>\n' for n in range(5_000))
    (tmp_path / "index.html").write_text(body, encoding="utf-8")
    (tmp_path / "other.html").write_text("<p id=x>", encoding="utf-8")
    found = check(tmp_path)
    assert [p.line for p in found] == list(range(1, 10_001))


def test_deep_svg_and_entities(tmp_path: Path) -> None:
    """Nested and multiplying XML ends, and no file outside is read through an entity."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg">'
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    (tmp_path / "deep.svg").write_text(
        svg + "<g>" * 20_000 + "</g>" * 20_000 + "</svg>", encoding="utf-8"
    )
    bomb = '<!ENTITY a0 "x">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9)
    )
    (tmp_path / "bomb.svg").write_text(
        f"<!DOCTYPE svg [{bomb}]>{svg}<text>&a8;</text></svg>", encoding="utf-8"
    )
    outside = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    (tmp_path / "file.svg").write_text(
        f'{outside}{svg}<a href="x&#32;">&f;</a></svg>', encoding="utf-8"
    )
    assert rules(tmp_path) == [("missing-file", "file.svg", "x ")]


def test_symlinks(tmp_path: Path) -> None:
    """A link to a file or folder of the site counts; one that leaves it, is broken or loops does not."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    (site / "real").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.html").write_text('<a href="gone-outside">x</a>', encoding="utf-8")
    (site / "real" / "a.html").write_text('<p id="x">', encoding="utf-8")
    (site / "alias").symlink_to(site / "real")
    (site / "alias.html").symlink_to(site / "real" / "a.html")
    (site / "out.html").symlink_to(outside / "secret.html")
    (site / "out").symlink_to(outside)
    (site / "broken.html").symlink_to(site / "nothing")
    (site / "loop").symlink_to(site / "loop")
    (site / "real" / "up").symlink_to(site)
    good = ["alias/a.html#x", "alias.html#x", "real/up/alias/up/real/a.html#x", "real/a.html"]
    bad = [
        "out.html",
        "out/secret.html",
        "broken.html",
        "loop/a.html",
        "alias/a.html#y",
        "real/up/" * 500 + "no",
    ]
    body = "".join(f'<a href="{address}">x</a>' for address in good + bad)
    (site / "index.html").write_text(body, encoding="utf-8")
    assert sorted(target for _, _, target in rules(site)) == sorted(bad)


def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe is never opened: reading it would wait for ever."""
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "index.html").write_text('<a href="pipe.html">x</a>', encoding="utf-8")
    assert rules(tmp_path) == [("missing-file", "index.html", "pipe.html")]


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cannot be read is one problem; links to it are right, their fragments unknown.

    Simulated, as nothing is unreadable to root.
    """
    (tmp_path / "index.html").write_text(
        '<a href="a.html#x">x</a><link rel=stylesheet href=s.css>', encoding="utf-8"
    )
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "s.css").write_text("x", encoding="utf-8")
    read = Files.read

    def refuse(self: Files, name: str) -> bytes:
        if name != "index.html":
            raise PermissionError(13, "Permission denied")
        return read(self, name)

    monkeypatch.setattr(Files, "read", refuse)
    assert rules(tmp_path) == [("unreadable", "a.html", ""), ("unreadable", "s.css", "")]


def test_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be listed is one problem; the site's own folder means it could not run."""
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    (tmp_path / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).rstrip(os.sep).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert rules(tmp_path) == [("unreadable", "closed", "")]
    with pytest.raises(CannotRun):
        Site(tmp_path / "closed", Options())


def test_names_that_case_alone_tells_apart(tmp_path: Path) -> None:
    """``A.html`` and ``a.html`` are two files, wherever the file system allows both."""
    (tmp_path / "index.html").write_text(
        '<a href="A.html#up">x</a><a href="a.html#up">x</a>', encoding="utf-8"
    )
    (tmp_path / "A.html").write_text('<p id="up">', encoding="utf-8")
    (tmp_path / "a.html").write_text('<p id="low">', encoding="utf-8")
    assert rules(tmp_path) == [("missing-fragment", "index.html", "a.html#up")]


def test_names_in_odd_bytes(tmp_path: Path) -> None:
    """Any byte but ``/`` and NUL may stand in a name, and is reached by its percent-encoding."""
    for name, address in (
        (b"a\xffb.html", "a%FFb.html"),
        (b"a?b.html", "a%3Fb.html"),
        (b"a\\b.html", "a%5Cb.html"),
        (b"a:b.html", "./a:b.html"),
        (b"a\nb.html", "a%0Ab.html"),
        (b'a"<b.html', "a%22%3cb.html"),
    ):
        Path(str(tmp_path), os.fsdecode(name)).write_bytes(b'<p id="x">')
        (tmp_path / "index.html").write_text(
            f'<a href="{address}#x">x</a><a href="{address}#y">x</a>', encoding="utf-8"
        )
        found = [p for p in rules(tmp_path) if p[0] != "orphan"]
        assert found == [("missing-fragment", "index.html", address + "#y")]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """SITE may be reached through a symbolic link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "index.html").write_bytes(LINK)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert rules(tmp_path / "link") == [("missing-file", "index.html", "gone.html")]
