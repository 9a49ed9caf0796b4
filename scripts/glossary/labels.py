"""Which words does an author type in an entry of a glossary, in each language?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from book.identity import Terms
from book.interface import Interface
from book.interface_file import THEMES

# Fields of Entry: those that have sentences or a list of values, in the order they are typed; those that
# are true where their line is typed.
LISTS = (
    *("pronunciation", "details", "equivalent", "abbreviations", "synonyms", "forms"),
    *("related", "records", "avoid", "themes"),
)
COLON = re.compile("[:：]")
FLAGS = ("common", "background", "unreviewed")


@dataclass(frozen=True)
class Labels:
    """The labels of one language, from ``words``, with straight apostrophes; that of a term's records is
    what the source of terms is called, where the book has one."""

    words: Interface
    terms: Terms | None = None

    def label(self, name: str) -> str:
        """The typed label of a field of ``Entry``, or a note: ``broader``, ``narrower``."""
        if name == "records" and self.terms:
            return self.terms.label
        return self.words.typed[f"glossary.{name}"].replace("’", "'")

    def line(self, name: str) -> str:
        """The typed line of a field of ``Entry`` that is true or false."""
        return f"- {self.label(name)}"

    @cached_property
    def lists(self) -> dict[str, str]:
        """The field of ``Entry`` that each label before a list of values means."""
        return {self.label(name): name for name in LISTS if name != "records" or self.terms}

    @cached_property
    def flags(self) -> dict[str, str]:
        """The field of ``Entry`` that each line without values means."""
        return {self.label(name): name for name in FLAGS}

    @cached_property
    def themes(self) -> dict[str, str]:
        """The key of each theme by its title: the section ``themes`` of ``interface.yml``."""
        keys = (key for key in self.words.typed if key.startswith(THEMES))
        return {self._theme(self.words.typed[key]): key.removeprefix(THEMES) for key in keys}

    def theme(self, title: str) -> str | None:
        """The key of the theme that is called so, with a capital or without."""
        return self.themes.get(self._theme(title))

    def titles(self, themes: Iterable[str]) -> list[str]:
        """The titles of themes, as they are typed."""
        return [self.words.typed[f"{THEMES}{key}"] for key in themes]

    @staticmethod
    def _theme(title: str) -> str:
        return title.replace("’", "'").casefold()

    def read(self, item: str) -> tuple[str, str]:
        """The field that an item of an entry's list is about, "" for none, and what its label precedes."""
        item = " ".join(item.split()).replace("’", "'")
        if flag := self.flags.get(item.rstrip(".")):
            return flag, ""
        label, *rest = (part.strip() for part in COLON.split(item, maxsplit=1))
        return self.lists.get(label, "") if rest else "", "".join(rest)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The notes on what is said rather than written, or is an everyday word, in small letters."""
        return frozenset(self.label(name).casefold() for name in ("informal", "everyday"))

    @cached_property
    def relations(self) -> dict[str, str]:
        """``broader`` and ``narrower`` by the note on what means more or less than the entry."""
        return {self.label(name): name for name in ("broader", "narrower")}
