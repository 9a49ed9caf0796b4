"""A case: a book, what is edited in it, and what must be found then.

``tests/<library>/cases/<name>/case.yml`` holds one mapping:

``base``     a book below ``tests/books/``; without it the case begins with an empty folder
``edits``    what is done to it, in order: each a mapping with ``file`` and one of the verbs below
``args``     arguments for the command under test, where it takes any
``expect``   what must be found; its keys are the library's, ``problems`` the same in each

The verbs of an edit: ``find`` with ``replace`` (every place, at least one), ``append``, ``write`` (the whole
text; with ``encoding``, default UTF-8), ``base64``, ``bytes`` (that many zero bytes), ``copy`` (of a file of the
repository under test), ``move`` (to another path), ``delete``, ``drop_lines`` (first and last, from 1),
``swap_lines`` (two), ``append_copy_of_line``. Text is UTF-8 with line feeds, as typed.
"""

import base64
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

BOOKS = Path(__file__).parent / "books"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Case:
    """One case, by its folder's name."""

    name: str
    folder: Path
    base: str = ""
    edits: tuple[dict[str, Any], ...] = ()
    args: tuple[str, ...] = ()
    expect: dict[str, Any] = field(default_factory=dict)

    def lay(self, root: Path) -> Path:
        """Put the base into the folder ``root`` (made if needed), edit it, return it."""
        lay(self.base, root)
        for edit in self.edits:
            apply(root, edit)
        return root


def cases(library: str) -> list[Case]:
    """All cases of a library, by name."""
    found = sorted((Path(__file__).parent / library / "cases").glob("*/case.yml"))
    assert found, f"no cases in tests/{library}/cases"
    return [read(path) for path in found]


def read(path: Path) -> Case:
    """The case that a ``case.yml`` describes."""
    values = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    unknown = set(values) - {"base", "edits", "args", "expect"}
    assert not unknown, f"{path}: {unknown}"
    return Case(
        path.parent.name,
        path.parent,
        values.get("base") or "",
        tuple(values.get("edits") or ()),
        tuple(values.get("args") or ()),
        values.get("expect") or {},
    )


def lay(book: str, root: Path) -> Path:
    """Copy a book below ``tests/books/`` (or none, where ``book`` is empty) into ``root``."""
    root.mkdir(parents=True, exist_ok=True)
    if book:
        shutil.copytree(BOOKS / book, root, dirs_exist_ok=True)
    return root


def apply(root: Path, edit: dict[str, Any]) -> None:
    """Make one edit below ``root``; it must change something."""
    path = root / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "write" in edit:
        path.write_bytes(edit["write"].encode(edit.get("encoding", "utf-8")))
    elif "base64" in edit:
        path.write_bytes(base64.b64decode(edit["base64"]))
    elif "bytes" in edit:
        path.write_bytes(b"\0" * edit["bytes"])
    elif "copy" in edit:
        shutil.copy(root / edit["copy"], path)
    elif "move" in edit:
        (root / edit["move"]).parent.mkdir(parents=True, exist_ok=True)
        path.rename(root / edit["move"])
    elif "delete" in edit:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    else:
        before = path.read_bytes().decode() if path.exists() else ""
        after = _edited(before, edit)
        assert after != before, edit
        path.write_bytes(after.encode())


def _edited(text: str, edit: dict[str, Any]) -> str:
    lines = text.split("\n")
    if "find" in edit:
        return text.replace(edit["find"], edit["replace"])
    if "append" in edit:
        return text + edit["append"]
    if "append_copy_of_line" in edit:
        return f"{text}\n{lines[edit['append_copy_of_line'] - 1]}\n"
    if "drop_lines" in edit:
        first, last = edit["drop_lines"]
        return "\n".join(lines[: first - 1] + lines[last:])
    a, b = (number - 1 for number in edit["swap_lines"])
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def place(root: Path, wanted: dict[str, Any]) -> tuple[str, str, int, int]:
    """Rule, path, line and column of a problem as a case gives it.

    ``line`` and ``column`` count from 1 (default 1); ``at`` is words whose last occurrence the
    problem stands at, instead.
    """
    if not wanted.get("at"):
        return wanted["rule"], wanted["path"], wanted.get("line", 1), wanted.get("column", 1)
    source = (root / wanted["path"]).read_text(encoding="utf-8")
    before = source[: source.rindex(wanted["at"])]
    return wanted["rule"], wanted["path"], before.count("\n") + 1, len(before.split("\n")[-1]) + 1
