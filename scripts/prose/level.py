"""How hard is a page to read, by the lengths of its sentences and words?

LIX (C.-H. Björnsson, 1968): words a sentence, and how many of a hundred words have more than six letters. It
needs no syllables, so it is the same measure in every language.
"""

import re
from collections.abc import Iterator

from book.blocks import Block
from book.chapters import GLOSSARY, folder
from book.words import ENDS
from ground.message import say
from ground.problem import Problem
from prose.document import Document

# The highest that a page of our own may have: see docs/decisions/level.md.
TARGETS = {"fr": 45, "en": 40}
LEAST = 100  # words of a text that can be measured
_LONG = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_ENDS = re.compile(rf"[{ENDS}:;]+[»”\"')\]]*(?:\s|$)")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence of a passage, whose end ends one; what has no word is none."""
    return [words for each in _ENDS.split(text) if (words := _WORD.findall(each))]


def lix(text: list[list[str]]) -> float:
    """The level of sentences, the higher, the harder: 25 is a book for children, 60 a treatise."""
    words = [word for sentence in text for word in sentence]
    long = sum(len(word) > _LONG for word in words)
    return len(words) / len(text) + 100 * long / len(words) if words else 0


def length(text: list[list[str]]) -> int:
    """How many words sentences have."""
    return sum(map(len, text))


def is_chapter(document: Document) -> bool:
    """Is it a page of the received text?"""
    return f"/{folder(document.root)}" in document.path


def passages(document: Document) -> Iterator[tuple[int, list[list[str]]]]:
    """The line and the sentences of each passage of running text, but for those that stand apart."""
    lines = apart(document)
    for passage in document.passages:
        if passage.kind == "body" and passage.line not in lines:
            yield passage.line, sentences(passage.text)


def apart(document: Document) -> set[int]:
    """The lines of what is not a page's own text: of a chapter the edition's notes, of a glossary what is
    listed below its definitions."""
    page, left = document.page, list[Block]()
    if is_chapter(document):
        left = [each for each in page.blocks if each.number in page.noted]
    elif document.path.endswith(f"/{GLOSSARY}"):
        left = [each for each in page.blocks if each.kind == "item"]
    return {document.body_line + each.line for each in left}


def problems(document: Document, locale: str) -> Iterator[Problem]:
    """A warning where a page of our own is harder to read than it should be, on its hardest passage."""
    if locale not in TARGETS or is_chapter(document):
        return  # the received text is as it is
    read = list(passages(document))
    total = [sentence for _, text in read for sentence in text]
    if length(total) < LEAST or lix(total) <= TARGETS[locale]:
        return
    message = say(
        "the page is hard to read: its LIX is {level}, of at most {most}; this passage is the hardest",
        level=round(lix(total)),
        most=TARGETS[locale],
    )
    # The hardest raises the level most, by how hard it is and how long.
    line, _ = max(read, key=lambda each: (lix(each[1]) - 30) * length(each[1]))
    yield Problem(document.path, line, 1, "hard-to-read", message, "warning")
