"""A problem in a built page points at the line of the Markdown it came from."""

import datetime
from pathlib import Path

from support import BOOK_YML, IDENTITY

import check_links
from links.source_map import sources


def write(root: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_pages_of_sources(tmp_path: Path) -> None:
    """French at the root, others below their language; ``slug`` is the path below the language."""
    write(
        tmp_path,
        {
            BOOK_YML: IDENTITY,
            "docs/fr/index.md": "x",
            "docs/fr/chapitres/01-pain.md": '---\nslug: "chapitres/le-pain" # stable\ntitle: x\n---\n',
            "docs/en/chapitres/01-pain.md": "---\ntitle: x\nslug: chapters/the-bread\n---\nslug: no\n",
            "docs/en/index.md": "---\ntitle: x\n---\nslug: no\n",
            "docs/fr/a-propos.md": "x",
            "docs/fr/chapitres/index.md": "x",
            "docs/assets/readme.md": "x",
        },
    )
    found = {
        page: file.relative_to(tmp_path / "docs").as_posix()
        for page, file in sources(tmp_path).items()
    }
    assert found == {
        "index.html": "fr/index.md",
        "chapitres/le-pain/index.html": "fr/chapitres/01-pain.md",
        "chapitres/le-pain.html": "fr/chapitres/01-pain.md",
        "en/chapters/the-bread/index.html": "en/chapitres/01-pain.md",
        "en/chapters/the-bread.html": "en/chapitres/01-pain.md",
        "en/index.html": "en/index.md",
        "a-propos/index.html": "fr/a-propos.md",
        "a-propos.html": "fr/a-propos.md",
        "chapitres/index.html": "fr/chapitres/index.md",
        "chapitres.html": "fr/chapitres/index.md",
    }
    (tmp_path / "docs/fr/a-propos.md").write_bytes(b"\xe9")
    assert sources(tmp_path) == {}, "no site can be built from it"


def test_line_in_the_source(tmp_path: Path) -> None:
    """The target as written, decoded, or its last part, which the build does not rewrite."""
    write(
        tmp_path,
        {
            BOOK_YML: IDENTITY,
            "docs/fr/index.md": "# T\n\n[a](chapitres/fin.md)\n[b](caf\u00e9.png)\n\n[c](autre.md#partie)\n",
            "docs/fr/autre.md": "x",
            "site/index.html": '<a href="chapitres/fin/">x</a><a href="autre/#partie">x</a>'
            '<img src="caf%C3%A9.png" alt="">'
            '<a href="autre/">x</a><a href="theme-only/">x</a>',
            "site/autre/index.html": "x",
            "site/plain.html": '<a href="gone">x</a><a href="index.html">x</a>',
        },
    )
    found, _ = check_links.problems(
        check_links.arguments([str(tmp_path / "site")]), datetime.date(2030, 1, 1)
    )
    places = {p.target: (p.source, p.source_line) for p in found}
    assert places == {
        "chapitres/fin/": ("docs/fr/index.md", 3),
        "caf%C3%A9.png": ("docs/fr/index.md", 4),
        "autre/#partie": ("docs/fr/index.md", 6),
        "theme-only/": ("docs/fr/index.md", None),
        "gone": (None, None),
        "": (None, None),
    }


def test_other_sites_have_no_source(tmp_path: Path) -> None:
    """Without ``docs`` beside the site or below ``--root`` nothing is claimed."""
    write(
        tmp_path,
        {
            "a/site/index.html": '<a href="gone">x</a>',
            "b/docs/fr/index.md": "[x](gone)",
            f"b/{BOOK_YML}": IDENTITY,
        },
    )
    site = str(tmp_path / "a/site")
    day = datetime.date(2030, 1, 1)
    ((alone,), _) = check_links.problems(check_links.arguments([site]), day)
    ((rooted,), _) = check_links.problems(
        check_links.arguments([site, "--root", str(tmp_path / "b")]), day
    )
    assert (alone.source, rooted.source, rooted.source_line) == (None, "docs/fr/index.md", 1)


def test_id_twice_is_told_at_its_second_place(tmp_path: Path) -> None:
    """There a person gives another one; the line of the first is one of the built page."""
    write(
        tmp_path,
        {
            BOOK_YML: IDENTITY,
            "docs/fr/index.md": "# T { #t }\n\n## A { #a }\n\n## B { #a }\n",
            "site/index.html": '<h1 id="t">T</h1>\n<h2 id="a">A</h2>\n<h2 id="a">B</h2>\n',
        },
    )
    (problem,), _ = check_links.problems(
        check_links.arguments([str(tmp_path / "site")]), datetime.date(2030, 1, 1)
    )
    assert (problem.rule, *problem.place()) == ("duplicate-id", "docs/fr/index.md", 5, 0)
    assert problem.message.endswith("in line 2 of the built page")


def test_what_lacks_something_is_told_where_it_is_typed(tmp_path: Path) -> None:
    """And not at the first link to the same page, nor at the first picture."""
    write(
        tmp_path,
        {
            BOOK_YML: IDENTITY,
            "docs/fr/index.md": "# T\n\n[a](fin.md)\n\n[](fin.md)\n\n![x](a.png)\n<img src=a.png>\n<img>\n",
            "docs/fr/fin.md": "x",
            "site/index.html": '<a href="fin/">a</a><a href="fin/"></a><img alt="x" src="a.png"><img>',
            "site/fin/index.html": "x",
            "site/a.png": "x",
        },
    )
    found, _ = check_links.problems(
        check_links.arguments([str(tmp_path / "site")]), datetime.date(2030, 1, 1)
    )
    assert {(p.rule, p.source_line) for p in found} == {("empty-link", 5), ("missing-src", 9)}
