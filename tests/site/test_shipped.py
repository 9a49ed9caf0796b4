"""A bare build publishes no file that could run where it is opened, and a strict one stops at it."""

import shutil

from support import apply, build

from checks.build import check

PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'>\n<title><script>alert(1)</script></title></svg>"


def test_what_could_run_is_told_once_at_its_line_and_not_published(bread, tmp_path):
    root = shutil.copytree(bread, tmp_path / "repository")
    wrong = {
        "docs/assets/x.XML": 1,
        "docs/en/page.html": 1,
        "docs/assets/a.svg": 2,
        "docs/assets/plain": 1,
    }
    for name in wrong:
        apply(root, {"file": name, "write": DRAWING if name.endswith(".svg") else PAGE})
    apply(root, {"file": "docs/assets/u.svg", "write": DRAWING, "encoding": "utf-16"})
    apply(root, {"file": "docs/assets/table.csv", "write": "a,b\n"})
    apply(root, {"file": "docs/assets/Thumbs.db", "write": "a"})
    site = tmp_path / "site"
    found = check(root, site)
    assert {each.path: each.line for each in found} == {**wrong, "docs/assets/u.svg": 1}
    assert len(found) == len(wrong) + 1
    published = {path.name for path in site.rglob("*")}
    assert "table.csv" in published and "favicon.svg" in published
    assert not published & {"x.XML", "page.html", "a.svg", "plain", "u.svg", "Thumbs.db"}


def test_a_file_that_all_languages_share_stops_a_strict_build(bread, tmp_path):
    root = shutil.copytree(bread, tmp_path / "repository")
    apply(root, {"file": "docs/assets/x.xml", "write": PAGE})
    result = build(["-m", "mkdocs", "build", "--strict", "-d", tmp_path / "site"], root)
    assert result.returncode == 1
    assert result.stderr.count("WARNING") == 1
