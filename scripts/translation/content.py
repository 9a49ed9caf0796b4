"""Does a translated segment say what the original says, as far as a machine can tell?

Each rule is a module of its own. A finding is an error on a segment that is accepted for the original
as it is, a warning where the original has changed: whoever changes only the original breaks nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from book.dictionary import has_dictionary
from book.segments import Segment
from ground.message import say
from ground.problem import Problem
from translation import language, numbers, references, shape, words
from translation.book import PagePair
from translation.fingerprint import fingerprint
from translation.passage import Finding, Passages, passages
from translation.state import SAME

RULES: tuple[Callable[[Passages], Iterator[Finding]], ...] = (
    shape.level,
    shape.kind,
    references.findings,
    numbers.findings,
    words.findings,
    language.findings,
    shape.length,
)


def problems(page: PagePair) -> Iterator[Problem]:
    """What the content rules find on a page, with the severity that the states ask for."""
    translated = {segment.id: segment for segment in page.target.segments}
    for pair in page.pairs:
        if pair.source is None or pair.target is None or pair.state == "missing":
            continue
        found = findings(page, pair.source, pair.target)
        other = translated.get(pair.id)
        if found and pair.state == "moved" and other and other is not pair.target:
            found = min(found, findings(page, pair.source, other), key=_errors)
        if has_dictionary(page.locale):  # the check of prose tells, by its dictionaries
            found = [each for each in found if each.rule != language.RULE]
        severe = pair.state in SAME
        allowance = page.stamp.allowed(pair.id, fingerprint(pair.target)) if severe else None
        for each in found:
            if allowance and each.rule in allowance.rules:
                message = say(
                    "{finding} (accepted: {reason})", finding=each.message, reason=allowance.reason
                )
                each = replace(each, severity="warning", message=message)
            yield problem(page, pair.source, pair.target, each, severe)


def findings(page: PagePair, source: Segment, target: Segment) -> list[Finding]:
    """What the rules find on one segment of the original and its translation."""
    both = passages(page.key, (page.source.locale, page.locale), source, target)
    found = [finding for rule in RULES for finding in rule(both)]
    # Of what is not translated yet nobody can tell what the translation may have lost.
    if any(each.rule == language.RULE for each in found):
        return [each for each in found if each.severity == "error"]
    return found


def problem(
    page: PagePair, source: Segment, target: Segment, finding: Finding, severe: bool = True
) -> Problem:
    """A finding as a problem of the file it is in; an error only if it is one and ``severe``."""
    side, segment = (page.source, source) if finding.in_source else (page.target, target)
    severity = finding.severity if severe else "warning"
    return Problem(
        side.path, segment.line, 1, finding.rule, f"{source.id}: {finding.message}", severity
    )


def _errors(found: Iterable[Finding]) -> int:
    return sum(finding.severity == "error" for finding in found)
