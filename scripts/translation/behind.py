"""What must be said about the states of a translated page, and to whom?

Outdated, missing, moved and orphan segments that come of a change in the original are warnings: they ask
nothing of whoever made the change. What a translation has lost or added by itself is an error.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ground.message import say
from ground.problem import Problem, Severity
from translation.book import PagePair, page_pairs, told_by_glossary
from translation.state import Pair


def problems(page: PagePair) -> Iterator[Problem]:
    """One problem a segment that is not current; one for a whole page that is missing."""
    if not page.target.exists and page.source.exists:
        message = say(
            "{path} has no translation; a translator begins with "
            "`python3 scripts/start_translation.py {locale}`",
            path=page.source.path,
            locale=page.locale,
        )
        yield Problem(page.target.path, 0, 0, "missing", message, "warning")
        return
    if not page.source.exists:
        message = say("there is no {path} that this page could translate", path=page.source.path)
        severity: Severity = "warning" if page.stamp.fingerprints else "error"
        yield Problem(page.target.path, 0, 0, "orphan", message, severity)
        return
    for pair in page.pairs:
        sides = [each for each in (pair.source, pair.target) if each]
        of_glossary = len(sides) == 1 and told_by_glossary(sides[0])
        if pair.state != "current" and not of_glossary:
            yield _problem(page, pair)


def _problem(page: PagePair, pair: Pair) -> Problem:
    line = pair.target.line if pair.target else _last_line(page, pair)
    where = f"{page.source.path}:{pair.source.line}" if pair.source else ""
    accept = f"python3 scripts/accept_translation.py {page.target.path} {pair.id}"
    rule: str = pair.state
    severity: Severity = "warning"
    if pair.state == "outdated" and pair.recorded:
        message = say(
            "the original has changed since ({where}); a translator runs "
            "`python3 scripts/show_translation.py {path}`, then `{accept}`",
            where=where,
            path=page.target.path,
            accept=accept,
        )
    elif pair.state == "outdated":
        message = say(
            "never accepted as the translation of {where}; a translator runs `{accept}`",
            where=where,
            accept=accept,
        )
    elif pair.state == "moved":
        message = say(
            "the original has moved to {where}; move the translation likewise", where=where
        )
        if pair.recorded != pair.source_print:
            message = say("{todo}, then run `{accept}`", todo=message, accept=accept)
    elif pair.state == "missing" and pair.recorded and pair.recorded == pair.source_print:
        rule, severity = "lost", "error"
        message = say(
            "translated before, but gone; the original is unchanged at {where}", where=where
        )
    elif pair.state == "missing":
        message = say("not translated yet ({where})", where=where)
    elif pair.recorded:
        message = say(
            "its original is gone; delete it, then run `{accept}`", accept=accept.rsplit(" ", 1)[0]
        )
    else:
        rule, severity = "added", "error"
        message = say("not in {path}; give it the id of what it translates", path=page.source.path)
    return Problem(page.target.path, line, 1, rule, f"{pair.id}: {message}", severity)


def _last_line(page: PagePair, pair: Pair) -> int:
    """Where a missing segment belongs: the line of the nearest one before it that is there."""
    line = 1
    for other in page.pairs:
        if other is pair:
            break
        if other.target:
            line = other.target.line
    return line


def soften(root: Path, problems: Iterable[Problem], rule: str) -> Iterator[Problem]:
    """Yield the problems, those of ``rule`` on an outdated segment as warnings, and none of them on
    one that is still in the source language.

    Who changes the original is asked for nothing in the translation; a translator still sees them.
    Raises ``CannotRun`` where a page cannot be read.
    """
    problems = list(problems)
    outdated: set[tuple[str, int]] = set()
    originals: set[tuple[str, int]] = set()
    if any(problem.rule == rule for problem in problems):
        for page in page_pairs(root):
            originals.update((page.target.path, each.line) for each in page.waiting)
            outdated.update(
                (page.target.path, pair.target.line)
                for pair in page.pairs
                if pair.target and pair.state == "outdated" and pair.recorded
            )
    for problem in problems:
        place = (problem.path, problem.line)
        if problem.rule != rule:
            yield problem
        elif place not in originals:
            yield replace(problem, severity="warning") if place in outdated else problem
