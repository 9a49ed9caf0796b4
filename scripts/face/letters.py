"""What is the book's face called, which characters does it hold, and which languages does it serve?

What French and English are written with (Latin-1, œ, Œ, Ÿ), their punctuation, and the few signs
that a text about numbers or keys needs. A language in another script declares ``face: system``.
"""

from collections.abc import Mapping
from typing import Any

from ground.message import say
from ground.problem import CannotRun

FAMILY = "Book Serif"
UPRIGHT, ITALIC, LICENCE = "book-serif.woff2", "book-serif-italic.woff2", "OFL.txt"

_ASCII = {chr(code) for code in range(0x20, 0x7F)}
_LATIN_1 = {chr(code) for code in range(0xA0, 0x100)} - {"\u00ad"}  # the soft hyphen is never drawn
_FRENCH = set("ŒœŸ")
_NAMES = set("Łł")  # of people and places, in the languages that meet most often
_SPACES = {"\u2009", "\u202f"}
_PUNCTUATION = set("‐–—‘’‚“”„†‡•…‹›")
_SIGNS = set("‰′″€™←↑→↓−≈≤≥")

LETTERS = frozenset(_ASCII | _LATIN_1 | _FRENCH | _NAMES | _SPACES | _PUNCTUATION | _SIGNS)
# What a browser, and a reader of EPUB or PDF, acts upon or takes from elsewhere, and never draws.
NOT_DRAWN = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff")


def is_served(language: Mapping[str, Any]) -> bool:
    """Is a language, as ``mkdocs.yml`` describes it, set in the book's face?

    ``extra: {face: system}`` leaves it to the reader's own fonts, which know its script. Raises
    ``CannotRun`` where it says anything else.
    """
    face = (language.get("extra") or {}).get("face", "book")
    if face not in ("book", "system"):
        reason = say(
            "face of {locale!r} is {face}: write `system`, or no `face`",
            locale=language.get("locale"),
            face=repr(face),
        )
        raise CannotRun(reason, "mkdocs.yml")
    return face == "book"
