"""Which passages of text has a Markdown page, and with which ids?"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from book import front_matter
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

Kind = Literal["body", "heading", "meta"]

_FENCE = re.compile(
    r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[`~]*[ \t]*$|^[ \t]*(?:`{3,}|~{3,}).*\Z", re.M | re.S
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.S)
_CONTAINER = re.compile(r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]?)+")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*$")
_ADMONITION = re.compile(r'^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+(?:"(.*)")?[ \t]*$')
WORD_ATTRIBUTES = re.compile(r"(?<=[*_`)])\{:?[^{}\n]*\}")  # such as a word's language
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}\n]*)\}[ \t]*$", re.M)
_IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])(?:\{[^}\n]*\})?")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
_TYPED = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_OBJECT = "\ufffc"  # stands for something that is no text, and no term goes across it
_NOTHING = "\x00"  # stands for nothing at all


@dataclass(frozen=True)
class Passage:
    """A run of text; its line breaks are those of the file, so line ``line + n`` holds its line
    ``n``.

    ``kind``: ``body``, ``heading`` (titles and alternative texts too) or ``meta`` (title and
    description in the front matter). ``last`` is the last line of the block, its attribute list
    included.
    """

    kind: Kind
    id: str
    line: int
    last: int
    text: str


@dataclass(frozen=True)
class MarkdownPage:
    """A page's ``path`` relative to the root, its Markdown and its passages in order."""

    path: str
    source: str
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return next((p.text for p in self.passages if p.kind == "heading"), Path(self.path).stem)


def read_page(path: Path, root: Path) -> MarkdownPage:
    """Read one page; raise ``CannotRun`` if it is no readable UTF-8 text."""
    source, name = read_text(path, root), path.relative_to(root).as_posix()
    return MarkdownPage(name, source, tuple(passages(source, name)))


def chapters(root: Path, language: str) -> list[MarkdownPage]:
    """Read the chapters of one language by name; raise ``CannotRun`` if there is none."""
    folder = root / "docs" / language / "chapitres"
    paths = sorted(folder.glob("*.md"))
    if not paths:
        name = folder.relative_to(root).as_posix()
        raise CannotRun(say("there is no chapter here"), name)
    return [read_page(path, root) for path in paths]


def blanked(source: str) -> str:
    """Return the Markdown with fillers for code and comments, everything else at its place."""
    for pattern, filler in ((_FENCE, _OBJECT), (_COMMENT, _NOTHING), (_CODE, _OBJECT)):
        source = pattern.sub(partial(_filled, filler), source)
    return source


def _filled(filler: str, found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", filler, found[0])


def passages(source: str, name: str) -> Iterator[Passage]:
    """Yield the passages of a page's Markdown; ``name`` is the path that ``CannotRun`` names."""
    front = front_matter.parse(source, name)
    for key in ("title", "description"):
        if key in front.values:
            line = front.lines[key]
            yield Passage("meta", "", line, line, str(front.values[key]))
    for first, lines in _blocks(blanked(front.body), front.body_line):
        yield from _read(first, lines)


def _blocks(text: str, body_line: int) -> Iterator[tuple[int, list[str]]]:
    """Cut at blank lines, headings, list items and titles of admonitions."""
    first = body_line
    block: list[str] = []
    for number, line in enumerate(text.split("\n"), body_line):
        alone = _HEADING.match(line) or _ADMONITION.match(line)
        if block and (not line.strip() or alone or _CONTAINER.match(line)):
            yield first, block
            block = []
        if alone:
            yield number, [line]
        elif line.strip():
            first, block = (first, block) if block else (number, [])
            block.append(line)
    if block:
        yield first, block


def _read(first: int, lines: list[str]) -> Iterator[Passage]:
    text, last = "\n".join(lines), first + len(lines) - 1
    kind: Kind = "body"
    if admonition := _ADMONITION.match(text):
        text, kind = admonition[1] or "", "heading"
    identifier = ""
    for attributes in _ATTRIBUTES.finditer(text):
        if found := re.search(r"#([^\s}]+)", attributes[1]):
            identifier = found[1]
    text = _ATTRIBUTES.sub("", text)
    if heading := _HEADING.match(text):
        text, kind = heading[1], "heading"
    for image in _IMAGE.finditer(text):
        line = first + text.count("\n", 0, image.start())
        yield Passage("heading", "", line, line, _plain(image[1]))
    text = "\n".join(_CONTAINER.sub("", line).strip() for line in text.split("\n"))
    plain = _plain(_IMAGE.sub(_OBJECT, text))
    if any(map(str.isalnum, plain)):
        above = len(plain) - len(plain.lstrip("\n"))
        yield Passage(kind, identifier, first + above, last, plain[above:])


def _plain(text: str) -> str:
    """Inline Markdown as the reader sees it, line breaks kept."""
    text = WORD_ATTRIBUTES.sub("", text)
    text = _LINK.sub(lambda found: found[1], text)
    text = _TAG.sub(lambda found: "\n" * found[0].count("\n"), text)
    return html.unescape(_TYPED.sub("", text).replace(_NOTHING, "")).rstrip()
