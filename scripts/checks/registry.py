"""Which checks are there, and what do they find together?"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ground.message import say
from ground.problem import Problem, exit_status

SCRIPTS = Path(__file__).resolve().parents[1]
_PLACE = re.compile(r"([^:]+):(\d+): (.+)")
# Rules about a link or picture: what the build or the link check then says of its line is the same.
_REFERENCES = frozenset({"build", "missing-image", "unknown-term-link"})


@dataclass(frozen=True)
class Check:
    """One command below ``scripts/`` with its arguments, in which {root} and {site} are folders.

    ``fr`` and ``en`` say what it looks at. It must know ``--format json``. Where ``needs_site``,
    it reads the site that an earlier check built.
    """

    command: str
    fr: str
    en: str
    needs_site: bool = False
    about_references: bool = False


CHECKS = (
    Check("check_source.py --root {root}", "texte reçu", "received text"),
    Check("check_prose.py --root {root}", "orthographe et typographie", "spelling and typography"),
    Check("check_glossary.py --root {root}", "glossaire", "glossary"),
    Check("check_translations.py --root {root}", "traduction", "translation"),
    Check("check_build.py --root {root} --site {site}", "construction du site", "building the site",
          about_references=True),
    Check("check_links.py {site} --root {root}", "liens", "links",
          needs_site=True, about_references=True),
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What one check found: ``status`` is its exit status, ``reason`` the line that says why it
    could not run, or why it names no problem. Where the line names a file and a line in it, it is a
    problem ``unreadable`` too."""

    check: Check
    status: int
    problems: tuple[Problem, ...]
    reason: str
    seconds: float


def run(root: Path, site: Path) -> Iterator[Outcome]:
    """Run every check on the repository ``root``, building its site into ``site``.

    What follows from a problem that an earlier check has placed is not told again.
    """
    told: list[Problem] = []
    for check in CHECKS:
        if check.needs_site and not (site / "index.html").is_file():
            yield Outcome(check, 0, (), say("not run: there is no site"), 0.0)
            continue
        outcome = _outcome(check, root, site)
        new = tuple(p for p in outcome.problems if not _follows(p, told, check.about_references))
        built = "{site}" not in check.command or (site / "index.html").is_file()
        if outcome.status == 1 and not new and not built:  # told already, but not well for that
            outcome = replace(outcome, reason=say("no site, because of what another check tells"))
        elif outcome.status != 2:
            outcome = replace(outcome, status=exit_status(new))
        outcome = replace(outcome, problems=new)
        told += outcome.problems
        yield outcome


def _follows(problem: Problem, told: list[Problem], is_reference: bool) -> bool:
    """Does the problem come of one that was told: the same sentence about the same file, the same
    rule or a broken reference on the same line, a link made of what mkdocs.yml gets wrong?"""
    for each in told:
        if each.path == problem.path and each.message in problem.message:
            return True
        if (each.path, each.line, each.rule) == (problem.path, problem.line, problem.rule):
            return True
        if not is_reference or each.rule not in _REFERENCES:
            continue
        if (each.path, each.line) == (problem.path, problem.line):
            return True
        in_template = not problem.line or problem.path.startswith("site/")
        if each.path == "mkdocs.yml" and in_template:
            return True
    return False


def _outcome(check: Check, root: Path, site: Path) -> Outcome:
    name, *arguments = check.command.split()
    arguments = [each.format(root=root, site=site) for each in arguments]
    began = time.monotonic()
    result = subprocess.run(
        [sys.executable, str(SCRIPTS / name), *arguments, "--format", "json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    seconds = time.monotonic() - began
    try:
        records = json.loads(result.stdout)["problems"] if result.returncode in (0, 1) else None
    except (ValueError, KeyError):
        records = None
    if records is None:
        lines = [line for line in result.stderr.split("\n") if line.strip()]
        reason = lines[-1].removeprefix("error: ") if lines else say("it said nothing")
        place = _PLACE.fullmatch(reason)
        unread = (Problem(place[1], int(place[2]), 1, "unreadable", place[3]),) if place else ()
        return Outcome(check, 2, unread, reason, seconds)
    problems = tuple(sorted({_problem(record) for record in records}))
    return Outcome(check, result.returncode, problems, "", seconds)


def _problem(record: dict) -> Problem:
    """A problem as any check writes it, at the file a person would edit."""
    in_source = bool(record.get("source"))
    return Problem(
        path=record["source"] if in_source else record.get("path") or "site/" + record["page"],
        line=(record.get("source_line") if in_source else record["line"]) or 0,
        column=0 if in_source else record.get("column") or 0,
        rule=record["rule"],
        message=record["message"],
        severity=record["severity"],
        snippet=record.get("snippet", ""),
    )
