"""What do the content rules compare, and what do they find?"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ground.problem import Severity
from translation.book import SOURCE
from translation.plain import Plain, plain
from translation.segment import Segment


@dataclass(frozen=True)
class Finding:
    """``message`` is one sentence; ``in_source`` says that the French file is at fault, not the
    other."""

    rule: str
    message: str
    severity: Severity = "error"
    in_source: bool = False


@dataclass(frozen=True)
class Passage:
    """One side: ``plain`` is all of the segment, ``prose`` its running text only.

    Of a glossary entry the prose is the definition: labels, synonyms and forms belong to one
    language.
    """

    segment: Segment
    locale: str
    plain: Plain
    prose: str


@dataclass(frozen=True)
class Passages:
    """A French segment and its translation; ``key`` is the path of their page below both
    folders."""

    key: str
    source: Passage
    target: Passage


def passages(key: str, locale: str, source: Segment, target: Segment) -> Passages:
    """Prepare both sides alike."""
    return Passages(key, _passage(source, SOURCE), _passage(target, locale))


@lru_cache(maxsize=4096)
def _passage(segment: Segment, locale: str) -> Passage:
    whole = plain(segment.text)
    prose = whole.text
    if segment.kind == "entry":
        definition = [
            part for part in segment.text.split("\n\n")[1:] if not re.match(r"- |#", part)
        ]
        prose = plain("\n\n".join(definition)).text
    return Passage(segment, locale, whole, prose)
