"""How does a figure come into a page?

A page shows it as a picture, ``![What it is](../source/figures/NAME.yml)``, which leads to its file wherever
Markdown is read. When the site is built a mark that no author can type stands in its place, and the drawing in
place of the mark, after the page has been cleaned of whatever could act in it.
"""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Collection
from html import unescape
from urllib.parse import unquote

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from figures.declared import FOLDER

_ADDRESS = re.compile(rf"{FOLDER}/([\w-]+)\.yml", re.A)
_MARK = re.compile(r'<span data-figure="([^"]*)" title="([^"]*)"></span>')


class Figures(Extension):
    """Marks those of the figures ``names`` that the page ``page`` (its path below ``docs/``) shows."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__()
        self.names, self.page = names, ""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # After attribute lists (8), before MkDocs looks for what pictures lead to (0).
        md.treeprocessors.register(_Marker(md, self), "book-figures", 5.2)


class _Marker(Treeprocessor):
    def __init__(self, md: markdown.Markdown, figures: Figures) -> None:
        super().__init__(md)
        self.figures = figures

    def run(self, root: etree.Element) -> None:
        for picture in root.iter("img"):
            beside = posixpath.dirname(self.figures.page)
            address = posixpath.normpath(posixpath.join(beside, unquote(picture.get("src", ""))))
            found = _ADDRESS.fullmatch(address)
            if found and found[1] in self.figures.names:
                title, tail = picture.get("alt", ""), picture.tail
                picture.clear()
                picture.tag, picture.tail = "span", tail
                picture.attrib.update({"data-figure": found[1], "title": title})


def place(html: str, page: str, draw: Callable[[str, str, str], str]) -> str:
    """The page with each drawing in the place of its mark.

    ``draw`` is given a figure's name, its title, and a name for its ids that no other page has.
    """
    own = "-".join(re.findall(r"[^\W_]+", page.partition("/")[2].removesuffix(".md")))
    number = 0

    def drawn(mark: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return draw(unescape(mark[1]), unescape(mark[2]), f"{number}--{own}")

    return _MARK.sub(drawn, html)
