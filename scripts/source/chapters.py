"""What text does a chapter hold, once Markdown is taken away?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import turbohtml

from book import html
from book.passages import MarkdownFile
from book.words import GENERATED, INLINE

_IN_A_LINE = INLINE | {"br", "code", "kbd", "samp", "var"}


@dataclass(frozen=True)
class Block:
    """A title or paragraph: its plain text, its chapter (the file's stem), and where it stands."""

    text: str
    chapter: str
    path: str
    line: int
    source: str = ""

    def line_of_word(self, number: int) -> int:
        """The line on which the block's word ``number`` (from 0) stands."""
        for offset, line in enumerate(self.source.split("\n")):
            number -= len(line.split())
            if number < 0:
                return self.line + offset
        return self.line


def blocks(root: Path, path: str, note_type: str) -> list[Block]:
    """Titles and paragraphs of the chapter at ``path``, whatever its page shows; notes (admonitions of
    ``note_type``) are left out."""
    file = MarkdownFile(root, path)
    lines, found = file.source.split("\n"), []
    line, source = file.front.body_line, ""
    texts = _Texts(note_type)
    html.in_depth(texts.read(file.page.tree, None))
    for number, text in texts.found:
        if number is not None:
            block = file.page.blocks[number]
            line = file.front.body_line + block.line
            source = "\n".join(lines[line - 1 : line + block.last - block.line])
        found.append(Block(text, Path(path).stem, file.path, line, source))
    return found


class _Texts:
    """The text of each innermost block element, white space folded, with the number of its block."""

    def __init__(self, note_type: str) -> None:
        self.found: list[tuple[int | None, str]] = []
        self._note = {"admonition", note_type}
        self._text: list[str] = []

    def read(self, element: turbohtml.Element, number: int | None) -> Iterator[Any]:
        if own := element.attr("data-block"):
            number = int(own)
        for node in element.children:
            if isinstance(node, turbohtml.Text):
                self._text.append(node.data)
            elif isinstance(node, turbohtml.Element) and not self._is_left_out(node):
                if node.tag == "br":
                    self._text.append(" ")
                elif node.tag not in _IN_A_LINE:
                    self._flush(number)
                yield self.read(node, number)
        if element.tag not in _IN_A_LINE:
            self._flush(number)

    def _is_left_out(self, element: turbohtml.Element) -> bool:
        classes = set((element.attr("class") or "").split())
        return self._note <= classes or bool(classes & GENERATED)

    def _flush(self, number: int | None) -> None:
        if text := re.sub(r"[ \t\n]+", " ", "".join(self._text).strip()):
            self.found.append((number, text))
        self._text = []
