"""Which words does the book accept beyond the dictionaries, and does it need them all?

Two sources: the names in the glossary, each in its language, and ``docs/words.txt``, one word a
line, in alphabetical order, for what is no term of the book.
"""

import re
from pathlib import Path

from book.chapters import glossary_path
from book.languages import locales, source
from book.words import MARKS
from glossary.order import bare
from glossary.parse import read_glossary
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun, Problem
from prose.american import american

WORD_LIST = "docs/words.txt"
# A wrong apostrophe joins too: what is wrong with it is said by the rules of typography.
_LETTERS = rf"(?:[^\W_][{MARKS}]*)+"
WORD = re.compile(rf"{_LETTERS}(?:['’´`‘′\-\u2011]{_LETTERS})*")


def names_in_glossary(root: Path, locale: str) -> frozenset[str]:
    """Every word of every name that the glossary of a language gives its terms, the names' own
    hyphenated forms, and what its entries are typed with, labels and themes, which may still be in the source
    language; none where there is no such glossary.

    A name in British spelling is there to be recognized, not to be written.
    """
    if not (root / glossary_path(locale)).is_file():
        return frozenset()
    glossary = read_glossary(root, locale)[0]
    labels = glossary.labels
    names = (name.text for entry in glossary.entries for name in entry.names)
    texts = [*labels.lists, *labels.flags, *labels.themes, *names]
    words = {word for text in texts for word in WORD.findall(text)}
    return frozenset(word for word in words if not _british(word, locale))


def glossary_lines_apart(root: Path, locale: str) -> dict[int, str]:
    """Of a glossary page, the lines in another language (equivalents) or in none (the words to
    avoid, often misspelled on purpose, names in British spelling, pronunciations): the number of each
    with the code of its language or ""."""
    if not (root / glossary_path(locale)).is_file():
        return {}
    others = locales(root) if locale == source(root) else [source(root)]
    other = others[0] if len(others) == 1 else ""  # whose word it is cannot be told of several
    lines = {}
    glossary = read_glossary(root, locale)[0]
    for entry in (*glossary.entries, *glossary.waiting):
        listed = [
            name
            for name in entry.names[1:]
            if any(_british(word, locale) for word in WORD.findall(name.text))
        ]
        said = [entry.pronunciation] if entry.pronunciation else []
        lines.update(dict.fromkeys((value.line for value in (*entry.avoid, *listed, *said)), ""))
        if entry.equivalent:
            lines[entry.equivalent.line] = other if entry.id in glossary.by_id else ""
    return lines


def _british(word: str, locale: str) -> bool:
    return locale == "en" and american(word) is not None


class WordList:
    """The words of ``docs/words.txt`` below ``root``, which notes those that were needed."""

    def __init__(self, root: Path) -> None:
        self._lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._needed: set[str] = set()
        if not (root / WORD_LIST).is_file():
            return
        previous = ""
        for number, line in enumerate(read_text(root / WORD_LIST, root).split("\n"), 1):
            word = line.strip()
            if not word or word.startswith("#"):
                continue
            if not WORD.fullmatch(word):
                raise CannotRun(say("{word!r} is not one word", word=word), WORD_LIST, number)
            if word in self._lines:
                message = say("{word!r} is already in the list", word=word)
                self._problem(number, "repeated-exception", message)
            elif previous and (bare(word), word) < (bare(previous), previous):
                message = say(
                    "{word!r} comes before {previous!r} in alphabetical order",
                    word=word,
                    previous=previous,
                )
                self._problem(number, "unsorted-exception", message)
            self._lines.setdefault(word, number)
            previous = word

    def accepts(self, word: str) -> bool:
        """Is the word in the list, as it stands or with the capital of a sentence's start?"""
        for form in {word, word[:1].lower() + word[1:]}:
            if form in self._lines:
                self._needed.add(form)
                return True
        return False

    def unused(self) -> list[Problem]:
        """Problems for the words that no page needed, once all pages were read."""
        return [
            Problem(WORD_LIST, line, 1, "unused-exception",
                    say("no page needs {word!r}: take it out of the list", word=word))
            for word, line in self._lines.items()
            if word not in self._needed
        ]  # fmt: skip

    def _problem(self, line: int, rule: str, message: str) -> None:
        self.problems.append(Problem(WORD_LIST, line, 1, rule, message))
