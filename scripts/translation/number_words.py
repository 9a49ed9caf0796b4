"""Which numbers does a text write in words?"""

import re
from collections.abc import Iterator
from functools import cache

_SMALL = {
    "fr": (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize",
        "vingt trente quarante cinquante soixante",
    ),
    "en": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
}
_MORE = {
    "fr": {
        "une": 1, "septante": 70, "nonante": 90, "vingts": 20,
        "cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6,
    },
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6},
}  # fmt: skip
# Not parts of a compound, and a number only beside one in the other language.
_ALONE = {
    "fr": {
        "premier": 1, "première": 1, "deuxième": 2, "deuxièmes": 2, "second": 2, "seconde": 2,
        "double": 2,
        "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8,
        "neuvième": 9, "dixième": 10, "douzaine": 12, "dizaine": 10, "vingtaine": 20,
        "trentaine": 30,
        "centaine": 100, "millier": 1000, "triple": 3, "tiers": 3, "quart": 4, "quarts": 4,
    },
    "en": {
        "first": 1, "second": 2, "both": 2, "twice": 2, "double": 2, "two-fold": 2, "third": 3,
        "thirds": 3,
        "thrice": 3, "triple": 3, "threefold": 3, "fourth": 4, "quarter": 4, "quarters": 4,
        "fifth": 5,
        "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "dozen": 12, "score": 20,
    },
}  # fmt: skip


def numbers(text: str, language: str) -> Iterator[tuple[int, bool]]:
    """Yield each number written in words, and whether it is a plain cardinal above one.

    *un*, *one*, ordinals and the like are no such cardinals: languages differ too much in their use.
    """
    if language not in _SMALL:
        return
    values, pattern = _vocabulary(language)
    for run in pattern.finditer(text):
        words = [word for word in re.split(r"[\s-]+", run[0].lower()) if word in values]
        if len(words) == 1 and words[0] in _ALONE[language]:
            yield _ALONE[language][words[0]], False
        else:
            value = _value(words, values)
            yield value, value > 1


@cache
def _vocabulary(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    units, tens = (names.split() for names in _SMALL[language])
    values = {name: number for number, name in enumerate(units)}
    values |= {name: 20 + 10 * number for number, name in enumerate(tens)}
    values |= _MORE[language]
    compound = "|".join(sorted(values, key=len, reverse=True))
    alone = "|".join(sorted(_ALONE[language], key=len, reverse=True))
    join = (
        r"(?:[ -](?:et[ -](?=une?\b|onze\b))?)"
        if language == "fr"
        else r"(?:[ -]|(?<=hundred) and |(?<=thousand) and )"
    )
    run = rf"(?:{compound})\b(?:{join}(?:{compound})\b)*"
    values = _ALONE[language] | values
    return values, re.compile(rf"\b(?<!pour )(?:{run}|(?:{alone})\b)", re.I)


def _value(words: list[str], values: dict[str, int]) -> int:
    total = current = 0
    for word in words:
        value = values[word]
        if value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100:
            current = max(current, 1) * 100
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        else:
            current += value
    return total + current
