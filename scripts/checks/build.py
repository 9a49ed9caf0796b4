"""Does the site build without a warning, and to which line does each warning belong?"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from book import mkdocs_yml
from editions import when
from ground import door
from ground.message import say
from ground.problem import CannotRun, Problem
from pages import policy

_MESSAGE = re.compile(
    r"^(WARNING|ERROR|CRITICAL) *-  ?(.*(?:\n(?!(?:[A-Z]{4,} *-)|Aborted).*)*)", re.M
)
_PLACE = re.compile(r"(?P<path>[\w./ -]+):(?P<line>\d+)(?::\d+)?: (?P<message>.*)", re.S)
_PAGE = re.compile(r"(?:[Dd]oc file |'|\")(?:docs/)?([\w./-]+\.md)\b")
# How a traceback ends where the system refuses to write.
_REFUSED = re.compile(r"(?:OSError|PermissionError): \[Errno \d+\] ([^:]+)(?:: .*)?")
_QUOTED = re.compile(r"['\"]([^'\"\n]+)['\"]")


def check(root: Path, site: Path) -> list[Problem]:
    """Build the repository ``root`` into ``site``; return MkDocs' warnings and errors as problems.

    A warning does not stop the build, so that one run finds all of them; each is an error here,
    as it is for ``mkdocs build --strict``. No site is left where MkDocs stops half-way. Raises
    ``CannotRun`` where mkdocs.yml cannot be read, and where MkDocs ends without a word.

    MkDocs runs in a process of its own: plugins and Markdown extensions keep state that one build would
    leave to the next, and what they print is then all in one place.
    """
    door.check(root)  # before MkDocs, which reads mkdocs.yml before it calls any hook
    mkdocs_yml.read(root)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    if not when.named():
        environment.pop("SOURCE_DATE_EPOCH", None)  # MkDocs takes an empty one for a number
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--clean"]
    result = subprocess.run(
        [*command, "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(site)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if result.returncode:  # of half a site, the link check would tell nothing that is true
        shutil.rmtree(site, ignore_errors=True)
    problems = [
        _problem(root, message)
        for match in _MESSAGE.finditer(result.stdout)
        for message in _single(match[2].strip())
    ]
    if result.returncode and not problems:
        lines = [line for line in result.stdout.strip().split("\n") if line.strip()] or ["?"]
        if refused := _REFUSED.fullmatch(lines[-1]):
            raise CannotRun(say("the site cannot be written: {reason}", reason=refused[1]))
        number = re.search(r"line (\d+)", lines[-1])
        reason = lines[0] if number else lines[-1]
        raise CannotRun(
            say("MkDocs cannot build the site: {reason}", reason=reason),
            "mkdocs.yml",
            int(number[1]) if number else 1,
        )
    return sorted({*problems, *_policies(site)})


def _policies(site: Path) -> Iterator[Problem]:
    """Rule ``policy``: what browsers are told of each page holds for the page as it was written."""
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        for fault in policy.faults(file.read_text(encoding="utf-8")):
            message = say("{page} in the built site: {reason}", page=name, reason=fault)
            yield Problem("mkdocs.yml", 1, 1, "policy", message)


def _single(message: str) -> list[str]:
    """One message a page, where MkDocs lists several pages under one sentence."""
    sentence, *pages = re.split(r"\n +- ", message)
    return [f"{sentence} '{page.strip()}'" for page in pages] or [message]


def _problem(root: Path, message: str) -> Problem:
    if (place := _PLACE.search(message)) and (root / place["path"].strip()).is_file():
        path, line = place["path"].strip(), int(place["line"])
        return Problem(path, line, 1, "build", _one_line(place["message"]))
    page = _PAGE.search(message)
    name = f"docs/{page[1]}" if page and (root / "docs" / page[1]).is_file() else "mkdocs.yml"
    lines = (root / name).read_text(encoding="utf-8", errors="replace").split("\n")
    for wanted in _QUOTED.findall(message):
        if wanted == "nav" or name.endswith(wanted):
            continue
        for number, text in enumerate(lines, 1):
            if wanted in text:
                return Problem(name, number, text.index(wanted) + 1, "build", _one_line(message))
    return Problem(name, 1, 1, "build", _one_line(message))


def _one_line(message: str) -> str:
    return " ".join(message.split())
