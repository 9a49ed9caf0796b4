"""Which words does no dictionary know, and in which language does a passage seem to be?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from book.dictionary import dictionary, has_dictionary
from book.passages import Passage
from book.words import ENDS
from ground.message import say
from ground.problem import Problem
from prose.american import american
from prose.document import Document, named
from prose.word_list import WORD, WordList

_LONGEST = 200  # letters that are still worth asking about
_PIECE = 6  # as many words as hyphens join to one that a dictionary or the glossary has
_SENTENCE = re.compile(rf"\S(?:[^{ENDS}]|[{ENDS}](?!\s))*[{ENDS}]*")


class Spelling:
    """Judges documents by the dictionaries, the glossaries' names and the list of words that are allowed.

    ``names`` holds the words of the glossary of each of the book's languages that has a dictionary.
    """

    def __init__(self, names: Mapping[str, frozenset[str]], allowed: WordList) -> None:
        self._names = names
        self._allowed = allowed
        self.knows = cache(self._knows)  # a book repeats its words

    def problems(self, document: Document) -> Iterator[Problem]:
        """Rules ``unknown-word``, and ``wrong-language`` of a passage or, if not of all, a sentence."""
        for passage in document.passages:
            parts = [(passage.text, passage.offsets)]
            if not self._other_language(document, passage, *parts[0]):
                parts = [
                    (each[0], passage.offsets[each.start() : each.end()])
                    for each in _SENTENCE.finditer(passage.text)
                ]
            for text, offsets in parts:
                if other := self._other_language(document, passage, text, offsets):
                    message = say(
                        "{passage} is in another language than the page: {other}, not {own}: {words!r}",
                        passage=named(passage),
                        other=other,
                        own=document.locales[0],
                        words=" ".join(text.split())[:60],
                    )
                    yield document.problem(offsets[0], "wrong-language", message)
                    continue
                for word, offset, locales in self._words(document, text, offsets):
                    if locales and not any(self.accepts(word, locale) for locale in locales):
                        message = _unknown(word, locales)
                        yield document.problem(offset, "unknown-word", message)

    def accepts(self, word: str, locale: str) -> bool:
        """Is the word known in the language, or in the list of words that are allowed? What is written in capitals
        may be of any language of the book: PDF."""
        return (
            self.knows(word, locale)
            or self._allowed.accepts(word)
            or self._allowed.accepts(dictionary(locale).core(word))
            or (word.isupper() and any(self.knows(word, other) for other in self._names))
        )

    def _knows(self, word: str, locale: str) -> bool:
        """Is this a word of the language, of its glossary, or made of such words by hyphens?"""
        if len(word) > _LONGEST:
            return False
        if self._stands_alone(word, locale):
            return True
        parts = dictionary(locale).core(word).split("-")
        reached = [True]  # … by known pieces, from the beginning to each hyphen
        for end in range(1, len(parts) + 1):
            starts = (start for start in range(max(0, end - _PIECE), end) if reached[start])
            pieces = ("-".join(parts[start:end]) for start in starts)
            reached.append(any(self._stands_alone(piece, locale) for piece in pieces))
        return reached[-1]

    def _stands_alone(self, word: str, locale: str) -> bool:
        names = self._names.get(locale, frozenset())
        core = dictionary(locale).core(word)
        for form in (word, core):
            if len(form) < 2 or form.isdigit() or form in names or dictionary(locale).knows(form):
                return True
            if form[0].isupper() and (form.lower() in names or form[0].lower() + form[1:] in names):
                return True
        # A code such as CD4 or 2e is no word.
        return "-" not in core and any(character.isdigit() for character in core)

    def _other_language(
        self, document: Document, passage: Passage, text: str, offsets: Sequence[int]
    ) -> str | None:
        """The language that ``text`` of a passage is in, where it is not the document's own."""
        own, *more = document.locales
        if more or not has_dictionary(own):
            return None
        words = [
            word
            for word, _, locales in self._words(document, text, offsets)
            if locales == [own] and len(word) > 1
        ]
        mine = [self.knows(word, own) for word in words]
        if all(mine):
            return None
        for other in sorted(self._names.keys() - {own}):
            theirs = [self.knows(word, other) for word in words]
            count = Counter(zip(mine, theirs, strict=True))
            enough = 1 if passage.kind == "heading" else 3
            only_other, only_own, neither = (
                count[False, True],
                count[True, False],
                count[False, False],
            )
            if only_other >= enough and only_other > 2 * only_own + neither:
                return other
        return None

    def _words(
        self, document: Document, text: str, offsets: Sequence[int]
    ) -> Iterator[tuple[str, int, list[str]]]:
        """Each word, where it stands in the file, and the languages of the book or the file it may be of."""
        known = {*self._names, *filter(has_dictionary, document.locales)}
        for match in WORD.finditer(text):
            offset = offsets[match.start()]
            locales = [each for each in document.locales_at(offset) if each in known]
            yield _plain(match[0]), offset, locales


def _unknown(word: str, locales: list[str]) -> str:
    """What is said of a word that none of the languages knows."""
    if "en" in locales and (spelled := american(word)):
        return say(
            "{word!r} is British spelling: in American English it is {spelled!r}",
            word=word,
            spelled=spelled,
        )
    language = ", ".join(locales)
    if guesses := [guess for x in locales for guess in dictionary(x).suggestions(word)][:5]:
        return say(
            "{word!r} is in no dictionary ({language}), nor in the glossary; did you mean {guesses}?",
            word=word,
            language=language,
            guesses=", ".join(guesses),
        )
    return say(
        "{word!r} is in no dictionary ({language}), nor in the glossary",
        word=word,
        language=language,
    )


def _plain(word: str) -> str:
    """The word with plain apostrophes and hyphens, accents joined to their letters."""
    word = re.sub("[’´`‘′]", "'", word).replace("\u2011", "-")
    return unicodedata.normalize("NFC", word)
