"""Where does a sentence end?

At ``.``, ``!``, ``?`` or ``…`` with whatever closes behind it, before a space and a letter that is not a small
one, whatever opens before that: the same in all languages, so that the sentences of a paragraph are counted
alike on both sides of a translation.
"""

import re
from collections.abc import Iterator

from book.words import ENDS

_END = re.compile(rf"(?<=[{ENDS}])(?:\s?[»\"'”’)\]])*\s+")
_OPENS = "«\"'“‘([ \u00a0\u202f"


def split(paragraph: str) -> list[str]:
    """The sentences of a paragraph, white space folded."""
    return [folded for part in _parts(paragraph) if (folded := " ".join(part.split()))]


def named(sentences: list[str]) -> dict[str, str]:
    """The sentences of a paragraph by what each is called within it: ``s1``, ``s2``, …"""
    return {f"s{number}": each for number, each in enumerate(sentences, 1)}


def _parts(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        first = text[end.end() :].lstrip(_OPENS)[:1]
        if first.isalpha() and not first.islower():
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]
