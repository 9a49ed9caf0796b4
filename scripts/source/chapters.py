"""What text do the chapters hold, in the order of the book, once Markdown is taken away?"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import markdown

from book import front_matter, mkdocs_yml
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

CHAPTERS = "chapitres/"
_BLOCK_ELEMENTS = {"p", "li", "td", "th", "dt", "dd", "pre", "div", "blockquote"} | {
    f"h{level}" for level in range(1, 7)
}


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


def in_nav_order(root: Path) -> list[str]:
    """Paths of the chapters below ``docs/<locale>/`` as ``nav`` in mkdocs.yml orders them.

    Raises ``CannotRun`` where mkdocs.yml cannot be read or names no chapter.
    """
    nav = mkdocs_yml.read(root).get("nav")
    paths = [path for path in mkdocs_yml.pages(nav) if path.startswith(CHAPTERS)]
    if not paths:
        raise CannotRun(say("nav names no page below {folder}", folder=CHAPTERS), "mkdocs.yml")
    return paths


def blocks(root: Path, locale: str, path: str, note_type: str) -> list[Block]:
    """Titles and paragraphs of one chapter; notes (admonitions of ``note_type``) are left out."""
    name = f"docs/{locale}/{path}"
    page = front_matter.parse(read_text(root / name, root), name)
    md = markdown.Markdown(extensions=["attr_list", "md_in_html", "admonition"])
    md.convert(page.body)  # gathers link definitions, wherever they stand
    found = []
    for line, source in _split(page.body, page.body_line):
        if re.match(rf"!!! *{re.escape(note_type)}\b", source):
            continue
        texts = _Texts(md.convert(source)).found
        found += [Block(text, Path(path).stem, name, line, source) for text in texts]
    return found


def _split(body: str, first_line: int) -> list[tuple[int, str]]:
    """Blocks between blank lines with the line each starts on; indented ones join the one above."""
    parts: list[tuple[int, str]] = []
    current: list[str] = []
    start = 0
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        if line.strip():
            start = start or number
            current.append(line)
        elif current:
            source = "\n".join(current)
            if parts and current[0].startswith("    "):
                parts[-1] = (parts[-1][0], f"{parts[-1][1]}\n\n{source}")
            else:
                parts.append((start, source))
            current, start = [], 0
    return parts


class _Texts(HTMLParser):
    """The text of each innermost block element of a piece of HTML, white space folded."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text = ""
        self.feed(html)
        self.close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK_ELEMENTS:
            self._flush()
        elif tag == "br":
            self._text += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK_ELEMENTS:
            self._flush()

    def handle_data(self, data: str) -> None:
        self._text += data

    def _flush(self) -> None:
        if text := self._text.strip():
            self.found.append(re.sub(r"[ \t\n]+", " ", text))
        self._text = ""
