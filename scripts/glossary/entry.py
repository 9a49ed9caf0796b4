"""What is a glossary entry?"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from glossary.labels import Labels
from glossary.match import TermIndex


@dataclass(frozen=True)
class Value:
    """One value of a list line: its text, the note in parentheses at its end, its line.

    ``relation`` is ``broader`` or ``narrower`` where the note says that it means more or less than the
    entry, "" where it means the same. ``is_spoken`` where it says that the value is spoken rather than written, or
    an everyday word with other meanings too: it is listed for readers, not looked for in the text.
    """

    text: str
    note: str = ""
    line: int = 0
    relation: str = ""
    is_spoken: bool = False

    @property
    def is_exact(self) -> bool:
        """Does it mean what the entry means?"""
        return not self.relation

    def __str__(self) -> str:
        return f"{self.text} ({self.note})" if self.note else self.text


@dataclass(frozen=True)
class Entry:
    """One term in one language; texts as typed, without Markdown, in Unicode NFC.

    ``definition`` is the first sentence, which stands alone; ``explanation`` the sentences after
    it, ``details`` what is said below them for those who want more. ``common`` terms are counted but
    not linked in the text; ``background`` terms are in no chapter. ``related`` holds ids, ``records``
    those of records elsewhere, noted where the record is broader or narrower than the entry, ``themes`` the keys
    of the lists it is in. ``pronunciation`` is ``im-yuh-**nol**-uh-jee``: small letters, which screen readers do not
    spell out, asterisks around the syllable that is stressed. ``unreviewed``: the entry says that it is not
    reviewed. Lines count from 1.
    """

    id: str
    term: str
    line: int
    definition: str = ""
    definition_line: int = 0
    explanation: str = ""
    details: str = ""
    pronunciation: Value | None = None
    abbreviations: tuple[Value, ...] = ()
    synonyms: tuple[Value, ...] = ()
    forms: tuple[Value, ...] = ()
    related: tuple[str, ...] = ()
    records: tuple[Value, ...] = ()
    avoid: tuple[Value, ...] = ()
    themes: tuple[str, ...] = ()
    equivalent: Value | None = None
    common: bool = False
    background: bool = False
    unreviewed: bool = False

    @property
    def names(self) -> tuple[Value, ...]:
        """Everything that names the term, its heading first."""
        return (Value(self.term, "", self.line), *self.abbreviations, *self.synonyms, *self.forms)

    @property
    def matched(self) -> tuple[str, ...]:
        """The names that count as the term when met in a text."""
        return tuple(name.text for name in self.names if not name.is_spoken)

    @property
    def said(self) -> str:
        """The pronunciation as plain text, the stressed syllable in capitals, as in a dictionary; "" for none."""
        typed = self.pronunciation.text if self.pronunciation else ""
        return re.sub(r"\*\*(.+?)\*\*", lambda stressed: stressed[1].upper(), typed)


@dataclass(frozen=True)
class Glossary:
    """The entries of one language in the order of the file; in ``waiting`` those of a translation that
    are still in the source language.

    ``path`` is relative to the root. ``unreadable`` counts the headings that give no id of their
    own; ``strays`` are the lines of second paragraphs, of which an entry has none: a heading may be
    lost. ``anchors`` are all ids that a link into the page can name.
    """

    language: str
    labels: Labels
    source_labels: Labels  # with which entries are typed that wait
    path: str
    title: str
    entries: tuple[Entry, ...]
    waiting: tuple[Entry, ...] = ()
    unreadable: int = 0
    strays: tuple[int, ...] = ()
    anchors: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entry of each id; of two with one id, the first."""
        first: dict[str, Entry] = {}
        for entry in self.entries:
            first.setdefault(entry.id, entry)
        return first

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all entries, of those that wait too."""
        return frozenset(entry.id for entry in (*self.entries, *self.waiting))

    @cached_property
    def index(self) -> TermIndex:
        """Finds all names that count as a term when met in a text."""
        return TermIndex((form, entry.id) for entry in self.entries for form in entry.matched)
