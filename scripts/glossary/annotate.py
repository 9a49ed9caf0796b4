"""Which words of a rendered page become links to the glossary?"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from turbohtml import Element, Range, Text

from book import html
from glossary.match import TermIndex

_INLINE = frozenset(
    "a abbr b bdi bdo button cite code data del dfn em i ins kbd label mark math q s samp small span"  # noqa: SIM905
    " strong sub sup svg time u var wbr".split()
)
# Headings, links, controls, text that is no prose, and captions, which belong to their pictures;
# titles of admonitions, and words in another language.
_LEFT_ALONE = (
    "a, button, code, figcaption, h1, h2, h3, h4, h5, h6, iframe, kbd, label, math, noscript, object,"
    " option, pre, samp, script, select, style, summary, svg, template, textarea, title, var,"
    " .admonition-title, [lang]"
)


class _Piece(NamedTuple):
    """Some text of a block."""

    at: int  # in the block's text
    node: Text
    free: bool  # may be marked


class _Block:
    """The text of a paragraph or the like, without its inline markup."""

    def __init__(self) -> None:
        self.length = 0
        self.pieces: list[_Piece] = []

    def add(self, node: Text, free: bool) -> None:
        """Take in more text."""
        self.pieces.append(_Piece(self.length, node, free))
        self.length += len(node.data)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.node.data for piece in self.pieces)

    def span(self, start: int, end: int) -> Range | None:
        """Where in the page the characters stand, or ``None`` if no link can be put around them."""
        first, last = (
            bisect_right(self.pieces, at, key=attrgetter("at")) - 1 for at in (start, end - 1)
        )
        if not all(piece.free for piece in self.pieces[first : last + 1]):
            return None
        begin, stop = self.pieces[first], self.pieces[last]
        span = Range(begin.node)
        span.set_start(begin.node, start - begin.at)
        span.set_end(stop.node, end - stop.at)
        return span if begin is stop or _is_widened(span) else None


def annotate(page: str, index: TermIndex, mark: Callable[[str], Element | None]) -> str:
    """Return the HTML of a page with the first mention of each term in a link.

    ``mark`` gives the empty link for a term's id, or ``None`` for a term that is not linked. Only
    body text is marked. A mention that cannot be marked leaves it to the next one.
    """
    root = html.read(page)
    alone = set(root.select(_LEFT_ALONE))
    seen, links = set(), []
    for block in _blocks(root, alone):
        for match in index.longest(block.text):
            if match.id in seen or (span := block.span(match.start, match.end)) is None:
                continue
            seen.add(match.id)
            if link := mark(match.id):
                links.append((span, link))
    for span, link in reversed(links):  # what comes before one stays where it is
        span.surround_contents(link)
    return html.inside(root) if links else page


def _blocks(root: Element, alone: set[Element]) -> list[_Block]:
    blocks = [_Block()]

    def walk(element: Element, free: bool) -> Iterator[Any]:
        for node in element.children:
            if isinstance(node, Text):
                blocks[-1].add(node, free)
            elif isinstance(node, Element):
                is_inline = node.tag in _INLINE
                if not is_inline:
                    blocks.append(_Block())
                yield walk(node, free and node not in alone)
                if not is_inline:
                    blocks.append(_Block())

    html.in_depth(walk(root, True))
    return blocks


def _is_widened(span: Range) -> bool:
    """Widen a span so that it holds whole elements; false if other text is in the way."""
    top, first, last = span.common_ancestor_container, span.start_container, span.end_container
    while (above := first.parent) and above != top:
        if first.previous_sibling or (isinstance(first, Text) and span.start_offset):
            return False
        span.set_start_before(above)
        first = above
    while (above := last.parent) and above != top:
        if last.next_sibling or (isinstance(last, Text) and span.end_offset < len(last.data)):
            return False
        span.set_end_after(above)
        last = above
    return True
