"""Where does a text use which term?

Texts and forms are cut into tokens, runs of letters or of digits, and the forms are kept in a trie
over tokens: a text is read once whatever the number of terms. A form matches whatever case, typing
of accents (NFC, NFD), apostrophe or space is used; hyphen, space and nothing at all between letters
and digits are alike (``T-65``, ``T 65``, ``T65``). A token typed in capitals (``CAR``) matches
capitals only, as French ``ici`` and English ``car`` are words of their own. A match never begins or
ends inside a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from book.words import MARKS

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})
_MARKS = f"{MARKS}\u00ad"  # and soft hyphens: part of the word they stand in
# What Arabic and Hebrew write or leave out as they please: vowels, a lengthened line.
_OPTIONAL = re.compile("[\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad]")
_TOKEN = re.compile(rf"[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_]*)*|\d+")
_JOIN = re.compile("[\\s\u200b\u2060]*|[-\u2010\u2011'\u2019\u02bc]")
_HYPHENS = "-\u2010\u2011"
_TERM = ""  # the key under which a node keeps its term: no token is empty


class Match(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text name the term of this id."""

    start: int
    end: int
    id: str


class _Token(NamedTuple):
    start: int
    end: int
    keys: tuple[str, ...]  # the keys of a trie node that this token satisfies


@lru_cache(maxsize=50_000)  # a book repeats its words
def _keys(word: str) -> tuple[str, ...]:
    """The keys of a trie node that a word satisfies: no folded word begins with ``^``."""
    plain = unicodedata.normalize("NFC", _OPTIONAL.sub("", word))
    folded = plain.translate(LIGATURES).casefold()
    return (f"^{plain}", folded) if plain.isupper() else (folded,)


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.start(), found.end(), _keys(found[0])) for found in _TOKEN.finditer(text)]


class TermIndex:
    """The forms of many terms, ready to be looked for in texts."""

    def __init__(self, forms: Iterable[tuple[str, str]], *, capitals: bool = True) -> None:
        """Take pairs of form and id; of two ids with one form the first keeps it.

        Without ``capitals``, forms typed in capitals match any case too.
        """
        self._root: dict = {}
        for form, identifier in forms:
            node = self._root
            for token in _tokens(form):
                node = node.setdefault(token.keys[0 if capitals else -1], {})
            if node is not self._root:
                node.setdefault(_TERM, identifier)

    def every(self, text: str) -> Iterator[Match]:
        """Yield every use of every term, also those inside or across a longer one."""
        tokens = _tokens(text)
        for position in range(len(tokens)):
            yield from self._matches(text, tokens, position)

    def longest(self, text: str) -> Iterator[Match]:
        """Yield the uses from left to right, the longest at each place, none overlapping."""
        tokens, done = _tokens(text), 0
        for position, token in enumerate(tokens):
            if token.start >= done and (matches := self._matches(text, tokens, position)):
                yield matches[-1]
                done = matches[-1].end

    def _matches(self, text: str, tokens: list[_Token], position: int) -> list[Match]:
        """The matches that begin at this token, the shortest first."""
        found: list[Match] = []
        start = end = tokens[position].start
        nodes = [self._root]
        while position < len(tokens):
            token = tokens[position]
            nodes = [node[key] for node in nodes for key in token.keys if key in node]
            if not nodes or (end > start and not _JOIN.fullmatch(text, end, token.start)):
                break
            end, position = token.end, position + 1
            named = next((node[_TERM] for node in nodes if _TERM in node), None)
            if named and _ends(text, end, abbreviation=text[start:end].isupper()):
                found.append(Match(start, end, named))
        return found if found and _begins(text, start) else []


def _wordy(text: str, position: int) -> bool:
    if not 0 <= position < len(text):
        return False
    return (
        text[position].isalnum()
        or text[position] == "_"
        or bool(unicodedata.combining(text[position]))
    )


def _begins(text: str, start: int) -> bool:
    """No word begins behind a hyphen: the *levain* of *demi-levain* is another word."""
    hyphen = start > 0 and text[start - 1] in _HYPHENS
    return not _wordy(text, start - 2 if hyphen else start - 1)


def _ends(text: str, end: int, abbreviation: bool) -> bool:
    """*yeast-raised* does name yeast, *T-beam* names no type T."""
    hyphen = abbreviation and text[end : end + 1] in tuple(_HYPHENS)
    return not _wordy(text, end + 1 if hyphen else end)
