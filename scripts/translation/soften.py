"""Which findings about a translation are due to French that nobody has translated yet?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ground.problem import Problem
from translation import untranslated
from translation.book import page_pairs


def soften(root: Path, problems: Iterable[Problem], rule: str) -> Iterator[Problem]:
    """Yield the problems, those of ``rule`` on an outdated segment as warnings, and none of them on
    one that is still in French.

    Who changes the French is asked for nothing in the translation; a translator still sees them.
    Raises ``CannotRun`` where a page cannot be read.
    """
    problems = list(problems)
    outdated: set[tuple[str, int]] = set()
    french: set[tuple[str, int]] = set()
    if any(problem.rule == rule for problem in problems):
        for page in page_pairs(root):
            french.update((page.target.path, each.line) for each in untranslated.french(page))
            outdated.update(
                (page.target.path, pair.target.line)
                for pair in page.pairs
                if pair.target and pair.state == "outdated" and pair.recorded
            )
    for problem in problems:
        place = (problem.path, problem.line)
        if problem.rule != rule:
            yield problem
        elif place not in french:
            yield replace(problem, severity="warning") if place in outdated else problem
