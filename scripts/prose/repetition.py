"""Which word stands twice in a row by mistake?"""

import re
from collections.abc import Iterator

from ground.message import say
from ground.problem import Problem, Severity
from prose.document import Document

_TWICE = re.compile(r"(?<![\w'’\-])([^\W\d_]+(?:['’][^\W\d_]+)?)(?=\s+(\1)(?![\w'’\-]))", re.I)
# Said twice on purpose: « nous nous lavons », "all that that implies".
_KNOWN = frozenset({"fr", "en"})  # languages in which little is; in others a word may be for each
_ALLOWED = frozenset({"nous", "vous", "that", "had"})


def problems(document: Document) -> Iterator[Problem]:
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
