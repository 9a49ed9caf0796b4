"""How does a language write a day?"""

from datetime import date

from babel import Locale
from babel.dates import format_date


def written(day: date, locale: str) -> str:
    """A date in words, as the language writes it, its day and month not to be parted."""
    known = Locale.parse(locale.replace("-", "_"))
    return format_date(day, "long", locale=known).replace(" ", "\u00a0")
