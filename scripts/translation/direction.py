"""In which direction is a language written?"""

from babel import Locale, UnknownLocaleError


def attribute(locale: str) -> str:
    """What ``<html>`` says of its direction, with a space before it: nothing from left to right."""
    return ' dir="rtl"' if direction(locale) == "rtl" else ""


def direction(locale: str) -> str:
    """``rtl`` or ``ltr``, as CLDR says for ``locale`` (BCP 47); ``ltr`` for a language it lacks."""
    try:
        return Locale.parse(locale, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
