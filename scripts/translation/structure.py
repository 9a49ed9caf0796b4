"""Has a translated segment the same place in the page's outline as the French?"""

from collections.abc import Iterator

from translation.passage import Finding, Passages


def findings(both: Passages) -> Iterator[Finding]:
    """``heading-level``: a heading of another level, or a heading where the French has none."""
    source, target = both.source.segment.level, both.target.segment.level
    if source != target:
        yield Finding(
            "heading-level", f"the French has {_named(source)}, the translation {_named(target)}"
        )


def _named(level: int) -> str:
    return f"a heading of level {level}" if level else "no heading"
