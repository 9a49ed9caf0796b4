"""Which pages does the menu of a page show, and which numbers do the chapters have?

A menu that repeated every chapter on each page would make the site of a long book grow with the square of
its chapters. So it shows those around the current one, and the home page shows them all.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

WHOLE = 20  # chapters that a menu still shows all of
AROUND = 5  # chapters before the current one, and behind it, in the menu of a longer book


class Entry(NamedTuple):
    """A line of a menu."""

    page: Any  # MkDocs' page, or its link to elsewhere: what has a title and a url
    number: int  # its place among the chapters, from 1; 0 for what is no chapter
    section: str  # the title of the section that it stands in, or ""


class Shown(NamedTuple):
    """The menu of one page."""

    groups: list[tuple[str, list[Entry]]]  # what follows one another in one section, and its title
    is_cut: bool  # are there more chapters than these?


class Menu:
    """The menus of a book in one language. A chapter is a page in a section of the navigation."""

    def __init__(self, items: Iterable[Any]) -> None:
        """``items``: the navigation as MkDocs has it, pages, links, and sections of them."""
        self.chapters: list[Any] = []
        self._numbers: dict[str, int] = {}
        self._lines: tuple[list[tuple[int, Entry]], ...] = ([], [])  # others, then chapters
        for place, (page, section) in enumerate(_lines(items)):
            if is_chapter := bool(section and page.is_page):
                self.chapters.append(page)
                self._numbers.setdefault(page.file.src_uri, len(self.chapters))
            entry = Entry(page, len(self.chapters) if is_chapter else 0, section)
            self._lines[is_chapter].append((place, entry))
        self._whole = self._grouped(0, len(self.chapters))

    def number(self, page: Any) -> int:
        """The place of ``page`` among the chapters, from 1; 0 for what is no chapter."""
        return self._numbers.get(page.file.src_uri, 0)

    def around(self, page: Any) -> Shown:
        """The menu of ``page``, or of what is no page (None), in a time that the number of chapters does not
        change: as many chapters on each page, the first ones where ``page`` is no chapter."""
        count = len(self.chapters)
        if count <= WHOLE:
            return Shown(self._whole, False)
        number = self.number(page) if page else 0
        first = max(0, min(number - 1 - AROUND, count - 2 * AROUND - 1))
        return Shown(self._grouped(first, first + 2 * AROUND + 1), True)

    def _grouped(self, first: int, end: int) -> list[tuple[str, list[Entry]]]:
        others, chapters = self._lines
        entries = [entry for _, entry in sorted(others + chapters[first:end])]
        return [
            (title, list(each)) for title, each in groupby(entries, lambda entry: entry.section)
        ]


def _lines(items: Iterable[Any], section: str = "") -> Iterator[tuple[Any, str]]:
    """Pages and links in order, each with the title of the innermost section that holds it."""
    for item in items:
        if item.is_section:
            yield from _lines(item.children, item.title)
        else:
            yield item, section
