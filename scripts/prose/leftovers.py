"""What was left in a file that only its author needed?"""

import re
from collections.abc import Iterator

from book import merges
from ground.lines import Lines
from ground.message import say
from ground.problem import Problem
from prose.document import Document

_NOTE = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBD|TBC|HACK|À FAIRE|A FAIRE|À COMPLÉTER|À TRADUIRE)\b|\?\?\?+|"
    r"\b(?i:lorem ipsum|dolor sit amet)\b"
)


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
