"""How does a language write a day?"""

from datetime import date

from babel.dates import format_date

from book.direction import cldr


def written(day: date, locale: str) -> str:
    """A date in words, as the language writes it, its day and month not to be parted; in figures where CLDR
    lacks the language."""
    if not (known := cldr(locale)):
        return day.isoformat()
    told = format_date(day, "long", locale=known).replace(" ", "\u00a0")
    # The one day that French counts, which CLDR's formats do not.
    return f"1er{told[1:]}" if known.language == "fr" and day.day == 1 else told
