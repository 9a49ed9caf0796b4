"""What does a page say, block by block, in the Markdown that ``mkdocs.yml`` configures?

The one reader of Markdown: what checks, the translation, the glossary and the build know of a page's
text comes from here.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import markdown
from turbohtml import Element

from book import front_matter, mkdocs_yml
from book.blocks import Block, Blocks
from book.html import read
from book.located import Unreadable
from book.words import Searched, Typed, Words
from ground.command import read_text
from ground.lines import line_of
from ground.message import say
from ground.problem import CannotRun

# What MkDocs adds to the extensions of mkdocs.yml ("Configuration", markdown_extensions).
_BUILT_IN = ("toc", "tables", "fenced_code")
# They change characters for print: not what a page says.
_PRINTING = ("smarty",)
_PARAGRAPH = re.compile(r"<(/?)p(?=[\s>])")


class _Numbers(Blocks):
    def attributes(self) -> Iterator[dict[str, str]]:
        return ({"data-block": str(number)} for number, _ in enumerate(self.found))


class Reader:
    """Reads Markdown with the extensions that the settings of a ``mkdocs.yml`` name."""

    def __init__(self, config: dict[str, Any], text: str = "") -> None:
        """Raises ``CannotRun`` with the name of an extension that there is not, or that cannot bear its options, at
        its line in the ``text`` of the settings."""
        names, options = extensions(config)
        self._blocks = _Numbers()
        self._md = markdown.Markdown()
        for name in names:
            try:
                self._md.registerExtensions([name], options)
            except Exception as error:  # whatever it is made of
                reason = say(
                    "the extension {name} cannot be used: {reason}", name=name, reason=error
                )
                raise CannotRun(
                    reason, "mkdocs.yml", line_of(text, max(text.find(f"- {name}"), 0))
                ) from None
        self._md.registerExtensions([self._blocks], {})
        self._alive: WeakValueDictionary[tuple[str, str, int], Page] = WeakValueDictionary()

    @property
    def blocks(self) -> dict[str, bool]:
        """What ``///`` can open, and must words stand behind it?"""
        processors: Any = self._md.parser.blockprocessors
        known = processors["blocks"].blocks if "blocks" in processors else {}
        return {name: bool(kind.ARGUMENT) for name, kind in known.items() if name != "admonition"}

    @property
    def indented(self) -> list[int]:
        """The lines, from 0, on which indented code begins in what was converted last."""
        return self._blocks.indented

    def convert(self, body: str) -> tuple[str, list[Block], dict[str, str]]:
        """The page, each block's element with its number as ``data-block``; its blocks, in order; where
        its reference links lead, by lower-case name.

        Raises ``Unreadable`` where an extension cannot bear what is typed.
        """
        self._blocks.found = []
        try:
            html = self._md.reset().convert(body)
        except Unreadable:
            raise
        except Exception as error:  # over a footnote, which is parsed after all else
            raise Unreadable(0, error) from None
        references: dict[str, tuple[str, str]] = self._md.references
        links = {name.lower(): url for name, (url, _) in references.items()}
        return html, self._blocks.found, links

    @lru_cache(maxsize=512)  # noqa: B019 - there is one reader a repository
    def page(self, body: str, path: str = "", first: int = 1) -> "Page":
        """Read the body of the page ``path``, which begins at its line ``first``; lines end with ``\\n``."""
        page = self._alive.get(
            (body, path, first)
        )  # a longer book is kept by who works on all of it
        if page is None:
            page = self._alive[body, path, first] = Page(self, body, path, first)
        return page

    def read(self, file: front_matter.Page) -> "Page":
        """Read a page; raise ``CannotRun`` at its line where an extension stumbles over it."""
        try:
            return self.page(file.body, file.path, file.body_line)
        except Unreadable as error:
            raise error.of(file.path, file.body_line) from None


class Page:
    """A page's ``body``, its ``html``, its ``blocks`` in order, where its reference ``links`` lead, and the lines, from
    0, on which ``indented`` code begins."""

    def __init__(self, reader: Reader, body: str, path: str = "", first: int = 1) -> None:
        self.body, self.path, self.first = body, path, first
        self.html, self.blocks, self.links = reader.convert(body)
        self.indented = reader.indented
        for number, block in enumerate(self.blocks):
            block.page, block.number = self, number

    @property
    def tree(self) -> Element:
        """The page as a tree of HTML, to be read and not to be changed."""
        return _tree(self.html)

    @cached_property
    def noted(self) -> frozenset[int]:
        """The numbers of the blocks that stand in a note."""
        inside = self.tree.select(".admonition [data-block]")
        return frozenset(int(str(each.attrs["data-block"])) for each in inside)

    @cached_property
    def words(self) -> list[Words]:
        """What a reader finds in each block; raises ``CannotRun`` where too much stands in each other."""
        starts = list(accumulate((len(line) + 1 for line in self.body.split("\n")), initial=0))
        # To HTML a paragraph ends where an element begins that is none of a sentence; not to who typed it.
        root = read(_PARAGRAPH.sub(r"<\1x-p", self.html))
        body = Searched(self.body)
        elements = {each.attrs["data-block"]: each for each in root.select("[data-block]")}
        found = []
        for number, block in enumerate(self.blocks):
            typed = Typed(body, starts[block.line] + block.column, starts[block.last + 1])
            element = elements.get(str(number))
            try:
                found.append(typed.read(element) if element is not None else Words())
            except RecursionError as error:
                raise Unreadable(block.line, error).of(self.path, self.first) from None
        return found


@lru_cache(maxsize=1)  # who reads a page asks several times; a tree takes thirty times its text
def _tree(html: str) -> Element:
    return read(html)


def reader(root: Path) -> Reader:
    """The reader of the repository ``root``; raises ``CannotRun`` where its mkdocs.yml is malformed."""
    return _reader(root, read_text(root / "mkdocs.yml", root))


@lru_cache(maxsize=4)
def _reader(root: Path, settings: str) -> Reader:
    return Reader(mkdocs_yml.read(root), settings)


def extensions(config: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The names of the extensions to read with, and the options of each, whatever is typed for them."""
    options: dict[str, Any] = {name: {} for name in _BUILT_IN}
    for each in config.get("markdown_extensions") or []:
        for name, values in (each if isinstance(each, dict) else {each: {}}).items():
            options[name] = values or {}
            if isinstance(values, dict):
                options[name] = {key: value for key, value in values.items() if value is not None}
    names = [name for name in options if name not in _PRINTING]
    return names, options
