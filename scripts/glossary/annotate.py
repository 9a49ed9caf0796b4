"""Which words of a rendered page become links to the glossary?"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from turbohtml import Element, Range, Text

from book import html
from book.words import INLINE
from glossary.match import Match, TermIndex

_INLINE = INLINE | frozenset("button code data kbd math samp svg var wbr".split())  # noqa: SIM905
# Headings, links, controls, text that is no prose, and captions, which belong to their pictures;
# titles of admonitions, and words in another language.
_LEFT_ALONE = (
    "a, button, code, figcaption, h1, h2, h3, h4, h5, h6, iframe, kbd, label, math, noscript, object,"
    " option, pre, samp, script, select, style, summary, svg, template, textarea, title, var,"
    " .admonition-title, [lang]"
)


# The texts of a paragraph or the like, without its inline markup, each with whether it may be marked.
_Block = list[tuple[Text, bool]]


def annotate(page: str, index: TermIndex, mark: Callable[[str], Element | None]) -> str:
    """Return the HTML of a page with the first mention of each term in a link.

    ``mark`` gives the empty link for a term's id, or ``None`` for a term that is not linked. Only
    body text is marked. A mention that cannot be marked leaves it to the next one.
    """
    root = html.read(page)
    alone = set(root.select(_LEFT_ALONE))
    seen, links = set(), []
    for block in _blocks(root, alone):
        texts = [node.data for node, _ in block]
        starts = list(accumulate(map(len, texts), initial=0))
        for match in index.longest("".join(texts)):
            if match.id in seen or (span := _span(block, starts, match)) is None:
                continue
            seen.add(match.id)
            if link := mark(match.id):
                links.append((span, link))
    for span, link in reversed(links):  # what comes before one stays where it is
        span.surround_contents(link)
    return html.inside(root) if links else page


def _blocks(root: Element, alone: set[Element]) -> list[_Block]:
    blocks: list[_Block] = [[]]

    def walk(element: Element, free: bool) -> Iterator[Any]:
        for node in element.children:
            if isinstance(node, Text):
                blocks[-1].append((node, free))
            elif isinstance(node, Element):
                is_inline = node.tag in _INLINE
                if not is_inline:
                    blocks.append([])
                yield walk(node, free and node not in alone)
                if not is_inline:
                    blocks.append([])

    html.in_depth(walk(root, True))
    return blocks


def _span(block: _Block, starts: Sequence[int], match: Match) -> Range | None:
    """Where in the page a match stands, or ``None`` if no link can be put around it; ``starts`` has where in the
    block's text each of its texts begins."""
    first, last = (bisect_right(starts, at) - 1 for at in (match.start, match.end - 1))
    if not all(free for _, free in block[first : last + 1]):
        return None
    begin, stop = block[first][0], block[last][0]
    span = Range(begin)
    span.set_start(begin, match.start - starts[first])
    span.set_end(stop, match.end - starts[last])
    return span if begin is stop or _is_widened(span) else None


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
