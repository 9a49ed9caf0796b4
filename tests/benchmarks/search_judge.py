"""How good are the answers of a search? Judged queries of the live book, and the measures.

A case is a query with its targets: ``best`` ones and others worth ``also`` finding; a case with no
target is about nothing in the book. A target is ``slug`` (anywhere on the page) or
``slug#fragment``, as ``glossaire#ici``, the slug without language, ``.html`` or slashes at its ends.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "search"


@dataclass(frozen=True)
class Case:
    """One judged query."""

    language: str
    category: str
    query: str
    best: tuple[str, ...]
    also: tuple[str, ...]


def cases(language: str, folder=CASES) -> list[Case]:
    """The judged queries of a language."""
    categories = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
    return [
        Case(language, category, each["query"], tuple(each["best"]), tuple(each.get("also", ())))
        for category, queries in categories.items()
        for each in queries
    ]


def success(case: Case, found: Sequence[str], at: int) -> float:
    """1 if a target is among the first ``at`` results, or if there rightly are none; else 0."""
    if not case.best:
        return float(not found)
    return float(any(_gain(case, each) for each in found[:at]))


def ndcg(case: Case, found: Sequence[str], at: int = 10) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): 2 for a best target, 1
    for another, each counted where it is first found."""
    if not case.best:
        return float(not found)
    seen: set[str] = set()
    gains = []
    for each in found[:at]:
        hit = next((t for t in (*case.best, *case.also) if _hits(t, each)), None)
        gains.append(0 if hit is None or hit in seen else _gain(case, each))
        seen.add(hit)
    ideal = ([2] * len(case.best) + [1] * len(case.also))[:at]
    return _discounted(gains) / _discounted(ideal)


def scores(
    judged: Sequence[tuple[Case, Sequence[str]]], measure: Callable[[Case, Sequence[str]], float]
) -> dict[str, float]:
    """The mean of a measure by category, and over all as ``all``."""
    values: dict[str, list[float]] = {}
    for case, found in judged:
        for name in (case.category, "all"):
            values.setdefault(name, []).append(measure(case, found))
    return {name: sum(each) / len(each) for name, each in values.items()}


def _hits(wanted: str, found: str) -> bool:
    return wanted == (found if "#" in wanted else found.split("#")[0])


def _gain(case: Case, found: str) -> int:
    if any(_hits(each, found) for each in case.best):
        return 2
    return int(any(_hits(each, found) for each in case.also))


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))
