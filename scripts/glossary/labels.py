"""Which words does an author type in an entry of a glossary, in each language?"""

from dataclasses import dataclass
from functools import cached_property

from book.identity import Terms
from book.interface import Interface

# Fields of Entry: those that have sentences or a list of values, in the order they are typed; those that
# are true where their line is typed.
LISTS = (
    "details",
    "equivalent",
    "abbreviations",
    "synonyms",
    "forms",
    "related",
    "records",
    "avoid",
)
FLAGS = ("common", "background")


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
    def relations(self) -> tuple[str, str]:
        """The notes on what means more or less than the entry."""
        return self.label("broader"), self.label("narrower")
