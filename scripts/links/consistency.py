"""Do the pages agree on which addresses stand for them, and which translate them?"""

from collections import defaultdict
from collections.abc import Iterator

from ground.message import say
from links import kinds, resolve
from links.files import PAGE_SUFFIXES, Files
from links.kinds import Reference, Verdict
from links.other_files import Found
from links.parts import Part


class Consistency:
    """Learns each page's canonical address and translations, then says where pages disagree."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._canonical: dict[str, str] = {}
        self._translations: dict[str, set[str]] = defaultdict(set)

    def learn(self, part: Part, references: list[Reference]) -> None:
        """Note what a page declares."""
        for reference in references:
            if reference.kind == kinds.CANONICAL:
                self._canonical.setdefault(part.name, self._key(part, reference.target))
            elif reference.kind == kinds.ALTERNATE:
                self._translations[part.name].add(self._key(part, reference.target))

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
                further = self._canonical.get(key, key)
                if key != self._canonical.get(part.name, key):
                    text = say("a second canonical address, {target!r}", target=reference.target)
                    yield reference, Verdict("canonical-conflict", text)
                elif key != part.name and further != key and further in self._files.files:
                    text = say(
                        "the canonical page {page!r} names {other!r} as canonical",
                        page=key,
                        other=further,
                    )
                    yield reference, Verdict("canonical-conflict", text)
            elif reference.kind == kinds.ALTERNATE:
                key = self._key(part, reference.target)
                back = self._translations.get(key, set())
                # Whole addresses of an unknown site may mean this page: then nothing is known.
                if self._unanswered(part.name, key, back) and not any("://" in it for it in back):
                    text = say("{page!r} does not name this page as its translation", page=key)
                    yield reference, Verdict("hreflang-no-return", text)

    def unanswered_entries(self, part: Part, entries: list[Found]) -> Iterator[Found]:
        """Yield the translations in a sitemap whose own entry does not name the entry they stand in."""
        own: dict[int, str] = {}
        others: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            if entry.group and entry.kind != kinds.ALTERNATE:
                own.setdefault(entry.group, self._key(part, entry.target))
        translations = [
            (entry, own.get(entry.group, ""), self._key(part, entry.target))
            for entry in entries
            if entry.kind == kinds.ALTERNATE
        ]
        for _, name, key in translations:
            others[name].add(key)
        for entry, name, key in translations:
            if self._unanswered(name, key, others.get(key, set())):
                yield entry

    def _unanswered(self, name: str, key: str, back: set[str]) -> bool:
        is_page = key in self._files.files and key.lower().endswith(PAGE_SUFFIXES)
        return key != name and is_page and name not in back

    def _key(self, part: Part, target: str) -> str:
        """One text for all addresses of a file; the address itself for what is not of the site."""
        place = part.resolver.resolve(part.base, target)
        if place.status in (resolve.INSIDE, resolve.ONLINE):
            return self._files.find(place.path)[1] or place.path
        return place.path.partition("#")[0]
