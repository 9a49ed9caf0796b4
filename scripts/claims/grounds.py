"""On which sentences of the chapters can something rest, and has any of them changed since?

A sentence is called ``conclusion-1.s2``, the second of the paragraph ``conclusion-1``; ``conclusion-1.all`` is
all of it. Whoever says something of a sentence records its fingerprint, under ``grounds`` in the same file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from book import front_matter
from book.chapters import in_nav_order
from book.front_matter import GROUNDS
from book.languages import DOCS, source
from book.segments import Segment
from claims.sentences import named
from ground.message import say
from ground.problem import Problem
from translation import stamp
from translation.book import read_side
from translation.fingerprint import fingerprint

COMMAND = "python3 scripts/accept_claims.py"
CHANGED = "ground-changed"  # the rule


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the received text: ``key`` is its chapter's path below the folder of a language, ``sentences``
    has each by its name."""

    id: str
    key: str
    line: int
    sentences: dict[str, str]


class Grounds:
    """The received text in the chapters of the book below ``root``; an edition's notes are none of it.

    It is in the language ``locale``. ``titles`` has that of each chapter by its path below the folder of a language,
    ``paragraphs`` each by its id, ``texts`` what each name stands for.
    """

    def __init__(self, root: Path) -> None:
        self.locale = source(root)
        self.titles: dict[str, str] = {}
        self.paragraphs: dict[str, Paragraph] = {}
        for key in in_nav_order(root):
            segments = read_side(root, self.locale, key).segments
            self.titles[key] = next((each.text for each in segments if each.level == 1), "")
            for each in segments:
                if _is_received(each) and (sentences := named(each.id, shown(each))):
                    self.paragraphs[each.id] = Paragraph(each.id, key, each.line, sentences)
        self.texts: dict[str, str] = {}
        for paragraph in self.paragraphs.values():
            self.texts |= paragraph.sentences
            self.texts[f"{paragraph.id}.all"] = " ".join(paragraph.sentences.values())

    def key(self, name: str) -> str:
        """The chapter of what is called so, empty if its paragraph is in none."""
        paragraph = self.paragraphs.get(name.rpartition(".")[0])
        return paragraph.key if paragraph else ""

    def fingerprint(self, name: str) -> str | None:
        """That of what is called so, if anything is."""
        text = self.texts.get(name)
        return None if text is None else fingerprint(Segment(name, "paragraph", text, 0))

    def held(self, page: front_matter.Page, path: str, names: Iterable[str]) -> set[str]:
        """Those of the ``names`` in a file whose text is still what somebody has seen."""
        recorded = stamp.read(page, path, GROUNDS).fingerprints
        return {
            each for each in names if each in recorded and recorded[each] == self.fingerprint(each)
        }

    def problems(
        self, page: front_matter.Page, path: str, names: Iterable[str]
    ) -> Iterator[Problem]:
        """``unknown-sentence`` is an error, ``ground-changed`` a warning, each at the line of what rests on it."""
        recorded = stamp.read(page, path, GROUNDS).fingerprints
        for name in names:
            line, now = page.lines.get(name, 1), self.fingerprint(name)
            if now is None:
                message = say("no paragraph of a chapter has the sentence {name!r}", name=name)
                yield Problem(path, line, 1, "unknown-sentence", message)
            elif recorded.get(name) != now:
                paragraph = self.paragraphs[name.rpartition(".")[0]]
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


def _is_received(segment: Segment) -> bool:
    """Is it a paragraph of the text, and no note of the edition?"""
    if segment.kind != "paragraph":
        return False
    (block,) = segment.blocks
    return block.number not in block.page.noted


def shown(segment: Segment) -> str:
    """What a reader finds in a segment."""
    return "\n".join(block.words.shown for block in segment.blocks).strip()
