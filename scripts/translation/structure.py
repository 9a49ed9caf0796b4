"""Has a translated segment the same place in the page's outline as the French?"""

from collections.abc import Iterator

from ground.message import say
from translation.passage import Finding, Passages


def findings(both: Passages) -> Iterator[Finding]:
    """``heading-level``: a heading of another level, or a heading where the French has none."""
    source, target = both.source.segment.level, both.target.segment.level
    if source != target:
        message = say(
            "the French has {source}, the translation {target}",
            source=_named(source),
            target=_named(target),
        )
        yield Finding("heading-level", message)


def _named(level: int) -> str:
    return say("a heading of level {level}", level=level) if level else say("no heading")
