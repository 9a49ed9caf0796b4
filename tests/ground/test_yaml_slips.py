"""Who slips in YAML is told in plain words what to do, at the line of the slip, in every file."""

import pytest
import yaml
from case import apply, lay

from book import front_matter, mkdocs_yml, yaml_text
from ground.message import french
from ground.problem import CannotRun
from source import compare

SLIPS = [
    ("a: b\nc: What: the book\nd: e\n", 2, "in quotes"),
    ("a: What:\n", 1, "in quotes"),
    ("a: b\n  c: d\n", 2, "right below"),
    ("  a: b\nc: d\n", 2, "right below"),
    ("a: b\nc:\n\t- d\n", 3, "not with a tab"),
    ("a: b\n\tc: d\n", 2, "not with a tab"),
    ("a: @b\n", 1, "begins with @"),
    ('a: b\nc: "What\nd: e\n', 2, "not closed"),
    ("a: b\nc: 'What\nd: e\n", 2, "not closed"),
    ("a: b\nc: 'l'eau'\nd: e\n", 2, "in double quotes"),
    ('a: b\nc: "What" is it\nd: e\n', 2, "in double quotes"),
    ("a:\n  - b\n - c\n", 3, "the - of a list"),
    ("a:\n  - b: c\n    - d\n", 3, "the - of a list"),
    ("a: b\nc: [d\ne: f\n", 2, "not closed"),
    ("a: b\nWhat\nc: d\n", 2, "a colon and a space are missing"),
    ("a: *b* c\n", 1, "begins with a sign"),
    ("a: - b\n", 1, "begins with a sign"),
    ("a: > b\n", 1, "begins with a sign"),
    ("a: !b c\n", 1, "begins with a sign"),
    ('a: "b\\d"\n', 1, "type it twice"),
]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize(("text", "line", "words"), SLIPS)
def test_each_slip_is_told_at_its_line(text, line, words, loader):
    with pytest.raises(CannotRun) as caught, yaml_text.slips_of("a.yml"):
        yaml_text.load(text, loader)
    said = str(caught.value)
    assert said.startswith(f"a.yml:{line}: not YAML: ")
    assert words in said and "\n" not in said
    told = french(said)
    assert told and told.startswith(f"a.yml:{line}: ") and words not in told


@pytest.mark.parametrize(("text", "line", "words"), SLIPS)
def test_front_matter_counts_from_the_line_above_it(text, line, words):
    with pytest.raises(CannotRun, match=rf"a\.md:{line + 1}: malformed front matter: .*{words}"):
        front_matter.parse(f"---\n{text}---\n\n# A\n", "a.md")


def test_the_settings_and_the_declaration_say_it_too(tmp_path):
    lay("bread", tmp_path)
    apply(tmp_path, {"file": "docs/source/edition.yml", "append": "    reason: What: the reason\n"})
    with pytest.raises(CannotRun, match=r"edition\.yml:\d+: not YAML: put a text"):
        compare.check(tmp_path)
    apply(tmp_path, {"file": "mkdocs.yml", "append": "site_author: What: the author\n"})
    with pytest.raises(CannotRun, match=r"mkdocs\.yml:\d+: not YAML: put a text"):
        mkdocs_yml.read(tmp_path)
