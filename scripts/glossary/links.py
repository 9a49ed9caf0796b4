"""Which links of a Markdown page lead into a glossary?"""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.passages import MarkdownPage, blanked

_TARGET = re.compile(
    r"\]\([ \t]*<?(?P<inline>[^)>\s]+)"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<reference>[^>\s]+)"
    r"|\bhref=[\"'](?P<html>[^\"'\s]+)",
    re.M,
)


class TermLink(NamedTuple):
    """A link at ``line`` and ``column`` (from 1) to the anchor ``id`` of the file ``path``."""

    path: str
    id: str
    line: int
    column: int


def term_links(page: MarkdownPage, glossaries: set[str]) -> Iterator[TermLink]:
    """Yield the links with a fragment that lead to one of the glossary files."""
    text = blanked(page.source)
    for found in _TARGET.finditer(text):
        group = found.lastgroup or 0
        target = found[group]
        address, hash_sign, fragment = target.partition("#")
        folder = posixpath.dirname(page.path)
        path = posixpath.normpath(posixpath.join(folder, address)) if address else page.path
        if hash_sign and fragment and path in glossaries:
            start = found.start(group)
            line = text.count("\n", 0, start) + 1
            yield TermLink(path, fragment, line, start - text.rfind("\n", 0, start))
