"""Which links of a Markdown page lead into a glossary?"""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from book.passages import MarkdownFile


class TermLink(NamedTuple):
    """A link at ``line`` and ``column`` (from 1) to the anchor ``id`` of the file ``path``."""

    path: str
    id: str
    line: int
    column: int


def term_links(page: MarkdownFile, glossaries: set[str]) -> Iterator[TermLink]:
    """Yield the links with a fragment that lead to one of the glossary files."""
    for url, offset in page.links():
        address, _, fragment = url.partition("#")
        folder = posixpath.dirname(page.path)
        path = posixpath.normpath(posixpath.join(folder, address)) if address else page.path
        if fragment and path in glossaries:
            yield TermLink(path, fragment, *page.place(offset))
