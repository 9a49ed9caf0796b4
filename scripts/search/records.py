"""What is one thing that a search can find?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from glossary.entry import Entry, Value
from pages.typography import typeset
from search.sections import Section

# What is about the book rather than in it comes after the book's own text.
ABOUT_THE_BOOK = 0.5


@dataclass(frozen=True)
class Record:
    """A section of a page or an entry of the glossary.

    ``url`` is relative to the site, ``id`` the fragment in it. ``place`` says to a reader where
    this is. ``paragraphs`` are pairs of id and text. ``names`` are other names of what the title
    names, in the page's language; ``foreign`` those in other languages, by language code.
    ``summary`` describes the section and is searched, but is no part of what it says.
    """

    url: str
    id: str
    title: str
    place: str
    paragraphs: Sequence[tuple[str, str]]
    names: Sequence[str] = ()
    foreign: dict[str, Sequence[str]] = field(default_factory=dict)
    summary: str = ""
    weight: float = 1


def page_records(
    url: str, sections: Sequence[Section], place: str, summary: str, weight: float
) -> list[Record]:
    """The records of an ordinary page, whose first section's title is the page's own.

    ``place`` is where the page is; a later section is in the page as well.
    """
    return [
        Record(
            url,
            section.id,
            section.title,
            " · ".join([*([place] if weight == 1 else []), sections[0].title]) if at else place,
            section.paragraphs,
            summary="" if at else summary,
            weight=weight,
        )
        for at, section in enumerate(sections)
    ]


def glossary_record(
    url: str, section: Section, place: str, entry: Entry, translations: dict[str, Entry], language: str
) -> Record:
    """The record of a glossary entry, whose section's first paragraph defines the term.

    ``translations`` are the same entry in other languages, by language code.
    """
    return Record(
        url,
        section.id,
        section.title,
        place,
        section.paragraphs[:1],
        names=_distinct(typeset(name, language) for name in _names(entry, entry.avoid)[1:]),
        foreign={code: _distinct(_names(other)) for code, other in sorted(translations.items())},
    )


def _names(entry: Entry, others: Sequence[Value] = ()) -> list[str]:
    """All that readers may call the term; ``others`` are what they had better not call it."""
    return [value.text for value in (*entry.names, *others)]


def _distinct(names: Iterable[str]) -> list[str]:
    return list({name.casefold(): name for name in reversed(list(names))}.values())[::-1]
