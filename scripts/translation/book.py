"""Which pages has the book in each language, and how does each stand to its original?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from book import front_matter, interface_file, languages, merges
from book.languages import DOCS
from book.markdown import reader
from book.segments import Segment, page_segments
from ground.command import read_text
from translation import stamp
from translation.state import Pair, compare


@dataclass(frozen=True)
class Side:
    """One language's file of a page: its path from the root, text, and segments.

    ``merge`` is the line of a mark that an unfinished merge has left, else 0: such a file is not read
    any further.
    """

    path: str
    locale: str
    exists: bool = False
    text: str = ""
    page: front_matter.Page = field(default_factory=front_matter.Page)
    segments: tuple[Segment, ...] = ()
    merge: int = 0


@dataclass(frozen=True)
class PagePair:
    """A page in the source language and in one other language; ``key`` is the path below both folders."""

    key: str
    locale: str
    source: Side
    target: Side
    stamp: stamp.Stamp
    pairs: tuple[Pair, ...]

    @property
    def waiting(self) -> list[Segment]:
        """The segments of the translated file that are not translated yet, as ``start_translation.py`` put them
        there, waiting for their translation."""
        return [pair.target for pair in self.pairs if pair.target and pair.state == "missing"]

    @property
    def is_untranslated(self) -> bool:
        """Is nothing of the page translated yet?"""
        return bool(self.pairs) and len(self.waiting) == len(self.pairs)

    @property
    def readable(self) -> bool:
        """Is a merge unfinished in neither file, so that both have been read?"""
        return not self.source.merge and not self.target.merge


def told_by_glossary(segment: Segment) -> bool:
    """Is it an entry, of which the glossary's check says whether each language has it, with an id of
    its own?"""
    return segment.kind == "entry"


def keys(root: Path, locale: str) -> list[str]:
    """The pages of a language, and the words of its interface and figures, as paths below its folder, sorted."""
    words = [name for name in interface_file.NAMES if (root / DOCS / locale / name).is_file()]
    return sorted([*languages.keys(root, locale), *words])


def read_side(root: Path, locale: str, key: str) -> Side:
    """Read a page; raise ``CannotRun`` at file and line if it is not UTF-8 or its front matter
    malformed."""
    path = f"{DOCS}/{locale}/{key}"
    if not (root / path).is_file():
        return Side(path, locale)
    text = read_text(root / path, root)
    if merge := merges.line(text):
        return Side(path, locale, True, text, merge=merge)
    page, segments = taken_apart(root, text, path, key)
    return Side(path, locale, True, text, page, tuple(segments))


def taken_apart(
    root: Path, text: str, path: str, key: str
) -> tuple[front_matter.Page, list[Segment]]:
    """The text of a page, or of the words of the interface, as what it says of itself and segments."""
    if key not in interface_file.NAMES:
        page = front_matter.parse(text, path)
        return page, page_segments(reader(root), page, key)
    page = interface_file.parse(text, path)
    return page, [
        Segment(name, "meta", word, page.lines[name], typed=name, last=page.lines[name])
        for name, word in interface_file.words(page).items()
    ]


def page_pair(root: Path, locale: str, key: str) -> PagePair:
    """Set a translated page beside its original; either file may be missing."""
    source = read_side(root, languages.source(root), key)
    target = read_side(root, locale, key)
    accepted = stamp.read(target.page, target.path)
    pairs: tuple[Pair, ...] = ()
    if not source.merge and not target.merge:
        pairs = tuple(compare(source.segments, target.segments, accepted.fingerprints))
    return PagePair(key, locale, source, target, accepted, pairs)


def page_pairs(root: Path) -> Iterator[PagePair]:
    """All translated pages of the book, in the order of their paths; one page in memory at a
    time."""
    return (pair for pair in pairs(root) if pair.key not in interface_file.NAMES)


def pairs(root: Path) -> Iterator[PagePair]:
    """The same, and the words of the interface and the figures."""
    originals = set(keys(root, languages.source(root)))
    for locale in languages.locales(root):
        for key in sorted(originals.union(keys(root, locale))):
            yield page_pair(root, locale, key)
