"""What can a search find in a book, and in which file does a reader's browser look it up?"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from book.typography import typeset
from glossary.entry import Entry, Value
from search.sections import Section

# The fields of Record that are left out where they say nothing.
_EMPTY: tuple[object, ...] = ("", [], (), {}, 1)

# What is about the book rather than in it comes after the book's own text.
ABOUT_THE_BOOK = 0.5


@dataclass(frozen=True)
class Page:
    """A page as a search sees it.

    ``url`` is relative to the site; ``sections`` begin with the one that the page's title heads.
    ``chapter`` says which chapter it is ("" if it is none); ``entries`` are its glossary entries by
    id and ``foreign`` the same entries in other languages, by language code and id.
    """

    url: str
    sections: Sequence[Section]
    chapter: str = ""
    description: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    foreign: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """One result: a section of a page or an entry of the glossary.

    ``id`` is the fragment in ``url``, ``place`` says to a reader where this is. ``paragraphs`` are
    as in ``Section``, ``lang`` is the language of the title where it is not the page's. ``names``
    are other names of what the title names, in the page's language;
    ``foreign`` those in other languages, by language code. ``summary`` describes the section and is
    searched, but is no part of what it says. ``kind`` is ``term`` for an entry of the glossary, whose
    first paragraph is its definition, to be shown whatever was asked.
    """

    url: str
    id: str
    title: str
    place: str
    paragraphs: Sequence[tuple[str, ...]]
    names: Sequence[str] = ()
    foreign: Mapping[str, Sequence[str]] = field(default_factory=dict)
    summary: str = ""
    weight: float = 1
    lang: str = ""
    kind: str = ""


def records(pages: Iterable[Page], book: str, language: str) -> Iterator[Record]:
    """The records of all pages in order; ``book`` is its title, ``language`` its BCP 47 code."""
    for page in pages:
        for section in page.sections:
            if section.id in page.entries:
                yield _entry(page, section, language)
            else:
                yield _section(page, section, book)


def _section(page: Page, section: Section, book: str) -> Record:
    title = page.sections[0].title
    is_first = section is page.sections[0]
    return Record(
        page.url,
        section.id,
        section.title or title or book,  # a heading may hold nothing that a search can find
        " · ".join(filter(None, [page.chapter, "" if is_first else title])) or book,
        section.paragraphs,
        summary=page.description if is_first else "",
        weight=1 if page.chapter else ABOUT_THE_BOOK,
        lang=section.lang,
    )


def _entry(page: Page, section: Section, language: str) -> Record:
    """A glossary entry: of its section the first paragraph, in which the definition is apart."""
    entry = page.entries[section.id]
    identifier, _, *lang = section.paragraphs[0] if section.paragraphs else ("", "")
    texts = (
        typeset(text, language) for text in (entry.definition, entry.explanation, entry.details)
    )
    names = _distinct([*entry.names, *entry.avoid])[1:]  # and what it had better not be called
    return Record(
        page.url,
        section.id,
        section.title,
        page.sections[0].title,
        [(identifier, text, *lang) for text in texts if text],
        names=[typeset(name, language) for name in names],
        foreign={
            code: _distinct(entries[section.id].names)
            for code, entries in sorted(page.foreign.items())
            if section.id in entries
        },
        lang=section.lang,
        kind="term",
    )


def _distinct(names: Iterable[Value]) -> list[str]:
    texts = [name.text for name in names]
    return list({text.casefold(): text for text in reversed(texts)}.values())[::-1]


def index_path(language: str) -> str:
    """Where the index of a language is, relative to the site."""
    return f"search/index.{language}.js"


def index_file(records: Iterable[Record], words: Mapping[str, str], glossary: str) -> str:
    """The text of the index: a script that sets ``bookIndex``.

    A script and no JSON, since pages opened from a disk may load scripts but fetch nothing.
    ``words`` are what the search says to readers, ``glossary`` is where it sends them when it
    finds nothing.
    """
    sections = [
        {name: value for name, value in vars(record).items() if value not in _EMPTY}
        for record in records
    ]
    index = {"words": words, "glossary": glossary, "sections": sections}
    return f"bookIndex={json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"
