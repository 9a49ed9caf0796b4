"""From which Markdown file, and which line, does a problem come?"""

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from links.problem import LinkProblem

DEFAULT_LANGUAGE = "fr"  # served at the root; every other language in a folder of its name
_SLUG = re.compile(r"^slug:[ \t]*[\"']?([^\"'#\n]*?)/?[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)


def sources(root: Path) -> dict[str, Path]:
    """Page, below the site's folder, to the Markdown file it is built from.

    ``docs/<language>/…/name.md`` becomes ``…/name/index.html`` or ``…/name.html``, ``index.md`` the index of
    its folder; ``slug`` in the front matter replaces the path below the language.
    """
    found: dict[str, Path] = {}
    for language in sorted((root / "docs").glob("[a-z][a-z]")):
        prefix = "" if language.name == DEFAULT_LANGUAGE else language.name + "/"
        for file in sorted(language.rglob("*.md")):
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            front = _FRONT_MATTER.match(text)
            slug = _SLUG.search(front[1]) if front else None
            address = (
                slug[1].strip("/")
                if slug
                else file.relative_to(language).with_suffix("").as_posix()
            )
            if address == "index" or address.endswith("/index"):
                found[prefix + address + ".html"] = file
            elif not address:
                found[prefix + "index.html"] = file
            else:
                found[f"{prefix}{address}/index.html"] = found[f"{prefix}{address}.html"] = file
    return found


def with_sources(problems: Iterable[LinkProblem], root: Path) -> list[LinkProblem]:
    """The problems with ``source`` and, where the target can be found in it, ``source_line``.

    Of an id that stands twice it is the second place: the one that is wrong.
    """
    pages = sources(root)
    texts: dict[Path, list[str]] = {}
    result = []
    for problem in problems:
        if file := pages.get(problem.page):
            if file not in texts:
                texts[file] = file.read_text(encoding="utf-8").split("\n")
            problem = dataclasses.replace(
                problem,
                source=file.relative_to(root).as_posix(),
                source_line=_line(
                    texts[file], problem.target, 2 if problem.rule == "duplicate-id" else 1
                ),
            )
        result.append(problem)
    return result


def _line(lines: list[str], target: str, nth: int) -> int | None:
    """The ``nth`` line with the target, or else with its last part: the build rewrites paths, not names."""
    whole = unquote(target.strip())
    path, _, fragment = whole.partition("#")
    name = (
        path.rstrip("/").rpartition("/")[2].rpartition(".html")[0]
        or path.rstrip("/").rpartition("/")[2]
    )
    for wanted in (target, whole, "#" + fragment if fragment else "", name):
        numbers = [number for number, line in enumerate(lines, 1) if wanted and wanted in line]
        if numbers:
            return numbers[min(nth, len(numbers)) - 1]
    return None
