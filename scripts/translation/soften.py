"""Which findings about a translation are due to a change in French alone?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from checking.problem import Problem
from translation.book import page_pairs


def soften(root: Path, problems: Iterable[Problem], rule: str) -> Iterator[Problem]:
    """Yield the problems, those of ``rule`` on an outdated segment as warnings.

    Who changes the French is asked for nothing in the translation; a translator still sees them.
    Raises ``CannotRun`` where a page cannot be read.
    """
    problems = list(problems)
    outdated = set()
    if any(problem.rule == rule for problem in problems):
        outdated = {
            (page.target.path, pair.target.line)
            for page in page_pairs(root)
            for pair in page.pairs
            if pair.target and pair.state == "outdated" and pair.recorded
        }
    for problem in problems:
        behind = problem.rule == rule and (problem.path, problem.line) in outdated
        yield replace(problem, severity="warning") if behind else problem
