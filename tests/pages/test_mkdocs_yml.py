"""mkdocs.yml is read with its variables, without acting on other tags, and refused with its line."""

import pytest

from book import mkdocs_yml
from ground.problem import CannotRun
from translation import start


def test_variables_are_put_in_and_other_tags_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("A", "a")
    monkeypatch.delenv("B", raising=False)
    text = "a: !ENV [A, x]\nb: !ENV [B, x]\nc: !!python/name:os.system\nd: !relative\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert mkdocs_yml.read(tmp_path) == {"a": "a", "b": "x", "c": None, "d": None}


@pytest.mark.parametrize(("text", "line"), [("a: 1\nb: [\n", 3), ("a\n", 1), ("", 1)])
@pytest.mark.parametrize("asks", [mkdocs_yml.read, lambda root: start.is_new(root, "es")])
def test_what_cannot_be_read_is_named_with_its_line(tmp_path, text, line, asks):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun, match=rf"^mkdocs\.yml:{line}: "):
        asks(tmp_path)


def test_pages_of_the_navigation_come_in_its_order():
    nav = ["a.md", {"B": "b.md"}, {"C": ["c.md", {"D": "d.md"}]}]
    assert mkdocs_yml.pages(nav) == ["a.md", "b.md", "c.md", "d.md"]
    assert mkdocs_yml.pages(None) == []
