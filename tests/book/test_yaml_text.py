"""Whatever somebody types as YAML is a value, or one short sentence at its line."""

import pytest
import yaml

from book import front_matter, mkdocs_yml, yaml_text
from ground.message import french
from ground.problem import CannotRun
from source import edition

BOMB = "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]\n" for number in range(2, 9)
)
HOSTILE = {
    "brackets in brackets": ("a: b\nn: " + "[" * 90_000 + "\n", 2),
    "braces in braces": ("a: b\nn: " + "{a: " * 60 + "\n", 2),
    "lists in lists, one line": ("a: b\nn:\n  " + "- " * 40_000 + "c\n", 3),
    "keys in keys": ("".join(f"{' ' * depth}a:\n" for depth in range(200)), 102),
    "questions in questions": ("? " * 50_000 + "c\n", 1),
    "no date": ("a: b\ndate: 2024-99-99\n", 2),
    "no whole number": ("a: b\nn: !!int abc\n", 2),
    "no number": ("n: !!float abc\n", 1),
    "no time": ("n: [a, !!timestamp abc]\n", 1),
    "neither true nor false": ("n: !!bool abc\n", 1),
    "a number nobody can print": ("a: b\nn: " + "9" * 5000 + "\n", 2),
    "a number in sixteens": ("n: 0x" + "f" * 50_000 + "\n", 1),
    "aliases of aliases": ("a1: &a1 [x, x, x]\n" + BOMB + "slug: *a8\n", 2),
    "an alias of itself": ("n: &n [*n]\n", 1),
}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_refused_at_its_line(name, loader):
    text, line = HOSTILE[name]
    with pytest.raises(yaml_text.Slip) as caught:
        yaml_text.load(text, loader)
    assert caught.value.line == line
    assert len(caught.value.reason) < 1000 and french(caught.value.reason)


@pytest.mark.parametrize("name", HOSTILE)
def test_every_file_of_yaml_is_read_so(name, tmp_path):
    text, line = HOSTILE[name]
    (tmp_path / "docs/source").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / edition.DECLARATION).write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun, match=rf"^a\.md:{line + 1}: malformed front matter: "):
        front_matter.parse(f"---\n{text}---\n", "a.md")
    with pytest.raises(CannotRun, match=rf"^mkdocs\.yml:{line}: not YAML: "):
        mkdocs_yml.read(tmp_path)
    with pytest.raises(CannotRun, match=rf"^docs/source/edition\.yml:{line}: not YAML: "):
        edition.read(tmp_path)


def test_what_the_book_may_need_is_read():
    text = "a: {b: [c, {d: [2024-01-31, 1_000, 1.5]}]}\n"
    assert yaml_text.load(text)[0]["a"]["b"][1]["d"][1:] == [1000, 1.5]
