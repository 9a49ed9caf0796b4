"""Which dates and clock times does a text name?

Each language writes them its own way: ``3 mars 2024`` and ``March 3, 2024`` are one date, ``14 h
30`` and ``2:30 p.m.`` one time. Numeric dates: day first, in English (American)
month first.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

MONTHS = {
    "fr": (
        r"janv(?:ier|\.)|févr(?:ier|\.)|mars|avr(?:il|\.)|mai|"
        r"juin|juil(?:let|\.)|août|"
        r"sept(?:embre|\.)|oct(?:obre|\.)|nov(?:embre|\.)|déc(?:embre|\.)"
    ),
    "en": (
        r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|"
        r"June?|July?|Aug(?:ust|\.)?|"
        r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    ),
    "es": (
        r"ene(?:ro|\.)|feb(?:rero|\.)|mar(?:zo|\.)|abr(?:il|\.)|mayo|"
        r"junio|julio|ago(?:sto|\.)|"
        r"sept(?:iembre|\.)|oct(?:ubre|\.)|nov(?:iembre|\.)|dic(?:iembre|\.)"
    ),
}
_RANGE = r"(?:\s*[-–—/]\s*|\s+(?:au|à|et|to|and|through|al|a|y)\s+)"
_DAY = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|º)?"
_TO = r"(?P<to>\d{1,2})(?:er|st|nd|rd|th|º)?"
_COMMA = r"(?:\s*+,)?+\s++"
_YEAR = rf"(?:{_COMMA}(?:de |del )?(?P<year>\d{{4}})(?!\d))?"
_ISO = re.compile(r"(?<![\d/-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/])")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-4])(?:\s?[hH]\s?(?P<a>[0-5]\d)(?!\d)|:(?P<b>[0-5]\d)(?![\d:]))"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_HALF = re.compile(r"(?<![\d:])(?P<hour>1[0-2]|\d)\s?(?P<half>[ap])\.?m\b\.?", re.I)


def take(text: str, language: str) -> tuple[str, list[str]]:
    """Return the text with its dates blanked out, and the dates as ``2024-03-03``, ``2024-03`` or
    ``--03-03``.

    A clock time is ``14:30``, or ``14 h`` where the text gives a whole hour.
    """
    found: list[str] = []

    def blank(make: Callable[[re.Match[str]], Iterator[str]]) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            found.extend(make(match))
            return " " * len(match[0])

        return replace

    def slashed(match: re.Match[str]) -> Iterator[str]:
        first, second = int(match[1]), int(match[3])
        american = (language == "en" and match[2] == "/" and first <= 12) or second > 12
        day, month = (second, first) if american else (first, second)
        yield f"{match[4]}-{month:02}-{day:02}"

    def clock(match: re.Match[str]) -> Iterator[str]:
        minutes = match["a"] or match["b"]
        yield _hour(match) + (f":{minutes}" if int(minutes) else " h")

    text = _ISO.sub(blank(lambda m: iter([m[0]])), text)
    text = _SLASHED.sub(blank(slashed), text)
    for pattern, months in _patterns(language):
        text = pattern.sub(blank(partial(_named, months=months)), text)
    text = _CLOCK.sub(blank(clock), text)
    return _HALF.sub(blank(lambda m: iter([_hour(m) + " h"])), text), found


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], list[re.Pattern[str]]]]:
    """What finds a date with the name of a month, and each month's names in their order."""
    if language not in MONTHS:
        return []
    names = MONTHS[language]
    month = rf"\b(?P<month>{names})(?!\w)"
    dates = [rf"\b{_DAY}(?:{_RANGE}{_TO})?\s+(?:de |of )?{month}{_YEAR}"]
    if language == "en":
        dates.append(rf"{month}\s+{_DAY}(?:{_RANGE}{_TO})?(?!\d){_YEAR}")
    dates.append(rf"{month}{_COMMA}(?:de |del )?(?P<year>\d{{4}})(?!\d)")
    flags = 0 if language == "en" else re.I
    months = [re.compile(name, flags) for name in re.split(r"\|(?![^()]*\))", names)]
    return [(re.compile(date, flags), months) for date in dates]


def _named(match: re.Match[str], months: list[re.Pattern[str]]) -> Iterator[str]:
    number = next(n for n, name in enumerate(months, 1) if name.fullmatch(match["month"]))
    parts = match.groupdict()
    year = parts.get("year") or "-"
    if not parts.get("day"):
        yield f"{year}-{number:02}"
        return
    for day in (parts["day"], parts.get("to")):
        if day:
            yield f"{year}-{number:02}-{int(day):02}"


def _hour(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return str(hour)
