"""Which numbers, with which units, and which identifiers does a text state?

Numbers are read by the conventions of their language: ``12,5 %`` and ``1 000`` in French, ``12.5%``
and ``1,000`` in English (CLDR, number symbols). A no-break space groups digits in any language (ISO
80000-1).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

from translation import dates, number_words

_NARROW = "\u00a0\u202f\u2009"
# What may group digits, and begin decimals, where it is more than CLDR says.
_CONVENTIONS = {
    "fr": (rf"[ {_NARROW}]", "[,.]"),
    "es": (rf"[. {_NARROW}]", ","),
    "it": (rf"[. {_NARROW}]", ","),
    "pt": (rf"[. {_NARROW}]", ","),
}
_SCALES = {
    "fr": {"mille": 3, "million": 6, "milliard": 9, "billion": 12},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
# A unit that may not be lost in translation.
_UNITS = {
    "%": "%|pour ?cent|per ?cent|percent|por ciento", "‰": "‰",
    "kg": "kg|kilogrammes?|kilograms?|kilos?", "mg": "mg|milligrammes?|milligrams?",
    "g": "g|grammes?|grams?",
    "µg": "[µμ]g|mcg|microgrammes?|micrograms?", "ng": "ng|nanogrammes?|nanograms?",
    "ml": "m[lL]|millilitres?|milliliters?", "dl": "d[lL]|décilitres?|deciliters?",
    "l": "[lL]|litres?|liters?",
    "km": "km|kilomètres?|kilomet(?:er|re)s?", "cm": "cm|centimètres?|centimet(?:er|re)s?",
    "mm": "mm|millimètres?|millimet(?:er|re)s?",
    "µm": "[µμ]m|micromètres?|micromet(?:er|re)s?|microns?", "nm": "nm",
    "m²": "m²|m2|mètres? carrés?|square met(?:er|re)s?", "m": "m|mètres?|met(?:er|re)s?",
    "Gy": "Gy|grays?", "cGy": "cGy", "mSv": "mSv|millisieverts?", "mmHg": "mm ?Hg", "Hz": "Hz",
    "mmol": "mmol|millimoles?", "IU": "UI|IU", "kcal": "kcal",
    "°C": "° ?C|degrés Celsius|degrees Celsius", "°F": "° ?F", "€": "€|euros?", "$": r"\$|dollars?",
    "MB": "Mo|MB|mégaoctets?|megabytes?", "kB": "[Kk]o|[kK]B|kilooctets?|kilobytes?",
    "GB": "Go|GB|gigaoctets?|gigabytes?",
}  # fmt: skip
# A unit of time may be understood: *âgé de 65 ans*, *aged 65*. It may not be another one.
_TIMES = {
    "h": "h|heures?|hours?|hrs?|horas?", "min": "min|minutes?|minutos?",
    "s": "secondes?|seconds?|segundos?",
    "day": "jours?|days?|días?", "week": "semaines?|weeks?|semanas?",
    "month": "mois|months?|meses|mes",
    "year": "ans?|années?|years?|yrs?|años?",
}  # fmt: skip
_ALL = {**_UNITS, **_TIMES}
_SYMBOL = 3  # letters at most; a name has more
_UNIT = "|".join(f"(?:{names})" for names in _ALL.values())
_AFTER = re.compile(
    rf"[\s-]?(?:de |d['’])?(?P<unit>{_UNIT})(?:/(?P<per>{_UNIT}|j|jour|day|d|sem))?(?![\w²³])"
)
_PREFIX = re.compile(r"[$€]\s?$")
_IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/\S*\w|(?<!\w)\d+(?:\.\d+){2,}(?!\w)"
    # Letters that no digit follows are taken too, so that each is looked at once.
    r"|(?<!\w)(?:[a-z]?+[A-Z]++[a-zα-ω]?+-?+)++(?:\d\w*\+?)?"
)
_CENTURY = re.compile(r"\b(?P<roman>[IVX]+)(?=(?:ᵉ|e|er)\b\s+siècle)")
_STAGE = re.compile(r"(?<=\b)(?:phases?|stades?|stages?|grades?|types?)\s(?P<roman>[IVX]+)\b", re.I)
_SMALL_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SUPERSCRIPT = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@dataclass
class Quantities:
    """``numbers`` in digits, canonical; ``units`` the (number, unit) pairs, ``symbols`` the units that were not
    written out; ``cardinals`` and ``others`` the numbers written in words, the latter ordinals and the like;
    ``identifiers`` as ``T-65``."""

    numbers: Counter[str] = field(default_factory=Counter)
    units: Counter[tuple[str, str]] = field(default_factory=Counter)
    symbols: set[str] = field(default_factory=set)
    cardinals: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[str] = field(default_factory=Counter)


def quantities(text: str, locale: str) -> Quantities:
    """Read the quantities of plain text in the language ``locale`` (BCP 47)."""
    language = locale.split("-")[0]
    result = Quantities()
    for value, cardinal in number_words.numbers(text, language):
        (result.cardinals if cardinal else result.others)[str(value)] += 1
    text = text.translate(_SMALL_DIGITS)
    if not re.search(r"\d|[IVX]", text):
        return result
    text = _SUPERSCRIPT.sub(lambda m: "^" + m[0].translate(_RAISED), text)
    text = _CENTURY.sub(lambda m: str(_roman(m["roman"])), text)
    text = _STAGE.sub(
        lambda m: m[0].replace(m["roman"], str(_roman(m["roman"])).rjust(len(m["roman"]))), text
    )
    text, named = dates.take(_identifiers(text, result), language)
    for date in named:
        number, _, unit = date.partition(" ")
        result.numbers[number] += 1
        if unit:
            result.units[number, unit] += 1
    _numbers(text, language, result)
    return result


def names_units(locale: str) -> bool:
    """Is it known how the language writes units out?"""
    return locale.split("-")[0] in _SCALES


def is_time(unit: str) -> bool:
    """Is it a unit of time, which a language may leave out?"""
    return unit in _TIMES


def _identifiers(text: str, result: Quantities) -> str:
    def take(match: re.Match[str]) -> str:
        if not re.search(r"\d", match[0]):
            return match[0]
        result.identifiers[match[0].upper()] += 1
        return " " * len(match[0])

    return _IDENTIFIER.sub(take, text)


def _numbers(text: str, language: str, result: Quantities) -> None:
    pattern, scales = _number(language)
    for match in pattern.finditer(text):
        digits = re.sub(r"\D", "", match["whole"]) or "0"
        value = Decimal(f"{digits}.{match['part'] or 0}")
        if match["scale"]:
            value = value.scaleb(scales[match["scale"]])
        name = format(value.normalize() if value else Decimal(0), "f")
        before = text[max(match.start() - 3, 0) : match.start()]  # as long as what is looked for
        if re.search(r"(?:^|[\s(])[-−]$", before):
            name = "-" + name
        result.numbers[name] += 1
        if prefix := _PREFIX.search(before):
            result.units[name, _canonical(prefix[0].strip())] += 1
        elif after := _AFTER.match(text, match.end()):
            per = f"/{_canonical(after['per'])}" if after["per"] else ""
            unit = _canonical(after["unit"]) + per
            result.units[name, unit] += 1
            if len(after["unit"]) <= _SYMBOL:
                result.symbols.add(unit)


@cache
def _number(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    group, decimal = _CONVENTIONS.get(language) or _separators(language)
    scales = _SCALES.get(language, {})
    whole = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+|(?=\.\d)"
    scale = rf"(?:[\s-](?P<scale>{'|'.join(scales) or '(?!)'})s?\b)?"
    return re.compile(rf"(?<!\d)(?P<whole>{whole})(?:{decimal}(?P<part>\d+))?{scale}"), scales


def _separators(language: str) -> tuple[str, str]:
    """What parts thousands, and what the whole from its parts, by CLDR, whichever digits are used."""
    try:
        systems = list(Locale.parse(language, sep="-").number_symbols.values())
    except (UnknownLocaleError, ValueError):
        systems = []
    groups = {each["group"] for each in systems if "group" in each} or {" "}
    decimals = {each["decimal"] for each in systems if "decimal" in each} or {",", "."}
    if any(map(str.isspace, groups)):
        groups.add(" ")
    group, decimal = (re.escape("".join(sorted(each))) for each in (groups, decimals))
    return f"[{_NARROW}{group}]", f"[{decimal}]"


@cache
def _canonical(unit: str) -> str:
    if unit in ("j", "jour", "d"):
        return "day"
    for name, names in _ALL.items():
        if re.fullmatch(names, unit):
            return name
    return unit


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in text.upper()]
    return sum(-v if any(w > v for w in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
