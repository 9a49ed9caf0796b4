"""Where does a sentence end?

At ``.``, ``!``, ``?`` or ``…`` with whatever closes behind it, before a space and a letter that is not a small
one, whatever opens before that: the same in all languages, so that the sentences of a paragraph are counted
alike on both sides of a translation.
"""

import re

from book.words import ENDS

_END = re.compile(rf"(?<=[{ENDS}])(?:\s?[»\"'”’)\]])*\s+")
_OPENS = "«\"'“‘([ \u00a0\u202f"


def split(paragraph: str) -> list[str]:
    """The sentences of a paragraph, white space folded."""
    parts, start = list[str](), 0
    for end in _END.finditer(paragraph):
        first = paragraph[end.end() :].lstrip(_OPENS)[:1]
        if first.isalpha() and not first.islower():
            parts.append(paragraph[start : end.end()])
            start = end.end()
    parts.append(paragraph[start:])
    return [folded for part in parts if (folded := " ".join(part.split()))]


def named(paragraph: str, text: str) -> dict[str, str]:
    """The sentences of the ``text`` of a ``paragraph`` with this id by name: ``id.s1``, ``id.s2``, …"""
    return {f"{paragraph}.s{number}": each for number, each in enumerate(split(text), 1)}
