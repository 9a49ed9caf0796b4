"""Which checks are there, and what do they find together?"""

import datetime
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ground import door
from ground.message import say
from ground.problem import CannotRun, Problem, exit_status

# Rules about a link or picture: what the build or the link check then says of its line is the same.
_REFERENCES = frozenset(
    {"build", "missing-image", "unknown-term-link", "foreign-image"}
    | {"empty-link", "empty-heading", "duplicate-id"}
)
# Where an id was not typed as one, no other is missing.
_NO_ID = frozenset({"raw-markdown", "unsafe-attribute"})


@dataclass(frozen=True)
class Check:
    """``function`` finds the problems of a repository, its site being in, or built into, a folder.

    ``fr`` and ``en`` say what it looks at. Where ``needs_site``, it reads the site that an earlier check
    built.
    """

    name: str
    fr: str
    en: str
    function: Callable[[Path, Path], Sequence[Problem]]
    needs_site: bool = False
    about_references: bool = False

    @property
    def command(self) -> str:
        """The file below ``scripts/`` that runs it alone."""
        return f"check_{self.name}.py"


# What a check needs is imported where it runs: a build asks for some, and spelling takes dictionaries.
def _source(root: Path, site: Path) -> Sequence[Problem]:
    from claims import check
    from source import compare

    return [*compare.check(root), *check.check(root)]


def _prose(root: Path, site: Path) -> Sequence[Problem]:
    from prose.check import check

    return check(root)


def _glossary(root: Path, site: Path) -> Sequence[Problem]:
    from glossary.check import check
    from translation.behind import soften

    return list(soften(root, check(root), "missing-equivalent"))


def _translations(root: Path, site: Path) -> Sequence[Problem]:
    from translation.check import check

    return check(root)[1]


def _reviews(root: Path, site: Path) -> Sequence[Problem]:
    from checks import reviews

    return reviews.check(root)


def _build(root: Path, site: Path) -> Sequence[Problem]:
    from checks import build

    return build.check(root, site)


def _addresses(root: Path, site: Path) -> Sequence[Problem]:
    from lasting.check import check

    return check(root, site)


def _links(root: Path, site: Path) -> Sequence[Problem]:
    from links.check import check

    return [problem.to_mend() for problem in check(site, root, datetime.date.today())[0]]


CHECKS = (
    Check("source", "texte reçu", "received text", _source),
    Check("prose", "orthographe et typographie", "spelling and typography", _prose),
    Check("glossary", "glossaire", "glossary", _glossary),
    Check("translations", "traduction", "translation", _translations),
    Check("reviews", "relectures", "reviews", _reviews),
    Check("build", "construction du site", "building the site", _build, about_references=True),
    Check("addresses", "adresses qui durent", "addresses that last", _addresses, needs_site=True),
    Check("links", "liens", "links", _links, needs_site=True, about_references=True),
)
BY_NAME = {check.name: check for check in CHECKS}


@dataclass(frozen=True)
class Outcome:
    """What one check found: ``status`` is its exit status, ``reason`` says why it could not run, or why
    it names no problem. Where that is about a file, it is a problem ``unreadable`` too."""

    check: Check
    status: int
    problems: tuple[Problem, ...]
    reason: str
    seconds: float


def run(root: Path, site: Path, checks: Sequence[Check] = CHECKS) -> Iterator[Outcome]:
    """Run the checks on the repository ``root``, building its site into ``site``.

    What follows from a problem that an earlier check has placed is not told again. None looks at a book
    that is not fit to be read.
    """
    told: list[Problem] = []
    try:
        door.check(root)
    except CannotRun as refusal:
        found, reason = tuple(filter(None, [refusal.problem()])), str(refusal)
        for check in checks:
            yield Outcome(check, 2, found, reason, 0.0)
            found, reason = (), say("not run: the book cannot be read")
        return
    for check in checks:
        if check.needs_site and not (site / "index.html").is_file():
            yield Outcome(check, 0, (), say("not run: there is no site"), 0.0)
            continue
        outcome = _outcome(check, root, site)
        new = tuple(p for p in outcome.problems if not _follows(p, told, check.about_references))
        built = check.name != "build" or (site / "index.html").is_file()
        if outcome.status == 1 and not new and not built:  # told already, but not well for that
            outcome = replace(outcome, reason=say("no site, because of what another check tells"))
        elif outcome.status != 2:
            outcome = replace(outcome, status=exit_status(new))
        outcome = replace(outcome, problems=new)
        told += outcome.problems
        yield outcome


def _follows(problem: Problem, told: list[Problem], is_reference: bool) -> bool:
    """Does the problem come of one that was told: the same sentence about the same file, a broken
    reference on the same line, a link made of what mkdocs.yml gets wrong?"""
    for each in told:
        if each.path == problem.path and each.message in problem.message:
            return True
        is_there = each.path == problem.path and problem.line in (0, each.line)
        if is_there and each.rule in _NO_ID and problem.rule == "unnamed-segment":
            return True
        if not is_reference or each.rule not in _REFERENCES:
            continue
        if is_there:  # or nowhere, as what the build has written itself
            return True
        in_template = not problem.line or problem.path.startswith("site/")
        if each.path == "mkdocs.yml" and in_template:
            return True
    return False


def _outcome(check: Check, root: Path, site: Path) -> Outcome:
    began, reason = time.monotonic(), ""
    found: Sequence[Problem | None]
    try:
        found = check.function(root, site)
    except CannotRun as error:
        found, reason = [error.problem()], str(error)
    except Exception as error:
        found, reason = [], f"{type(error).__name__}: {error}"
    problems = tuple(sorted({problem for problem in found if problem}))
    status = 2 if reason else exit_status(problems)
    return Outcome(check, status, problems, reason, time.monotonic() - began)
