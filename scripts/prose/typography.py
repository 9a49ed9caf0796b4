"""Which faults of typography can the build not mend by itself?

What it mends (no-break spaces, apostrophes, quotes that come in pairs) is in ``book.typography``.
French rules: *Lexique des règles typographiques en usage à l'Imprimerie nationale*, "Ponctuation",
"Abréviations", "Majuscules".
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from book.passages import Passage
from ground.message import say
from ground.problem import Problem, Severity
from ground.well_formed import FORBIDDEN
from prose.document import Document, named

_WORD = r"[^\W\d_]"


class Rule(NamedTuple):
    """A pattern that no text of a language (``None``: of any) should hold, and what to do."""

    name: str
    locale: str | None
    pattern: str
    message: str
    severity: Severity = "error"


_OPENS = r"(?:(?<=\A)|(?<=[.!?…] )|(?<=« )|(?<=«)|(?<=: ))"
# A character that means nothing in a text, wherever it stands: control, private use, replaced.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufffd-\uffff]")
_REFERENCE = re.compile(r"&#(?:([0-9]+)|x([0-9a-f]+))", re.I)
_INVISIBLE = r"[\u0080-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"

RULES = (
    Rule("ellipsis", "fr", r"(?<!\.)\.{3}(?!\.)", say("type … (one character), not three periods")),
    Rule("double-space", None, r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)", say("type one space, not several")),
    Rule("typed-no-break-space", None, rf"(?<={_WORD})[\u00a0\u202f](?={_WORD})",
         say("a no-break space, which nobody can see, stands between these words"), "warning"),
    Rule("invisible-character", None, _INVISIBLE, say("an invisible character stands here: delete it")),
    Rule("wrong-apostrophe", None, rf"(?<={_WORD})[´`‘′](?={_WORD})", say("type ' for an apostrophe")),
    Rule("space-before-punctuation", None, r"(?<=[\w)»”])[ \u00a0\u202f]+(?=[,.…](?:\s|\Z))",
         say("no space goes before this")),
    Rule("space-before-punctuation", "en", r"(?<=[\w)”\"])[ \u00a0\u202f]+(?=[;:!?](?:\s|\Z))",
         say("in English no space goes before this")),
    Rule("space-after-punctuation", None, rf"(?<={_WORD}{{2}})[,;!?](?={_WORD}{{2}})",
         say("a space goes after this")),
    Rule("space-after-punctuation", None, r"(?<=[a-zà-ÿ]{2})\.(?=[A-ZÀ-Ý][a-zà-ÿ])",
         say("a space goes after the period")),
    Rule("repeated-punctuation", None, r",{2,}|;{2,}|(?<!\.)\.\.(?!\.)|(?<=\w)\.{4,}",
         say("once is enough")),
    Rule("etc", "fr", r"(?<=[^\s,(])\s+(?=etc\b)", say("a comma goes before etc.")),
    Rule("etc", "fr", r"\betc(?:\b(?!\.)|\.?…|\.{2,})", say("write etc. with one period, no more")),
    Rule("english-quotes", "fr", r"[“”„‟]", say("French quotes are « and »")),
    Rule("french-quotes", "en", r"[«»„‟]", say('English quotes are typed "')),
    Rule("capital-accent", "fr", rf"{_OPENS}A(?= (?!(?:été|et|ou|est)\b)[a-zà-ÿ])",
         say("a capital keeps its accent: À")),
    Rule("percent-space", "fr", r"(?<=\d)%", say("in French a space goes before %")),
    Rule("ordinal", "fr", r"\b(?:1(?:ère|ere)|\d+(?:ième|ieme|ème|eme))s?\b",
         say("ordinals are 1er, 1re, 2e")),
)  # fmt: skip


def problems(document: Document) -> Iterator[Problem]:
    """The faults of a document in one language."""
    for passage in document.passages:
        for rule in RULES:
            for match in re.finditer(rule.pattern, passage.text):
                offset = passage.offsets[match.start()]
                if rule.name == "double-space" and not document.source.startswith(match[0], offset):
                    continue  # something without words stands between the two
                if rule.locale in (None, *document.locales_at(offset)):
                    yield document.problem(offset, rule.name, rule.message, rule.severity)
        yield from _unbalanced(document, passage)
        yield from _decomposed(document, passage)
    yield from _in_source(document)


def _unbalanced(document: Document, passage: Passage) -> Iterator[Problem]:
    opened: list[int] = []
    stray: list[int] = []
    for at, character in enumerate(passage.text):
        if character == "«":
            opened.append(at)
        elif character == "»":
            if opened:
                opened.pop()
            else:
                stray.append(at)
    straight = [match.start() for match in re.finditer('"', passage.text)]
    lone = straight[-1:] if len(straight) % 2 else []
    for at in [*opened, *stray, *lone]:
        message = say(
            "{sign} has no partner in {passage}", sign=passage.text[at], passage=named(passage)
        )
        yield document.problem(passage.offsets[at], "unbalanced-quotes", message)


def _in_source(document: Document) -> Iterator[Problem]:
    found = {match.start(): ord(match[0]) for match in _CONTROL.finditer(document.source)}
    for match in _REFERENCE.finditer(document.without_code):
        digits = (match[1] or match[2]).lstrip("0") or "0"
        code = int(digits, 10 if match[1] else 16) if len(digits) < 8 else sys.maxunicode + 1
        if code > sys.maxunicode or FORBIDDEN.match(chr(code)):  # an EPUB could not be read
            found[match.start()] = code
    for start, code in sorted(found.items()):
        message = say(
            "the character U+{code} means nothing in a text: delete it", code=f"{code:04X}"
        )
        yield document.problem(start, "invisible-character", message)


def _decomposed(document: Document, passage: Passage) -> Iterator[Problem]:
    """One problem a passage: who pastes such a text has them everywhere."""
    letters = [
        (match.start(), composed)
        for match in re.finditer(r"\w[\u0300-\u036f]+", passage.text)
        if len(composed := unicodedata.normalize("NFC", match[0])) < len(match[0])
    ]
    if not letters:
        return
    (start, composed), *others = letters
    message = (
        say(
            "type {letter} as one character (Unicode NFC), not a letter and an accent; so are "
            "{number} more in {passage}",
            letter=composed,
            number=len(others),
            passage=named(passage),
        )
        if others
        else say(
            "type {letter} as one character (Unicode NFC), not a letter and an accent",
            letter=composed,
        )
    )
    yield document.problem(passage.offsets[start], "decomposed-character", message)
