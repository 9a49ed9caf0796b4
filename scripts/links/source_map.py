"""From which Markdown file, and which line, does a problem come?"""

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from book.addresses import Addresses
from book.languages import DOCS, every
from ground.problem import CannotRun
from links.problem import LinkProblem

# How what lacks something is typed, with the address as far as it is known.
_TYPED = {
    "empty-link": r"\[[^\[\]\w]*\]\(<?[^)\s]*{0}|<a\b[^>]*{0}[^>]*>(?:</|$)",
    "missing-src": r"<img\b(?![^>]*\bsrc)",
    "duplicate-id": r"(?:#|\bid[=:][ ]*[\"']?){0}(?![\w-])",
}


def sources(root: Path) -> dict[str, Path]:
    """Page, below the site's folder, to the Markdown file it is built from.

    Whether a page is the index of a folder or a file of its own is not known here, so both are in it. It is empty
    where there is no book, or one from which no site can be built.
    """
    try:
        languages = every(root)
        addresses = Addresses(root / DOCS, languages, languages[0])
    except CannotRun:
        return {}
    return {
        addresses.path(uri, directory_urls): root / DOCS / uri
        for uri in addresses
        for directory_urls in (True, False)
    }


def with_sources(problems: Sequence[LinkProblem], root: Path) -> list[LinkProblem]:
    """The problems with ``source`` and, where the target can be found in it, ``source_line``.

    Of an id that stands twice it is the second place: the one that is wrong.
    """
    pages = sources(root) if problems else {}  # it takes every page of the book
    texts: dict[Path, list[str]] = {}
    result = []
    for problem in problems:
        if file := pages.get(problem.page):
            if file not in texts:
                texts[file] = file.read_text(encoding="utf-8").split("\n")
            problem = dataclasses.replace(
                problem,
                source=file.relative_to(root).as_posix(),
                source_line=_line(texts[file], problem.rule, problem.target),
            )
        result.append(problem)
    return result


def _line(lines: list[str], rule: str, target: str) -> int | None:
    """The line with the target, or else with its last part: the build rewrites paths, not names."""
    whole = unquote(target.strip())
    path, _, fragment = whole.partition("#")
    name = PurePosixPath(path).name.partition(".html")[0]
    parts = [part for part in (target, whole, "#" + fragment if fragment else "", name) if part]
    if rule == "duplicate-id":
        parts = [fragment]
    for wanted in (re.escape(part) for part in parts or [""]):
        for typed in (_TYPED[rule].format(wanted), wanted) if rule in _TYPED else (wanted,):
            numbers = [n for n, line in enumerate(lines, 1) if typed and re.search(typed, line)]
            if numbers:
                return numbers[min(2 if rule == "duplicate-id" else 1, len(numbers)) - 1]
    return None
