"""The repository keeps to its own map: names, tables, hooks."""

import re

from support import REPOSITORY

SCRIPTS = REPOSITORY / "scripts"


def test_every_script_and_library_is_in_the_table():
    table = (SCRIPTS / "README.md").read_text(encoding="utf-8")
    commands = {path.name for path in SCRIPTS.glob("*.py") if not path.name.startswith("hook_")}
    listed = set(re.findall(r"^\| `(\w+\.py)", table, re.MULTILINE))
    assert listed == commands
    folders = {path.parent.name for path in SCRIPTS.glob("*/__init__.py")}
    assert set(re.findall(r"^\| `(\w+)/` ", table, re.MULTILINE)) == folders


def test_every_folder_of_tests_is_a_library_or_in_the_table():
    tests = REPOSITORY / "tests"
    table = (tests / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)/` ", table, re.MULTILINE))
    libraries = {path.parent.name for path in SCRIPTS.glob("*/__init__.py")}
    folders = {path.parent.relative_to(tests).parts[0] for path in tests.glob("*/**/*.*")}
    assert folders - {"__pycache__"} <= listed | libraries


def test_names_have_one_of_three_forms():
    for path in SCRIPTS.glob("*.py"):
        assert re.fullmatch(r"run|[a-z]+_[a-z]+", path.stem), path.name


def test_every_hook_is_registered():
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    registered = re.findall(r"scripts/(hook_\w+\.py)", config)
    assert sorted(registered) == sorted(path.name for path in SCRIPTS.glob("hook_*.py"))


def test_libraries_never_import_mkdocs():
    for path in SCRIPTS.glob("*/*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(?:import|from) mkdocs\b", text, re.MULTILINE), path


def test_continuous_integration_calls_the_command_of_the_readme():
    script = (REPOSITORY / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    command = script.removeprefix("exec ")
    for name in ("README.md", "LISEZMOI.md"):
        assert command in (REPOSITORY / name).read_text(encoding="utf-8")
