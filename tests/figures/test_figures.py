"""What may be declared, what is refused and where, and how it is drawn."""

import re
import xml.etree.ElementTree as etree

import pytest
from case import lay
from support import untold

from book.interface import Interface
from figures import layout
from figures.check import problems
from figures.declared import read
from figures.drawn import svg
from figures.placed import place
from pages import drawings

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>", "]]>", "a & b &amp; c", "\"double\" and 'single'", "<!-- --",
    "</svg><img src=x onerror=alert(1)>",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "الخميرة كائن حي", "酵母は生きています、毎日養います", "x",
]  # fmt: skip

LABELS = "docs/fr/figures.yml"


@pytest.fixture
def root(tmp_path):
    return lay("bread", tmp_path)


def figure(root):
    return read(root, root / "docs/source/figures/pain.yml")


def drawn(root, label=None, locale="fr", foreign=()):
    """The figure as a tree, with all labels alike if one is given."""
    found = figure(root)
    words = {key: key if label is None else label for key in found.labels}
    written = svg(found, Interface(locale, "fr", words, frozenset(foreign)), label or "T", "f")
    assert drawings.problems("f.svg", written) == []
    assert " style=" not in written and "<style" not in written
    return etree.fromstring(written)


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_is_text_whatever_it_holds(root, label):
    tree = drawn(root, label, "en")
    assert {each.tag for each in tree.iter()} == {
        SVG + name for name in ("svg", "title", "desc", "rect", "path", "text", "tspan")
    }
    said = "".join("".join(tree.find(f"{SVG}text").itertext()).split())
    assert re.sub(r"[-\s]", "", said) == re.sub(
        r"[-\s]", "", Interface("en", "fr", {"k": label})["k"]
    )


@pytest.mark.parametrize("label", [*HOSTILE, "mmmm wwww " * 12])
def test_no_line_is_wider_than_its_room(label):
    for room in (5.0, 8.8, 19.0):
        assert all(layout.width(line) <= room for line in layout.wrapped(label, room))


def test_from_right_to_left_columns_change_sides(root):
    def left(tree):
        return [float(each.get("x")) for each in tree.iter(SVG + "rect")][:2]

    french, arabic = drawn(root), drawn(root, locale="ar", foreign=figure(root).labels)
    assert left(french) == left(arabic)[::-1] and left(french)[0] < left(french)[1]
    assert arabic.get("direction") == "rtl"
    assert {each.get("lang") for each in arabic.iter(SVG + "text")} == {"fr"}
    assert {each.get("direction") for each in arabic.iter(SVG + "text")} == {"ltr"}


def test_dashes_are_where_they_are_declared(root):
    tree = drawn(root)
    dashed = [each for each in tree.iter() if each.get("stroke-dasharray")]
    assert {each.tag for each in dashed} == {SVG + "rect", SVG + "path"}
    assert [each.get("class") for each in dashed] == [
        "figure-dashed"
    ] * 5  # a box, two arrows, the legend
    assert [each.tag for each in dashed].count(SVG + "rect") == 1


def test_the_book_has_no_problem_with_figures_or_without_any(root):
    assert problems(root) == []
    (root / "docs/source/figures/pain.yml").unlink()
    assert {each.path for each in problems(root)} == {LABELS}
    (root / LABELS).unlink()
    assert problems(root) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("boxes:", "boxen:", 7),
        ("line: none", "lines: none", 10),
        ("line: none", "line: red", 10),
        ("  - [bread]", "  - [bread, keeping, dough]", 5),
        ("  - [bread]", "  - [~]", 5),
        ("  - [bread]", "  - [bread, bread]", 5),
        ("  - [bread]", "  - bread", 5),
        ("  - [bread]", "  - [the bread]", 5),
        ("from: bread, to: dough", "from: bread, to: loaf", 15),
        ("from: bread, to: dough", "from: bread", 15),
        ("from: bread, to: dough", "from: flour, to: starter", 15),  # not straight
        ("from: bread, to: dough", "from: flour, to: bread", 15),  # over a box
        ("from: bread, to: dough", "from: water, to: dough", 15),  # over an arrow
        ("flour: { below", "flour: { below: [kinds], below", 8),
        ("flour: { below: [kinds] }", "flour", 9),
        ("  flour:", "  flour: [", 8),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_one_problem_at_its_line(root, old, new, line):
    path = root / "docs/source/figures/pain.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    found = problems(root)
    assert [(each.rule, each.path) for each in found] == [
        ("figure", "docs/source/figures/pain.yml")
    ]
    assert abs(found[0].line - line) <= (new[-1] == "["), found
    assert untold(found) == []


def test_a_mark_that_no_figure_answers_is_left_out():
    asked = []
    html = (
        '<p><span data-figure="a" title="x &amp; &quot;y&quot;"></span></p>'
        '<p><span data-figure="b" title=""></span></p>'
    )
    placed = place(html, "fr/chapitres/un.md", lambda *each: asked.append(each) or "")
    assert placed == "<p></p><p></p>"
    assert asked == [
        ("a", 'x & "y"', "1--chapitres-un"),
        ("b", "", "2--chapitres-un"),
    ]
