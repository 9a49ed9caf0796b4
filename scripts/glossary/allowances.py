"""Which paragraphs of a translation are allowed to do without which term, and why?

``<!-- terme: id — reason -->`` (or ``term:``) beside a paragraph allows it to do without the entry ``id``:
in its lines, or on a line of its own above it. Readers never get these comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from book.passages import MarkdownFile, Passage
from glossary.entry import Glossary
from ground.message import say
from ground.problem import Problem

_ALLOWANCE = re.compile(r"<!--[ \t]*terme?[ \t]*:(?P<what>(?:(?!-->).)*)-->", re.S | re.I)
_WHOLE_LINES = re.compile(rf"^[ \t]*{_ALLOWANCE.pattern}[ \t]*\n", re.S | re.I | re.M)
_WHAT = re.compile(r"\s*(?P<id>[\w-]*)[\s—–:-]*(?P<reason>.*?)\s*", re.S)


@dataclass(frozen=True)
class Allowance:
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
        self._used: set[Allowance] = set()

    def allows(self, passage: Passage, identifier: str) -> bool:
        """May the passage do without the term?"""
        found = [e for e in self._all if e.paragraph == passage.line and e.id == identifier]
        self._used.update(found)
        return bool(found)

    def problems(self) -> Iterator[Problem]:
        """Yield the allowances that nothing needs, once the page has been checked."""
        for each in self._all:
            if not (each.id and each.reason):
                rule = "malformed-exception"
                message = say("an exception must read `<!-- terme: id — reason -->`")
            elif each.id not in self._glossary.by_id:
                rule = "unused-exception"
                message = say("exception for {id!r}, which is no entry", id=each.id)
            elif each not in self._used:
                rule = "unused-exception"
                message = say("the paragraph needs no exception for {id!r}", id=each.id)
            else:
                continue
            yield Problem(self._path, each.line, 1, rule, message)


def without_allowances(markdown: str) -> str:
    """Return the Markdown as readers get it."""
    return _ALLOWANCE.sub("", _WHOLE_LINES.sub("", markdown))


def _written(page: MarkdownFile) -> Iterator[Allowance]:
    for comment in _ALLOWANCE.finditer(page.source):
        line = page.source.count("\n", 0, comment.start()) + 1
        below = (p for p in page.passages if p.last >= line and p.kind != "meta")
        paragraph = next(below, None)
        what = _WHAT.fullmatch(comment["what"])
        if what:
            yield Allowance(line, paragraph.line if paragraph else 0, what["id"], what["reason"])
