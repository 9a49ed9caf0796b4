"""The repository keeps to its own map: names, tables, hooks, layers of imports."""

import ast
import re
from graphlib import TopologicalSorter

from support import REPOSITORY

SCRIPTS = REPOSITORY / "scripts"
# From the bottom up: a library imports from its own layer and from those above it in this list.
LAYERS = (
    {"ground"},
    {"book", "face", "environment", "pages"},
    {"source", "translation", "figures"},
    {"glossary"},
    {"prose"},
    {"search", "links", "editions", "finish", "parallel", "claims", "lasting"},
    {"checks", "publishing", "preview", "starter"},
)
LAYER = {library: number for number, layer in enumerate(LAYERS) for library in layer}


def imports() -> dict[str, set[str]]:
    """For each module below ``scripts/`` those of ours that it imports, inside functions too."""
    files = {
        ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__"): path
        for path in SCRIPTS.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for module, path in files.items():
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                parts = {f"{node.module}.{alias.name}" for alias in node.names}
                names |= parts & files.keys() or {node.module}
        found[module] = names & files.keys()
    return found


def test_no_module_imports_itself_by_way_of_others():
    TopologicalSorter(imports()).prepare()  # raises CycleError, which names the modules


def test_nothing_imports_upward():
    def layer(module: str) -> int:
        """Commands and hooks, which are in no folder, stand above all libraries."""
        return LAYER[module.split(".")[0]] if "." in module or module in LAYER else len(LAYERS)

    upward = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in others
        if layer(other) > layer(module)
    ]
    assert upward == []


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
