"""Does a translated segment state the same numbers, units, dates and identifiers as the original?"""

import re
from collections import Counter
from collections.abc import Iterator

from ground.message import say
from translation.passage import Finding, Passages
from translation.quantity import Quantities, is_time, names_units, quantities
from translation.references import difference


def findings(both: Passages) -> Iterator[Finding]:
    """``numbers``, ``units``, ``identifiers``: not the same ones in the translation."""
    source = quantities(both.source.prose, both.source.locale)
    target = quantities(both.target.prose, both.target.locale)
    source.identifiers += Counter(both.source.code)
    target.identifiers += Counter(both.target.code)
    _settle_names(source, target)
    if source.identifiers != target.identifiers:
        yield Finding("identifiers", difference(source.identifiers, target.identifiers))
    if message := _numbers(source, target):
        yield Finding("numbers", message)
    elif message := _units(source, target, names_units(both.target.locale)):
        yield Finding("units", message)


def _settle_names(source: Quantities, target: Quantities) -> None:
    """What one language writes as a name and the other as a word with a number: *Covid-19*,
    *COVID-19*."""
    for one, other in ((source, target), (target, source)):
        for name in (one.identifiers - other.identifiers).elements():
            digits = re.sub(r"\D", "", name)
            if (other.numbers - one.numbers)[digits]:
                one.identifiers[name] -= 1
                other.numbers[digits] -= 1
        one.identifiers += Counter()
    source.numbers += Counter()
    target.numbers += Counter()


def _numbers(source: Quantities, target: Quantities) -> str:
    ours, theirs = source.numbers - target.numbers, target.numbers - source.numbers
    our_words, their_words = source.cardinals - theirs, target.cardinals - ours
    ours = ours - target.cardinals - target.others
    theirs = theirs - source.cardinals - source.others
    if ours or theirs:
        return difference(ours, theirs)
    our_words, their_words = our_words - their_words, their_words - our_words
    our_words, their_words = our_words - target.others, their_words - source.others
    # A cardinal may be worded away (*deux fois*, *twice*), but not into another one.
    return difference(our_words, their_words) if our_words and their_words else ""


def _units(source: Quantities, target: Quantities, are_named: bool) -> str:
    ours, theirs = ({unit for _, unit in side.units} for side in (source, target))
    by_number: list[dict[str, set[str]]] = [{}, {}]
    for side, found in zip((source, target), by_number, strict=True):
        for number, unit in side.units:
            found.setdefault(number, set()).add(unit)
    for number in sorted(by_number[0].keys() & by_number[1].keys()):
        if not by_number[0][number] & by_number[1][number]:
            ours, theirs = by_number[0][number], by_number[1][number]
            return say(
                "{number} has {ours} in the original, {theirs} in the translation",
                number=number,
                ours=_list(ours),
                theirs=_list(theirs),
            )
    lost = {unit for unit in ours ^ theirs if not is_time(unit)}
    if not are_named:  # a unit that is written out may be so in the translation
        lost &= source.symbols | target.symbols
    return difference(Counter(lost & ours), Counter(lost & theirs))


def _list(units: set[str]) -> str:
    return ", ".join(sorted(units))
