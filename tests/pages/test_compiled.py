"""How are templates listed?"""

from jinja2 import FileSystemLoader

from pages.compiled import Listed


def test_all_templates_but_those_in_hidden_folders_are_listed(tmp_path):
    for name in ("own/main.html", "own/parts/head.html", "theme/main.html", "theme/.keep"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    folders = [tmp_path / "own", tmp_path / "theme"]
    expected = FileSystemLoader(folders).list_templates()
    (tmp_path / "theme/.icons/set").mkdir(parents=True)
    (tmp_path / "theme/.icons/set/one.svg").touch()
    assert Listed(folders).list_templates() == expected == [".keep", "main.html", "parts/head.html"]
