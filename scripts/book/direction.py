"""In which language and direction is a text, how does HTML say so, and what is it called in another?"""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


def attribute(locale: str) -> str:
    """What ``<html>`` says of its direction, with a space before it: nothing from left to right."""
    return ' dir="rtl"' if direction(locale) == "rtl" else ""


@cache
def direction(locale: str) -> str:
    """``rtl`` or ``ltr``, as CLDR says for ``locale`` (BCP 47); ``ltr`` for a language it lacks."""
    known = cldr(locale)
    return known.text_direction if known else "ltr"


def script(locale: str) -> str:
    """The script that a language is written in, as ISO 15924 calls it: ``Latn``."""
    language, *parts = locale.split("-")
    likely = str(get_global("likely_subtags").get(language, "")).split("_")
    return next((part for part in (*parts, *likely) if len(part) == 4), "Latn")


@cache
def named(locale: str, language: str) -> str:
    """What the ``language`` calls the language ``locale``, as CLDR says; its code where that does not know."""
    known, reader = cldr(locale), cldr(language)
    return (known and reader and known.get_display_name(reader)) or locale


def cldr(locale: str) -> Locale | None:
    """What CLDR knows of the language ``locale`` (BCP 47); None where it lacks it."""
    try:
        return Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def foreign(locale: str, page: str) -> dict[str, str]:
    """The attributes of a text in ``locale`` on a page in the language ``page``: its language, and
    its direction where the page has another; none where both are the same language."""
    if locale == page:
        return {}
    turned = direction(locale) != direction(page)
    return {"lang": locale, **({"dir": direction(locale)} if turned else {})}


def phrase(html: str, attributes: Mapping[str, str]) -> str:
    """A phrase that carries the ``lang`` and ``dir`` given, if any are."""
    said = told(attributes)
    return f"<span{said}>{html}</span>" if said else html


def told(attributes: Mapping[str, str]) -> str:
    """The ``lang`` and ``dir`` given, if any are, as they stand in a tag, with a space before each."""
    return "".join(
        f' {name}="{attributes[name]}"' for name in ("lang", "dir") if name in attributes
    )
