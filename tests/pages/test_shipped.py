"""Of what stands below docs/, the kinds that are listed are published, and no other."""

import pytest

from ground.message import french
from pages import shipped

PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"
REFUSED = [
    *(
        "x.xml",
        "X.XML",
        "x.HTM",
        "x.html",
        "x.xhtml",
        "x.svgz",
        "x.js",
        "x.css",
        "x.pdf",
        "x.png.html",
    ),
    *("x", ".html", ".htaccess", "x.svg.", "x.png ", "x.json"),
]
TAKEN = [
    "x.md",
    "x.png",
    "X.JPG",
    "x.jpeg",
    "x.gif",
    "x.webp",
    "x.avif",
    "x.csv",
    "x.txt",
    "x.html.png",
]


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_another_kind_is_refused(tmp_path, name):
    path = tmp_path / "docs" / name
    path.parent.mkdir()
    path.write_text(PAGE)
    (problem,) = shipped.problems(tmp_path, path)
    assert (problem.path, problem.rule) == (f"docs/{name}", "file-kind")
    assert ".md .png" in problem.message and french(problem.message)
    assert not shipped.is_published(name)


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_of_a_listed_kind_is_taken_by_its_ending_as_browsers_take_it(tmp_path, name):
    path = tmp_path / "docs" / name
    path.parent.mkdir()
    path.write_text(PAGE)
    assert shipped.problems(tmp_path, path) == []
    assert shipped.is_published(name)


@pytest.mark.parametrize("name", ["interface.yml", "Thumbs.db", ".DS_Store"])
def test_what_no_reader_needs_is_neither_told_nor_published(tmp_path, name):
    assert shipped.problems(tmp_path, tmp_path / name) == []
    assert not shipped.is_published(name)


@pytest.mark.parametrize("name", ["x.svg", "x.SVG"])
def test_a_drawing_is_read(tmp_path, name):
    (tmp_path / name).write_text(PAGE)
    assert {each.rule for each in shipped.problems(tmp_path, tmp_path / name)} == {"unsafe-element"}


def test_a_file_among_the_editions_is_refused(tmp_path):
    path = tmp_path / "docs/downloads/sha256sums.txt"
    (problem,) = shipped.problems(tmp_path, path)
    assert problem.rule == "file-kind"
    assert "downloads/" in problem.message and french(problem.message)
