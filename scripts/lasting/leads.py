"""Where does each address that the book has had lead now?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from book import front_matter
from book.chapters import WHOLE
from lasting.gone import Gone
from lasting.listed import Listed
from lasting.standing import Site, Standing

_PLACE = re.compile(r"(?P<above>.+)-(?P<number>\d+)")


@dataclass(frozen=True)
class Moved:
    """A line below ``moved`` in the front matter of the page ``uri``: what was ``name`` there is ``to`` on ``key``."""

    uri: str
    name: str
    key: str
    to: str
    line: int


@dataclass(frozen=True)
class Passage:
    """A passage that stands: the first of ``page`` without a ``name``."""

    page: Standing
    name: str = ""


class Leads:
    """Follows addresses of the ``listed`` pages in a ``site``, past what its pages declare and what is ``gone``."""

    def __init__(self, site: Site, listed: Sequence[Listed], gone: Mapping[str, Gone]) -> None:
        self.site, self.gone = site, gone
        self.listed = listed

    def page(self, listed: Listed) -> Standing | Gone | None:
        """The page that answers for an address: the one that stands there, else the one that says it did; the page in
        the source language, where the language of the address has it no longer; or what became of it."""
        file = self.site.file(listed.address)
        if found := self.site.at(listed.address) or self.site.earlier.get(file):
            return found
        source = f"{self.site.default}/{listed.key}"
        if listed.page not in self.site.pages and source in self.site.pages:
            return self.site.pages[source]
        return self.gone.get(listed.key)

    def twin(self, listed: Listed, there: str) -> Standing | Gone | None:
        """The same for the address at which a page was shown beside another language; the page alone will do."""
        page = self.page(listed)
        if isinstance(page, Standing):
            return self.site.twins.get((page.uri, there), page)
        return page

    def passage(self, listed: Listed, name: str) -> Passage | Gone | None:
        """Where a passage of a listed page is now, or what became of it; None if nobody knows."""
        page = self.page(listed)
        keys = dict.fromkeys([listed.key, *([page.key] if isinstance(page, Standing) else [])])
        locale = listed.locale if listed.locale in self.site.words else self.site.default
        if WHOLE in keys:
            keys |= dict.fromkeys(self.owners(listed, name))
        found = self._follow(locale, [*keys], name, name in listed.names, frozenset())
        if found or name in listed.names:
            return found or (page if isinstance(page, Gone) else None)
        if (place := _PLACE.fullmatch(name)) and (
            found := self._follow(locale, [*keys], place["above"], True, frozenset())
        ):
            return _beside(found, place["number"])
        return Passage(page) if isinstance(page, Standing) else page

    def owners(self, listed: Listed, name: str) -> list[str]:
        """The pages that a passage of the page of all chapters was on by itself."""
        return [
            each.key
            for each in self.listed
            if each.locale == listed.locale and each.key != WHOLE and name in each.names
        ]

    def _follow(
        self, locale: str, keys: Sequence[str], name: str, is_name: bool, seen: frozenset[str]
    ) -> Passage | Gone | None:
        for key in keys:
            if page := self.site.having(f"{locale}/{key}", name):
                return Passage(page, name)
        for key in keys:
            moved = self.moved(locale, key).get(name)
            mark = f"{key}#{name}"
            if moved and mark not in seen:
                found = self._follow(locale, [moved.key], moved.to, True, seen | {mark})
                if found:
                    return found
            if gone := self.gone.get(mark):
                return gone
        if not is_name:
            return None
        pages = [each for each in self.site.pages.values() if each.locale == locale]
        with_it = [each for each in pages if each.key != WHOLE and name in each.passages]
        if len(with_it) == 1:
            return Passage(with_it[0], name)
        if locale != self.site.default:
            return self._follow(self.site.default, keys, name, is_name, seen)
        return None

    def moved(self, locale: str, key: str) -> dict[str, Moved]:
        """What a page says of its passages, in the source language and in its own, by the ids that they had."""
        return {
            each.name: each
            for uri in dict.fromkeys([f"{self.site.default}/{key}", f"{locale}/{key}"])
            for each in self.declared.get(uri, ())
        }

    @cached_property
    def declared(self) -> dict[str, list[Moved]]:
        """What each page says of its own passages, by the page's uri."""
        found: dict[str, list[Moved]] = {}
        for uri in self.site.addresses:
            front, here = self.site.addresses.front(uri), uri.partition("/")[2]
            for name, to in front_matter.moved(front).items():
                key, _, passage = (
                    to.partition("#") if "#" in to or to.endswith(".md") else (here, "", to)
                )
                moved = Moved(uri, name, key or here, passage, front.lines[f"moved.{name}"])
                found.setdefault(uri, []).append(moved)
        return found


def _beside(found: Passage | Gone, number: str) -> Passage | Gone:
    """The passage of that number below a heading, or the heading."""
    if isinstance(found, Passage) and (name := f"{found.name}-{number}") in found.page.passages:
        return Passage(found.page, name)
    return found
