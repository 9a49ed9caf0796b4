"""Has a translated segment the level of the French heading, and about the length of the French?"""

from collections.abc import Iterator

from ground.message import say
from translation.passage import Finding, Passages

# English is 0.75 to 1.05 times as long as the French in this book, other European languages 0.8 to
# 1.2; short segments vary more. A lost sentence of two or a doubled one falls outside.
_USUAL = (0.6, 1.6)
_SHORTEST = 80  # characters of the longer side


def level(both: Passages) -> Iterator[Finding]:
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


def length(both: Passages) -> Iterator[Finding]:
    """``length``: far outside the usual ratio."""
    source, target = (len(" ".join(side.prose.split())) for side in (both.source, both.target))
    if max(source, target) < _SHORTEST:
        return
    low, high = _USUAL
    if not low * source <= target <= high * source:
        message = say(
            "{target} characters for {source} in French: is something lost or added?",
            target=target,
            source=source,
        )
        yield Finding("length", message, "warning")
