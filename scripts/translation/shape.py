"""Has a translated segment the form of the original, its heading's level, and about its length?"""

from collections.abc import Iterator

from book.direction import script
from ground.message import say
from translation.passage import Finding, Passages

# English was measured to be 0.75 to 1.05 times as long as its French, other European languages 0.8 to
# 1.2; short segments vary more. A lost sentence of two or a doubled one falls outside.
_USUAL = (0.6, 1.6)
_OTHERWISE = (0.2, 1.6)  # Arabic writes no vowels, Chinese a word in a character or two
_SHORTEST = 80  # characters of the longer side


def level(both: Passages) -> Iterator[Finding]:
    """``heading-level``: a heading of another level, or a heading where the original has none."""
    source, target = both.source.segment.level, both.target.segment.level
    if source != target:
        message = say(
            "the original has {source}, the translation {target}",
            source=_named(source),
            target=_named(target),
        )
        yield Finding("heading-level", message)


def kind(both: Passages) -> Iterator[Finding]:
    """``block-kind``: another kind of block than the original, as an item of a list for a paragraph: side by side
    they would not look like the same passage."""
    source, target = both.source.segment, both.target.segment
    kinds = _kinds()
    if source.kind != target.kind and {source.kind, target.kind} <= kinds.keys():
        message = say(
            "the original has {source}, the translation {target}",
            source=kinds[source.kind],
            target=kinds[target.kind],
        )
        yield Finding("block-kind", message)


def _kinds() -> dict[str, str]:
    """What a block is called, of those that are no heading."""
    return {
        "paragraph": say("a paragraph"),
        "item": say("an item of a list"),
        "row": say("a row of a table"),
        "title": say("a title of a note"),
        "html": say("a block of HTML"),
    }


def _named(level: int) -> str:
    return say("a heading of level {level}", level=level) if level else say("no heading")


def length(both: Passages) -> Iterator[Finding]:
    """``length``: far outside the usual ratio."""
    source, target = (len(" ".join(side.prose.split())) for side in (both.source, both.target))
    if max(source, target) < _SHORTEST:
        return
    low, high = _USUAL if script(both.target.locale) == "Latn" else _OTHERWISE
    if not low * source <= target <= high * source:
        message = say(
            "{target} characters for {source} in the original: is something lost or added?",
            target=target,
            source=source,
        )
        yield Finding("length", message, "warning")
