"""What do the content rules compare, and what do they find?"""

from dataclasses import dataclass

from book.blocks import Block
from book.segments import Segment
from book.words import OBJECT, Link
from ground.problem import Severity


@dataclass(frozen=True)
class Finding:
    """``message`` is one sentence; ``in_source`` says that the original file is at fault, not the
    other."""

    rule: str
    message: str
    severity: Severity = "error"
    in_source: bool = False


@dataclass(frozen=True)
class Passage:
    """One side: ``prose`` is its running text, the rest is what stands in it.

    Of a glossary entry the prose is the definition: labels, synonyms and forms belong to one
    language.
    """

    segment: Segment
    locale: str
    prose: str
    links: list[Link]
    images: list[str]
    footnotes: list[str]
    code: list[str]


@dataclass(frozen=True)
class Passages:
    """A segment of the original and its translation; ``key`` is the path of their page below both
    folders."""

    key: str
    source: Passage
    target: Passage


def passages(key: str, languages: tuple[str, str], source: Segment, target: Segment) -> Passages:
    """Prepare both sides alike; ``languages`` are those of the source and of the translation."""
    return Passages(key, _passage(source, languages[0]), _passage(target, languages[1]))


def _passage(segment: Segment, locale: str) -> Passage:
    blocks = segment.blocks
    prose = [_text(block) for block in blocks] or [segment.text]
    if segment.kind == "entry":
        definition = [block for block in blocks if block.kind != "item" and not block.level]
        prose = [_text(block) for block in definition]
    return Passage(
        segment,
        locale,
        "\n\n".join(prose),
        links=[link for block in blocks for link in block.words.links],
        images=[url for block in blocks for url, _, _ in block.words.images],
        footnotes=[label for block in blocks for label in block.words.footnotes],
        code=[code for block in blocks for code in block.words.code],
    )


def _text(block: Block) -> str:
    """What is read in a block, the alternative texts of its pictures too."""
    words = block.words
    return " ".join([words.text.replace(OBJECT, " "), *(alt for _, alt, _ in words.images)])
