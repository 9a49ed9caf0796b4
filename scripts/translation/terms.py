"""Does a segment that is to be accepted use the terms that the glossaries agree on?

The knowledge is the glossary's: it pairs paragraphs by id, knows exemptions and renderings to avoid, and
its check is what tells them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from book.chapters import GLOSSARY
from book.languages import DOCS, SOURCE
from book.segments import Segment
from glossary.check import check
from glossary.entry import LANGUAGES
from ground.problem import CannotRun, Problem
from translation.book import PagePair
from translation.passage import Finding

Terms = Mapping[str, Sequence[Problem]]
_RULES = ("missing-equivalent", "avoided-rendering")


def agreed_terms(root: Path) -> Terms:
    """By path of a translated page, where its terms are not the agreed ones.

    Empty where the book has no glossary in both languages, or one that cannot be read: that is for
    ``check_glossary.py`` to say.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    if all((root / DOCS / language / GLOSSARY).is_file() for language in LANGUAGES):
        try:
            problems = check(root)
        except CannotRun:
            problems = []
        for problem in problems:
            if problem.rule in _RULES and not problem.path.startswith(f"{DOCS}/{SOURCE}/"):
                found[problem.path].append(problem)
    return found


def findings(terms: Terms, page: PagePair, target: Segment) -> Iterator[Finding]:
    """``missing-equivalent`` and ``avoided-rendering`` in one translated segment."""
    for problem in terms.get(page.target.path, ()):
        above = [each for each in page.target.segments if each.line <= problem.line]
        if above and max(above, key=lambda each: each.line) == target:
            yield Finding(problem.rule, problem.message, problem.severity)
