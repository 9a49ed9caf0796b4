"""What was left in a text by mistake: a word twice, a note to oneself, an unfinished merge?"""

import re
from collections.abc import Iterator

from book import merges
from ground.lines import Lines
from ground.message import say
from ground.problem import Problem, Severity
from prose.document import Document

_NOTE = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBD|TBC|HACK|À FAIRE|A FAIRE|À COMPLÉTER|À TRADUIRE)\b|"
    r"\?\?\?+(?!\+?[ \t]+[\w-]+(?:[ \t]*$|[ \t]+\"))|"  # but for a note as another dialect has it
    r"\b(?i:lorem ipsum|dolor sit amet)\b",
    re.M,
)
_TWICE = re.compile(r"(?<![\w'’\-])([^\W\d_]+(?:['’][^\W\d_]+)?)(?=\s+(\1)(?![\w'’\-]))", re.I)
# Said twice on purpose: « nous nous lavons », "all that that implies".
_KNOWN = frozenset({"fr", "en"})  # languages in which little is; in others a word may be for each
_ALLOWED = frozenset({"nous", "vous", "that", "had"})


def doubled(document: Document) -> Iterator[Problem]:
    """Rule ``doubled-word``, at the second of the two; once for all that follow one another."""
    severity: Severity = "warning" if _KNOWN.isdisjoint(document.locales) else "error"
    for passage in document.passages:
        told = -1
        for match in _TWICE.finditer(passage.text):
            word, is_told = match[1], match.start() == told
            told = match.start(2)
            is_initial = len(word) == 1 and word.isupper()
            if not is_told and not is_initial and word.lower() not in _ALLOWED:
                message = say("{word!r} stands here twice", word=word)
                yield document.problem(passage.offsets[told], "doubled-word", message, severity)


def notes(document: Document) -> Iterator[Problem]:
    """Rule ``leftover-note``: reminders and filler in a Markdown file, its comments included."""
    for match in _NOTE.finditer(document.without_code):
        message = say(
            "{words!r} is a note to oneself: do what it says, or take it out", words=match[0]
        )
        yield document.problem(match.start(), "leftover-note", message)


def conflicts(path: str, source: str) -> Iterator[Problem]:
    """Rule ``merge-marker``: what git leaves in a text file where a merge was not finished."""
    place = Lines(source)
    for match in merges.marks(source):
        message = say(
            "{mark!r} marks a merge that is not finished: keep one side, delete the mark",
            mark=match[0],
        )
        yield Problem(path, *place(match.start()), "merge-marker", message)
