"""How is a term said, in letters?

As it is typed, ``im-yuh-**nol**-uh-jee``: small letters, which screen readers do not spell out, hyphens
between syllables, asterisks around the one that is stressed.
"""

import re
import unicodedata

_STRESSED = re.compile(r"\*\*(.+?)\*\*")
_SYLLABLE = re.compile(r"[^-*]+|\*\*[^-*]+\*\*")


def is_spelled(text: str) -> bool:
    """Is every word of it written so?"""
    return all(map(_is_word, text.split(" ")))


def in_capitals(text: str) -> str:
    """The same as plain text, with the stressed syllable in capitals, as in a dictionary."""
    return _STRESSED.sub(lambda stressed: stressed[1].upper(), text)


def _is_word(word: str) -> bool:
    syllables = word.split("-")
    return (
        all(_SYLLABLE.fullmatch(each) for each in syllables)
        and sum("*" in each for each in syllables) <= 1
        and all(map(_is_small, word.replace("-", "").replace("*", "")))
    )


def _is_small(letter: str) -> bool:
    """Is it a letter, or a mark upon one, and no capital?"""
    category = unicodedata.category(letter)
    return category[0] in "LM" and category not in ("Lu", "Lt")
