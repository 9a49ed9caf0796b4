"""Which paragraphs of a translation are allowed to do without which term, and why?

``<!-- terme: id — reason -->`` (or ``term:``) beside a paragraph allows it to do without the entry ``id``:
in its lines, or on a line of its own above it. Readers never get these comments.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from book.passages import MarkdownFile, Passage
from glossary.entry import Glossary
from ground.message import say
from ground.problem import Problem

_ALLOWANCE = re.compile(
    r"(?P<before>^[ \t]*)?<!--[ \t]*terme?[ \t]*:(?P<what>(?:(?!-->).)*)-->(?P<after>[ \t]*\n)?",
    re.S | re.I | re.M,
)
_REST = re.compile(r"[ \t]*\n?")  # of the line
_WHAT = re.compile(r"\s*(?P<id>[\w-]*)[\s—–:-]*(?P<reason>.*)", re.S)


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
        self._of = defaultdict[tuple[int, str], list[Allowance]](list)
        for each in self._all:
            self._of[each.paragraph, each.id].append(each)
        self._used: set[Allowance] = set()

    def allows(self, passage: Passage, identifier: str) -> bool:
        """May the passage do without the term?"""
        found = self._of.get((passage.line, identifier), ())
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
    end = _end(markdown)
    return _ALLOWANCE.sub(_around, markdown[:end]) + markdown[end:]


def _written(page: MarkdownFile) -> Iterator[Allowance]:
    passages = iter(page.passages)
    paragraph = next(passages, None)
    for comment in _ALLOWANCE.finditer(page.source, 0, _end(page.source)):
        line, _ = page.place(comment.start("what"))
        while paragraph and (paragraph.last < line or paragraph.kind == "meta"):
            paragraph = next(passages, None)
        if what := _WHAT.fullmatch(comment["what"].rstrip()):
            yield Allowance(line, paragraph.line if paragraph else 0, what["id"], what["reason"])


def _end(markdown: str) -> int:
    """Where the last comment ends: below, nothing needs to be looked for."""
    last = markdown.rfind("-->")
    return _REST.match(markdown, last + 3).end() if last >= 0 else 0  # type: ignore[union-attr]


def _around(comment: re.Match[str]) -> str:
    """What is left of the lines of a comment, nothing where it has them for itself."""
    before, after = comment["before"], comment["after"]
    return "" if before is not None and after else (before or "") + (after or "")
