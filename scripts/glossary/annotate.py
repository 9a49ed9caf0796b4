"""Which words of a rendered page become links to the glossary?"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape
from operator import attrgetter
from typing import NamedTuple

from glossary.match import TermIndex

_MARKUP = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>", re.S)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")
_CLOSING = re.compile(r"</[^<>]*>")
_OPENING = re.compile(r"<[a-zA-Z][^<>]*>\Z")
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|button|cite|code|data|del|dfn|em|i|ins|kbd|label|mark|math|q|s|samp|small|span"
    "|strong|sub|sup|svg|time|u|var|wbr"
)
# Headings, links, controls, text that is no prose, and captions, which belong to their pictures.
_LEFT_ALONE = re.compile(
    "a|button|code|figcaption|h[1-6]|iframe|kbd|label|math|noscript|object|option|pre|samp|script"
    "|select|style|summary|svg|template|textarea|title|var"
)
# Titles of admonitions, and words in another language.
_LEFT_ALONE_BY = re.compile(r"\bclass=[\"'][^\"']*\badmonition-title\b|\slang=")


class _Piece(NamedTuple):
    """Some text of a block and where it comes from; an entity is a piece of its own."""

    at: int  # in the block's text
    start: int  # in the page
    end: int
    free: bool  # may be marked


class _Block:
    """The text of a paragraph or the like, without its inline markup."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.text = ""
        self.pieces: list[_Piece] = []

    def add(self, start: int, end: int, free: bool) -> None:
        """Take in the page's text from ``start`` to ``end``."""
        for entity in _ENTITY.finditer(self.page, start, end):
            self._piece(start, entity.start(), self.page[start : entity.start()], free)
            self._piece(entity.start(), entity.end(), unescape(entity[0]), free)
            start = entity.end()
        self._piece(start, end, self.page[start:end], free)

    def _piece(self, start: int, end: int, text: str, free: bool) -> None:
        if text:
            self.pieces.append(_Piece(len(self.text), start, end, free))
            self.text += text

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in the page the characters stand, or ``None`` if no link can be put around them."""
        first, last = (
            bisect_right(self.pieces, at, key=attrgetter("at")) - 1 for at in (start, end - 1)
        )
        if not all(piece.free for piece in self.pieces[first : last + 1]):
            return None
        begin = self.pieces[first].start + start - self.pieces[first].at
        stop = min(self.pieces[last].start + end - self.pieces[last].at, self.pieces[last].end)
        return _whole(self.page, begin, stop)


def annotate(page: str, index: TermIndex, mark: Callable[[str], str | None]) -> str:
    """Return the HTML of a page with the first mention of each term in a link; all else stays as it
    is.

    ``mark`` gives the opening tag for a term's id, or ``None`` for a term that is not linked. Only
    body text is marked. A mention that cannot be marked leaves it to the next one.
    """
    done, result, seen = 0, [], set()
    for block in _blocks(page):
        for match in index.longest(block.text):
            if match.id in seen or (span := block.span(match.start, match.end)) is None:
                continue
            seen.add(match.id)
            if opening := mark(match.id):
                start, end = span
                result += [page[done:start], opening, page[start:end], "</a>"]
                done = end
    return "".join([*result, page[done:]])


def _blocks(page: str) -> Iterator[_Block]:
    block, position = _Block(page), 0
    skipped, depth = "", 0  # the element left alone that we are in
    for markup in _MARKUP.finditer(page):
        block.add(position, markup.start(), not skipped)
        position = markup.end()
        closing, name, attributes = markup[1], (markup[2] or "").lower(), markup[3]
        if name and not _INLINE.fullmatch(name):
            yield block
            block = _Block(page)
        if not name or attributes.endswith("/"):
            continue
        if skipped:
            depth += (name == skipped) * (-1 if closing else 1)
            skipped = skipped if depth else ""
        elif not closing and (_LEFT_ALONE.fullmatch(name) or _LEFT_ALONE_BY.search(attributes)):
            skipped, depth = name, 1
    block.add(position, len(page), not skipped)
    yield block


def _whole(page: str, begin: int, stop: int) -> tuple[int, int] | None:
    """Widen a span so that it holds whole elements, or return ``None`` if text is in the way."""
    closings, openings = _halves(page[begin:stop])
    for _ in range(openings):
        if not (closing := _CLOSING.match(page, stop)):
            return None
        stop = closing.end()
    for _ in range(closings):
        if not (opening := _OPENING.search(page, page.rfind("<", 0, begin), begin)):
            return None
        begin = opening.start()
    return (begin, stop) if _halves(page[begin:stop]) == (0, 0) else None


def _halves(fragment: str) -> tuple[int, int]:
    """Count the closing tags without their opening ones, and the reverse."""
    closings = openings = 0
    for markup in _MARKUP.finditer(fragment):
        if markup[1]:
            closings, openings = (closings, openings - 1) if openings else (closings + 1, 0)
        elif markup[2] and markup[2].lower() != "wbr":
            openings += 1
    return closings, openings
