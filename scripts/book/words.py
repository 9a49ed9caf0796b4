"""Which words does a reader find in a block of a page, and where was each typed?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import turbohtml

from book.html import read

OBJECT = "\ufffc"  # stands for what is no word: code, a picture, an address; no term goes across it
NOT_READ = frozenset({"pre", "script", "style", "svg", "math"})
_CODE = NOT_READ | {"code", "kbd", "samp", "var"}
# Elements within a sentence; any other ends one.
INLINE = frozenset(
    "a abbr b bdi bdo cite del dfn em i ins label mark q s small span strong sub sup time u".split()  # noqa: SIM905
)
GENERATED = frozenset({"headerlink", "footnote-backref"})
# What nobody reads: comments and the ends of elements; the beginning of one, up to its text.
_ENDS = re.compile(r"(?:\s*<(?:!--.*?-->|/[a-zA-Z][^<>]*>))+", re.S)
_BEGINS = re.compile(r"\s*<([a-zA-Z][\w-]*)(?=[\s/>])(?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
_SPACES = re.compile(r"\s+")
_PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Link:
    """``url`` as typed, ``hreflang`` the language that the link names, ``offset`` where its words begin."""

    url: str
    hreflang: str
    offset: int


@dataclass
class Words:
    """What is read, in one string; ``offsets`` has the place of each of its characters in the body.

    ``languages`` are parts of ``text`` in another language, as start, end and code. ``images`` are
    addresses and alternative texts, ``titles`` what links and pictures say of themselves where they
    are pointed at, each with the place of the text.
    """

    text: str = ""
    shown: str = ""  # with the code that is in it
    offsets: list[int] = field(default_factory=list)
    languages: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[tuple[str, str, int]] = field(default_factory=list)
    titles: list[tuple[str, int]] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class Typed:
    """Puts the words of an element of the finished page beside those of the text it was made from."""

    def __init__(self, body: str, start: int, end: int) -> None:
        self.body = body
        self.at = start
        self.end = end
        self.words = Words()

    def read(self, element: turbohtml.Element) -> Words:
        """The words of ``element``, without those of other blocks in it."""
        self._tag(element)
        if element.tag in _CODE:
            self._object()
        else:
            self._children(element)
        if lang := _language(element):
            self.words.languages.insert(0, (0, len(self.words.text), lang))
        return self.words

    def text(self, text: str) -> Words:
        """The words of a text that is no Markdown, as a title in the front matter."""
        self._add(text)
        return self.words

    def _children(self, parent: turbohtml.Element) -> None:
        for node in parent.children:
            if isinstance(node, turbohtml.Text):
                self._add(node.data)
            elif isinstance(node, turbohtml.Element) and "data-block" not in node.attrs:
                self._element(node)

    def _element(self, element: turbohtml.Element) -> None:
        classes = set(element.attrs.get("class") or ())
        if classes & GENERATED or element.tag == "input":
            return
        words, tag = self.words, self._tag(element)
        if "footnote-ref" in classes:
            words.footnotes.append((element.attr("href") or "").rpartition(":")[2])
            self._object()
        elif element.tag == "br":
            self._append("\n", self.at)
        elif element.tag == "img":
            alt, address = element.attr("alt") or "", element.attr("src") or ""
            words.images.append((address, alt, self._place(alt, tag)))
            self._place(address, tag)
            self._object()
        elif element.tag in _CODE:
            words.code.append(element.text)
            self._skip(element.text)
            self._object(element.text)
        else:
            if element.tag not in INLINE:
                self._object()
            start = len(words.text)
            href = element.attr("href") or ""
            is_address = bool(href) and href.removeprefix("mailto:") == element.text
            if is_address:
                self._object()
            else:
                self._children(element)
            if href:
                offset = words.offsets[start] if start < len(words.offsets) else self.at
                words.links.append(Link(href, element.attr("hreflang") or "", offset))
                self._skip(element.text if is_address else href)
            if lang := element.attr("lang"):
                words.languages.append((start, len(words.text), lang.lower()))
            if element.tag not in INLINE:
                self._object()
        if title := element.attr("title"):
            words.titles.append((title, self._place(title, tag)))

    def _place(self, value: str, tag: range) -> int:
        """Where an attribute's value was typed: in the tag, or in Markdown behind what was read last."""
        if tag:
            return max(self.body.find(value, tag.start, tag.stop), tag.start)
        self._skip(value)
        if self.body.endswith(value, 0, self.at):
            return self.at - len(value)
        return max(self.body.find(value), 0)  # where a reference leads

    def _object(self, shown: str = "") -> None:
        self.words.shown += shown
        if not self.words.text.endswith(OBJECT):
            self.words.text += OBJECT
            self.words.offsets.append(self.at)

    def _append(self, text: str, first: int) -> None:
        self.words.text += text
        self.words.shown += text
        self.words.offsets += range(first, first + len(text))

    def _tag(self, element: turbohtml.Element) -> range:
        """Go behind the tag that an element begins with, if it was typed as HTML; where that tag is."""
        self._pass_ends()
        found = _BEGINS.match(self.body, self.at, self.end)
        if not found or found[1].lower() != element.tag:
            return range(0)
        self.at = found.end()
        return range(found.start(), found.end())

    def _pass_ends(self) -> None:
        if passed := _ENDS.match(self.body, self.at, self.end):
            self.at = passed.end()

    def _add(self, text: str) -> None:
        self._pass_ends()
        place = None if text.isspace() else self._find(text)  # between cells are line ends
        if place is not None:
            self._append(text, place)
            self.at = place + len(text)
            return
        for piece in _PIECES.findall(text):
            if piece.isspace():  # as it was typed, which may be a tab, or a line's end
                if spaces := _SPACES.match(self.body, self.at, self.end):
                    self._append(spaces[0], self.at)
                    self.at = spaces.end()
                elif self.body[self.at : self.at + 1] == "&":
                    self._append(piece, self.at)
                else:  # nobody typed it: an extension put it behind a box, or before an arrow
                    self._object(piece)
                continue
            self._pass_ends()
            if (place := self._find(piece)) is not None:
                self._append(piece, place)
                self.at = place + len(piece)
            else:
                self._spell(piece)

    def _spell(self, piece: str) -> None:
        """Letter by letter: a word that was typed with a backslash or an entity in it."""
        for letter in piece:
            place = self.body.find(letter, self.at, min(self.at + 12, self.end))
            if place >= 0:
                self.at = place
            self._append(letter, min(self.at, max(self.end - 1, 0)))
            self.at += place >= 0

    def _find(self, text: str) -> int | None:
        place = self.body.find(text, self.at, self.end)
        return place if place >= 0 else None

    def _skip(self, text: str) -> None:
        place = self._find(text)
        if place is not None:
            self.at = place + len(text)


def _language(element: turbohtml.Element) -> str:
    """The language of a block, where the page says that it has one of its own."""
    marked = element.closest("[lang]")
    return (marked.attr("lang") or "").lower() if marked is not None else ""


def has_words(html: str) -> bool:
    """Does a reader find words in a piece of HTML, other than code, scripts and drawings?"""
    return bool(re.search(r"\w", "".join(_read(read(html)))))


def _read(element: turbohtml.Element) -> Iterator[str]:
    for node in element.children:
        if isinstance(node, turbohtml.Text):
            yield node.data
        elif isinstance(node, turbohtml.Element) and node.tag not in NOT_READ:
            yield node.attr("alt") or ""
            yield from _read(node)
