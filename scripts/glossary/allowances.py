"""Which paragraphs of a translation are allowed to do without which term, and why?

``<!-- terme: id — reason -->`` (or ``term:``) beside a paragraph allows it to do without the entry ``id``:
in its lines, or on a line of its own above it. Readers never get these comments.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from book.passages import MarkdownFile, Passage
from glossary.entry import Glossary
from ground.message import say
from ground.problem import Problem

# One that nothing ends goes to the end of the text, so that no text is read again and again.
_COMMENT = r"<!--[ \t]*terme?[ \t]*:((?:(?!-->).)*)"
_ALLOWANCE = re.compile(rf"{_COMMENT}(-->|\Z)", re.S | re.I)
_OWN_LINE = re.compile(rf"^[ \t]*{_COMMENT}-->[ \t]*\n|{_COMMENT}(?:-->|(\Z))", re.S | re.I | re.M)
_WHAT = re.compile(r"\s*(?P<id>[\w-]*)[\s—–:-]*(?P<reason>.*)", re.S)


class Allowance(NamedTuple):
    """``paragraph`` is the first line of the paragraph it is for, 0 if none follows.

    ``id`` or ``reason`` is empty if the comment does not give it.
    """

    line: int
    paragraph: int
    id: str
    reason: str


class Allowances:
    """The allowances of one page; remembers which were of use."""

    def __init__(self, page: MarkdownFile, glossary: Glossary) -> None:
        self._path = page.path
        self._glossary = glossary
        self._all = list(_written(page))
        self._places = {(each.paragraph, each.id) for each in self._all}
        self._asked: set[tuple[int, str]] = set()
        # By the line of a passage, the terms that it calls by a rendering to avoid.
        self.avoided = defaultdict[int, set[str]](set)

    def allows(self, passage: Passage, identifier: str) -> bool:
        """May the passage do without the term?"""
        place = passage.line, identifier
        self._asked.add(place)
        return place in self._places

    def problems(self) -> Iterator[Problem]:
        """Yield the allowances that nothing needs, once the page has been checked."""
        for each in self._all:
            if not (each.id and each.reason):
                rule = "malformed-exception"
                message = say("an exception must read `<!-- terme: id — reason -->`")
            elif each.id not in self._glossary.by_id:
                rule = "unused-exception"
                message = say("exception for {id!r}, which is no entry", id=each.id)
            elif (each.paragraph, each.id) not in self._asked:
                rule = "unused-exception"
                message = say("the paragraph needs no exception for {id!r}", id=each.id)
            else:
                continue
            yield Problem(self._path, each.line, 1, rule, message)


def without_allowances(markdown: str) -> str:
    """Return the Markdown as readers get it, without the lines that hold such a comment alone."""
    return _OWN_LINE.sub(lambda found: found[0] if found[3] is not None else "", markdown)


def _written(page: MarkdownFile) -> Iterator[Allowance]:
    passages = iter(page.passages)
    paragraph = next(passages, None)
    for comment in _ALLOWANCE.finditer(page.source):
        line, _ = page.place(comment.start())
        while paragraph and (paragraph.last < line or paragraph.kind == "meta"):
            paragraph = next(passages, None)
        if comment[2] and (what := _WHAT.fullmatch(comment[1].rstrip())):
            yield Allowance(line, paragraph.line if paragraph else 0, what["id"], what["reason"])
