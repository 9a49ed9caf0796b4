"""Do the pages agree on which addresses stand for them, and which translate them?"""

from collections.abc import Iterator

from ground.message import say
from links import kinds, resolve
from links.files import PAGE_SUFFIXES, Files
from links.judge import Part, Verdict
from links.kinds import Reference
from links.other_files import Found


class Consistency:
    """Learns each page's canonical address and translations, then says where pages disagree."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._canonical: dict[str, str] = {}
        self._translations: dict[str, set[str]] = {}

    def learn(self, part: Part, references: list[Reference]) -> None:
        """Note what a page declares."""
        for reference in references:
            if reference.kind == kinds.CANONICAL:
                self._canonical.setdefault(part.name, self._key(part, reference.target))
            elif reference.kind == kinds.ALTERNATE:
                key = self._key(part, reference.target)
                self._translations.setdefault(part.name, set()).add(key)

    def conflicts(
        self, part: Part, references: list[Reference]
    ) -> Iterator[tuple[Reference, Verdict]]:
        """Yield what contradicts another declaration.

        RFC 6596, section 3: one canonical address a page, itself not declaring another. Search engines
        use ``hreflang`` only where each page of the set names the others.
        """
        for reference in references:
            if reference.kind == kinds.CANONICAL:
                key = self._key(part, reference.target)
                if key != self._canonical.get(part.name, key):
                    text = say("a second canonical address, {target!r}", target=reference.target)
                    yield reference, Verdict("canonical-conflict", text)
                elif self._chained(part.name, key):
                    text = say(
                        "the canonical page {page!r} names {other!r} as canonical",
                        page=key,
                        other=self._canonical[key],
                    )
                    yield reference, Verdict("canonical-conflict", text)
            elif reference.kind == kinds.ALTERNATE:
                key = self._key(part, reference.target)
                if self._unanswered(part.name, key):
                    text = say("{page!r} does not name this page as its translation", page=key)
                    yield reference, Verdict("hreflang-no-return", text)

    def unanswered_entries(self, part: Part, entries: list[Found]) -> Iterator[Found]:
        """Yield the translations in a sitemap whose own entry does not name the entry they stand in."""
        own: dict[int, str] = {}
        others: dict[str, set[str]] = {}
        translations = [entry for entry in entries if entry.kind == kinds.ALTERNATE]
        for entry in entries if translations else ():
            if entry.group and entry.kind != kinds.ALTERNATE:
                own.setdefault(entry.group, self._key(part, entry.target))
        for entry in translations:
            others.setdefault(own.get(entry.group, ""), set()).add(self._key(part, entry.target))
        for entry in translations:
            name, key = own.get(entry.group, ""), self._key(part, entry.target)
            if key != name and self._is_page(key) and name not in others.get(key, ()):
                yield entry

    def _chained(self, name: str, key: str) -> bool:
        further = self._canonical.get(key, key)
        return key != name and further != key and further in self._files.files

    def _unanswered(self, name: str, key: str) -> bool:
        if key == name or not self._is_page(key):
            return False
        back = self._translations.get(key, set())
        # Whole addresses of an unknown site may mean this page: then nothing is known.
        return name not in back and not any("://" in other for other in back)

    def _is_page(self, key: str) -> bool:
        return key in self._files.files and key.lower().endswith(PAGE_SUFFIXES)

    def _key(self, part: Part, target: str) -> str:
        """One text for all addresses of a file; the address itself for what is not of the site."""
        place = part.resolver.resolve(part.base, target)
        if place.status in (resolve.INSIDE, resolve.ONLINE):
            return self._files.find(place.path)[1] or place.path
        return place.path.partition("#")[0]
