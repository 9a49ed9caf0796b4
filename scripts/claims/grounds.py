"""On which sentences of the chapters can something rest, and has any of them changed since?

A sentence is called ``conclusion-1.s2``, the second of the paragraph ``conclusion-1``; ``conclusion-1.all`` is
all of it. Whoever says something of a sentence records its fingerprint, under ``grounds`` in the same file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from book import front_matter
from book.chapters import in_nav_order
from book.front_matter import GROUNDS
from book.languages import DOCS, source
from book.segments import Segment
from claims.sentences import named, split
from ground import writing
from ground.message import say
from ground.problem import CannotRun, Problem
from translation import stamp
from translation.book import read_side
from translation.fingerprint import fingerprint

COMMAND = "python3 scripts/accept_claims.py"
CHANGED = "ground-changed"  # the rule
ALL = "all"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the received text: ``key`` is its chapter's path below the folder of a language."""

    id: str
    key: str
    line: int
    text: str

    @cached_property
    def sentences(self) -> list[str]:
        return split(self.text)


class Grounds:
    """The received text in the chapters of the book below ``root``; an edition's notes are none of it.

    It is in the language ``locale``. ``chapters`` are their paths below the folder of a language, ``titles`` their
    titles, ``paragraphs`` theirs by id.
    """

    def __init__(self, root: Path) -> None:
        self.locale = source(root)
        self.chapters = in_nav_order(root)
        self.titles: dict[str, str] = {}
        self.paragraphs: dict[str, Paragraph] = {}
        for key in self.chapters:
            side = read_side(root, self.locale, key)
            self.titles[key] = title(side.segments)
            for segment in received(side.segments):
                if text := shown(segment):
                    self.paragraphs[segment.id] = Paragraph(segment.id, key, segment.line, text)

    def paragraph(self, name: str) -> Paragraph:
        """The one that has what is called so; raises ``KeyError`` if none has."""
        return self.paragraphs[name.rpartition(".")[0]]

    def text(self, name: str) -> str | None:
        """What is called so, if anything is."""
        segment, _, which = name.rpartition(".")
        if not (paragraph := self.paragraphs.get(segment)):
            return None
        if which == ALL:
            return " ".join(paragraph.sentences)
        return named(paragraph.sentences).get(which)

    def key(self, name: str) -> str:
        """The chapter of what is called so, empty if nothing is."""
        paragraph = self.paragraphs.get(name.rpartition(".")[0])
        return paragraph.key if paragraph else ""

    def print(self, name: str) -> str | None:
        """The fingerprint of what is called so."""
        text = self.text(name)
        return None if text is None else fingerprint(Segment(name, "paragraph", text, 0))

    def hold(self, names: Iterable[str], recorded: Mapping[str, str]) -> bool:
        """Is what is called so still what somebody has seen?"""
        return all(name in recorded and recorded[name] == self.print(name) for name in names)

    def problems(
        self, page: front_matter.Page, path: str, names: Iterable[str]
    ) -> Iterator[Problem]:
        """``unknown-sentence`` is an error, ``ground-changed`` a warning, each at the line of what rests on it."""
        recorded = stamp.read(page, path, GROUNDS).fingerprints
        for name in names:
            line, now = page.lines.get(name, 1), self.print(name)
            if now is None:
                message = say("no paragraph of a chapter has the sentence {name!r}", name=name)
                yield Problem(path, line, 1, "unknown-sentence", message)
            elif recorded.get(name) != now:
                paragraph = self.paragraph(name)
                where = f"{DOCS}/{self.locale}/{paragraph.key}:{paragraph.line}"
                accept = f"{COMMAND} {path} {name}"
                message = (
                    say(
                        "the sentence this rests on has changed ({where}): read both, then run `{accept}`",
                        where=where,
                        accept=accept,
                    )
                    if name in recorded
                    else say(
                        "nobody has said that this rests on {where}: read both, then run `{accept}`",
                        where=where,
                        accept=accept,
                    )
                )
                yield Problem(path, line, 1, CHANGED, message, "warning")

    def accept(
        self, root: Path, path: str, page: front_matter.Page, names: list[str], only: list[str]
    ) -> tuple[list[str], bool]:
        """Record what the things called ``names`` in a file rest on as it is now, or some of them ``only``.

        Returns which, and whether anything was to be recorded. Raises ``CannotRun`` for what cannot be.
        """
        recorded = dict(stamp.read(page, path, GROUNDS).fingerprints)
        for name in only or names:
            now = self.print(name)
            if name not in names or now is None:
                reason = say("{name!r} is not in it, or no sentence; nothing accepted", name=name)
                raise CannotRun(reason, path, page.lines.get(name, 1))
            recorded[name] = now
        new = stamp.Stamp({name: recorded[name] for name in names if name in recorded})
        changed = writing.edit(
            root / path, lambda text: stamp.write_whole(text, new, path, GROUNDS), path
        )
        return list(only or names), changed


def received(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The paragraphs of a chapter that are the text, and no note of the edition."""
    for segment in segments:
        if segment.kind == "paragraph":
            (block,) = segment.blocks
            if block.number not in block.page.noted:
                yield segment


def shown(segment: Segment) -> str:
    """What a reader finds in a segment."""
    return "\n".join(block.words.shown for block in segment.blocks).strip()


def title(segments: Iterable[Segment]) -> str:
    """The text of a page's first heading."""
    return next((each.text for each in segments if each.level == 1), "")
