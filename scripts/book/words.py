"""Which words does a reader find in a block of a page, and where was each typed?"""

import re
import unicodedata
from array import array
from collections.abc import Iterator, MutableSequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import turbohtml

from book.html import in_depth, read

OBJECT = "\ufffc"  # stands for what is no word: code, a picture, an address; no term goes across it
# Marks that are part of the letter before them, in any script: accents, vowels of Arabic and Hindi. Between these
# ranges stand signs of Chinese, Japanese and Korean: half the time of an import went into them.
_SCRIPTS = chain(range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
MARKS = "".join(c for c in map(chr, _SCRIPTS) if unicodedata.category(c).startswith("M"))
ENDS = ".!?…؟۔।"  # of a sentence, before a space
NOT_READ = frozenset({"pre", "script", "style", "svg", "math"})
_CODE = NOT_READ | {"code", "kbd", "samp", "var"}
# Elements within a sentence; any other ends one.
INLINE = frozenset(
    "a abbr b bdi bdo cite del dfn em i ins label mark q s small span strong sub sup time u".split()  # noqa: SIM905
)
GENERATED = frozenset({"headerlink", "footnote-backref"})
# What nobody reads: comments and the end of an element; the beginning of one, up to its text.
_END = re.compile(r"\s*<(?:(!--)|/[a-zA-Z][^<>]*>)")
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
    # An array has a tenth of the bytes of a list.
    offsets: MutableSequence[int] = field(default_factory=lambda: array("I"))
    languages: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[tuple[str, str, int]] = field(default_factory=list)
    titles: list[tuple[str, int]] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class Searched(str):
    """A text in which the same is looked for again and again, from one place after the other."""

    def __init__(self, _: str) -> None:
        self._found: dict[str, tuple[int, int]] = {}

    def first(self, value: str, start: int = 0) -> int:
        """Where ``value`` begins, at ``start`` or first behind it; the text's end where it does not."""
        asked, place = self._found.get(value, (0, -1))
        if not asked <= start <= place:
            place = self.find(value, start)
            place = len(self) if place < 0 else place
            self._found[value] = start, place
        return place


class Typed:
    """Puts the words of an element of the finished page beside those of the text it was made from."""

    def __init__(self, body: Searched, start: int, end: int) -> None:
        self.body = body
        self.at = start
        self.end = end
        self.words = Words()
        self._text: list[str] = []
        self._shown: list[str] = []
        self._is_unclosed = False  # a comment

    def read(self, element: turbohtml.Element) -> Words:
        """The words of ``element``, without those of other blocks in it."""
        self._tag(element)
        if element.tag in _CODE:
            self._object()
        else:
            in_depth(self._children(element))
        if lang := _language(element):
            self.words.languages.insert(0, (0, len(self.words.offsets), lang))
        return self._read()

    def text(self, text: str) -> Words:
        """The words of a text that is no Markdown, as a title in the front matter."""
        self._add(text)
        return self._read()

    def _read(self) -> Words:
        self.words.text, self.words.shown = "".join(self._text), "".join(self._shown)
        return self.words

    def _children(self, parent: turbohtml.Element) -> Iterator[Any]:
        for node in parent.children:
            if isinstance(node, turbohtml.Text):
                self._add(node.data)
            elif isinstance(node, turbohtml.Element) and "data-block" not in node.attrs:
                yield self._element(node)

    def _element(self, element: turbohtml.Element) -> Iterator[Any]:
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
            start = len(words.offsets)
            href = element.attr("href") or ""
            is_address = bool(href) and href.removeprefix("mailto:") == element.text
            if is_address:
                self._object()
            else:
                yield self._children(element)
            if href:
                offset = words.offsets[start] if start < len(words.offsets) else self.at
                words.links.append(Link(href, element.attr("hreflang") or "", offset))
                self._skip(element.text if is_address else href)
            if lang := element.attr("lang"):
                words.languages.append((start, len(words.offsets), lang.lower()))
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
        place = self.body.first(value)  # where a reference leads
        return place if place < len(self.body) else 0

    def _object(self, shown: str = "") -> None:
        self._shown.append(shown)
        if not self._text or not self._text[-1].endswith(OBJECT):
            self._text.append(OBJECT)
            self.words.offsets.append(self.at)

    def _append(self, text: str, first: int) -> None:
        if text:
            self._text.append(text)
            self._shown.append(text)
            self.words.offsets.extend(range(first, first + len(text)))

    def _tag(self, element: turbohtml.Element) -> range:
        """Go behind the tag that an element begins with, if it was typed as HTML; where that tag is."""
        self._pass_ends()
        found = _BEGINS.match(self.body, self.at, self.end)
        if not found or found[1].lower() != element.tag:
            return range(0)
        self.at = found.end()
        return range(found.start(), found.end())

    def _pass_ends(self) -> None:
        while passed := _END.match(self.body, self.at, self.end):
            end = passed.end()
            if passed[1]:
                end = -1 if self._is_unclosed else self.body.find("-->", end, self.end)
                self._is_unclosed = end < 0
                if end < 0:
                    return
                end += len("-->")
            self.at = end

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
        place = self.body.first(text, self.at)
        return place if place + len(text) <= self.end else None

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
    root = read(html).remove(", ".join([*NOT_READ, "template"]))
    texts = (root.text, *(each.attr("alt") or "" for each in root.select("[alt]")))
    return any(re.search(r"\w", text) for text in texts)
