"""The pages of a site share a style sheet and a script, and ship nothing that none of them asks for."""

import re

import material
import pytest
from support import REPOSITORY

from finish import sheet
from finish.site import Site
from finish.used import written
from links.css import addresses

PAGE = """<html><head><link rel="stylesheet" href="{up}assets/a/a.css"><link rel="stylesheet" href="{up}assets/b.css">
<link rel="stylesheet" media="print" href="{up}assets/p.css">
<meta property="og:image" content="https://www.example.org/some/assets/og.png"></head>
<body> <p>a  <b> c </b> d</p> <pre>  e
  f</pre><script src="{up}assets/a.js" defer data-one="1"></script>
<script src="{up}assets/b.js" defer data-two="2"></script><script src="{up}assets/c.js" defer data-one="3"></script>
</body></html>"""
FILES = {
    "assets/a/a.css": 'p { background: url("p.png") } .gone { background: url("q.png") }',
    "assets/b.css": "b { color: red }",
    "assets/p.css": "p { color: black }",
    "assets/a.js": "(() => { a() // one\n})()",
    "assets/b.js": '"use strict"; b()\n',
    "assets/c.js": "c()",
    "assets/a/p.png": "",
    "assets/a/q.png": "",
    "assets/d.js": "",
    "assets/og.png": "",
    "assets/theme/images/x.png": "",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    return tmp_path


def test_pages_ask_for_one_of_each(folder):
    site = Site("https://www.example.org/some/")
    for up, uri in (("", "index.html"), ("../", "x/index.html"), ("/some/", "404.html")):
        html = site.page(PAGE.format(up=up), uri)
        assert re.findall(r'(?:href|src)="([^"]*)"', html) == [
            f"{up}assets/{name}" for name in ("book.css", "p.css", "book.js", "c.js")
        ]
        assert f'<script src="{up}assets/book.js" defer="" data-one="1" data-two="2">' in html
        assert "<p>a <b> c </b> d</p> <pre>  e\n  f</pre>" in html
    site.end(folder, FILES)
    assert (folder / "assets/book.css").read_text() == "p{background:url(a/p.png)}b{color:red}"
    assert (folder / "assets/book.js").read_text() == '(()=>{a()})();"use strict";b()'
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert left == {
        *("assets/book.css", "assets/book.js", "assets/p.css", "assets/c.js", "assets/a/p.png"),
        "assets/og.png",
    }
    assert not (folder / "assets/theme").exists()


def test_pages_that_ask_for_other_sheets_have_their_own(folder):
    site = Site("")
    site.page(PAGE.format(up=""), "a.html")
    other = PAGE.format(up="").replace('<link rel="stylesheet" href="assets/b.css">', "")
    assert 'href="assets/book.2.css"' in site.page(other, "b.html")
    site.end(folder, FILES)
    assert "red" not in (folder / "assets/book.2.css").read_text()


def test_every_file_of_the_site_is_asked_for_or_declared(bread_site):
    site = {p.relative_to(bread_site).as_posix() for p in (bread_site / "assets").rglob("*.*")}
    said = "\n".join(path.read_text("utf-8") for path in bread_site.rglob("*.html"))
    said += " ".join(each for each, _ in addresses((bread_site / "assets/book.css").read_text()))
    declared = set(written())
    unasked = {
        name for name in site if name not in said and name.removeprefix("assets/") not in said
    }
    assert unasked <= declared
    assert {name for name in declared if "/" in name} <= site


def asked(css):
    """The names that a style sheet finds elements by, as ``written.txt`` spells them."""

    def names(selector):
        for kind, name in sheet._parts(selector):
            if kind == "any":
                yield from names(name)
            else:
                yield f"[{name[0]}]" if kind == "attribute" else name

    for rule in sheet._rules(css):
        if rule.type == "qualified-rule":
            yield from names(rule.prelude)
        elif rule.content and rule.lower_at_keyword in sheet._GROUPS:
            yield from asked(rule.content)


def test_what_is_written_later_is_asked_for_and_somebody_writes_it():
    theme = (REPOSITORY / material.__path__[0] / "templates/assets/stylesheets").glob("main.*.css")
    sheets = [*theme, *(REPOSITORY / "overrides/assets").glob("*.css")]
    names = set().union(*(asked(path.read_text("utf-8")) for path in sheets))
    for name, by in written().items():
        assert name in names or "/" in name, f"{name}: no style sheet asks for it"
        if by != "browser":
            word = name.strip(".#[]-").removeprefix("data-").rpartition("/")[2]
            text = (REPOSITORY / by).read_text("utf-8")
            assert word.removesuffix(".js") in text, f"{name}: {by} does not write it"
