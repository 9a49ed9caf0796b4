"""Where does a text use which term?

Texts and forms are cut into tokens, runs of letters or of digits, and the forms are kept in a trie
over tokens: a text is read once whatever the number of terms. A form matches whatever case, typing
of accents (NFC, NFD), apostrophe or space is used; hyphen, space and nothing at all between letters
and digits are alike (``PD-1``, ``PD 1``, ``PD1``). A token typed in capitals (``ICI``) matches
capitals only, as French ``ici`` and English ``car`` are words of their own. A match never begins or
ends inside a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.order import LIGATURES

_MARKS = "\u0300-\u036f\u00ad"  # combining accents, soft hyphen: part of the word they stand in
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


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFC", word.replace("\u00ad", ""))
    return plain.translate(LIGATURES).casefold()


def _capitals(word: str) -> str:
    """The key of a word in capitals: no folded word begins with ``^``."""
    return "^" + unicodedata.normalize("NFC", word)


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        word = found[0]
        keys = (_capitals(word), _fold(word)) if word.isupper() else (_fold(word),)
        tokens.append(_Token(found.start(), found.end(), keys))
    return tokens


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
        for _, matches in self._by_start(text):
            yield from matches

    def longest(self, text: str) -> Iterator[Match]:
        """Yield the uses from left to right, the longest at each place, none overlapping."""
        done = 0
        for start, matches in self._by_start(text):
            if start >= done and matches:
                yield matches[-1]
                done = matches[-1].end

    def _by_start(self, text: str) -> Iterator[tuple[int, list[Match]]]:
        tokens = _tokens(text)
        for position, token in enumerate(tokens):
            if any(key in self._root for key in token.keys) and _begins(text, token.start):
                yield token.start, self._matches(text, tokens, position)

    def _matches(self, text: str, tokens: list[_Token], position: int) -> list[Match]:
        """The matches that begin at this token, the shortest first."""
        start, end = tokens[position].start, tokens[position].start
        nodes, found = [self._root], []
        for token in tokens[position:]:
            if end > start and not _JOIN.fullmatch(text, end, token.start):
                break
            nodes = [node[key] for node in nodes for key in token.keys if key in node]
            if not nodes:
                break
            end = token.end
            named = next((node[_TERM] for node in nodes if _TERM in node), None)
            if named and _ends(text, end, abbreviation=text[start:end].isupper()):
                found.append(Match(start, end, named))
        return found


def _wordy(text: str, position: int) -> bool:
    if not 0 <= position < len(text):
        return False
    return (
        text[position].isalnum()
        or text[position] == "_"
        or bool(unicodedata.combining(text[position]))
    )


def _begins(text: str, start: int) -> bool:
    """No word begins behind a hyphen: the *antigène* of *néo-antigène* is another word."""
    hyphen = start > 0 and text[start - 1] in _HYPHENS
    return not _wordy(text, start - 2 if hyphen else start - 1)


def _ends(text: str, end: int, abbreviation: bool) -> bool:
    """*chemotherapy-induced* does name chemotherapy, *RT-PCR* names no radiotherapy."""
    hyphen = abbreviation and text[end : end + 1] in tuple(_HYPHENS)
    return not _wordy(text, end + 1 if hyphen else end)
