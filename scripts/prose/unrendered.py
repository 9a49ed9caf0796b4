"""Which Markdown do readers see as it was typed, since it does not mean what its author thinks?"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from ground.message import say
from ground.problem import Problem
from prose.document import Document

# What no sentence of a book holds, but Markdown does; and how to type it.
_SIGNS = (
    (r"^[ \t]*[-*+][ \t]+\S", say("a list needs an empty line above it")),
    (r"^[ \t]*1[.)][ \t]+\S", say("a list needs an empty line above it")),
    (r"^[ \t]*\|.*\|[ \t]*$", say("a table needs an empty line above it and `|---|` below its heads")),
    (r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]", say('a note is `!!! note "Title"`, its text indented by four spaces')),
    (r"\[\^[^\]\s]+\]:?", say("footnotes are not set up in this book: say it in the text")),
    (r"\][ \t]?\([^()\s]*(?:[./#]|\Z)", say("a link is `[words](address)`, with no space between the two")),
    (r"\]\[[^\]\n]*\]", say("no line `[name]: address` says where this link leads")),
    (r"(?:\*\*|~~)[ \t]*\w*", say("bold is `**words**`, with no space inside; nothing is struck through")),
    (r"\{:?[ \t\u00a0\u202f]*[#.][\w-]+", say("an id stands at its heading's end, or on a line below its paragraph")),
    (r"<!--|-->", say("a comment is `<!-- … -->`")),
    (r"-{1,2}8<-{1,2}", say("no file can be included")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(sign, re.M), advice) for sign, advice in _SIGNS)
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "svg", "math", "script", "style"})
_INLINE = frozenset(
    {"a", "abbr", "b", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
)


def problems(page: Document) -> Iterator[Problem]:
    """Rule ``raw-markdown``, once for each sign in each run of text."""
    parser = _Texts()
    parser.feed(page.html)
    parser.close()
    for text in "".join(parser.text).split("\0"):
        for pattern, advice in _PATTERNS:
            if found := pattern.search(text.strip()):
                shown = found[0].strip()
                message = say(
                    "readers see {words!r} as it is typed: {advice}", words=shown, advice=advice
                )
                yield Problem(page.path, *page.place_of(shown), "raw-markdown", message)


class _Texts(HTMLParser):
    """The text of a page without code, a NUL between its blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._verbatim += tag in _VERBATIM
        self._between(tag)

    def handle_endtag(self, tag: str) -> None:
        self._verbatim -= tag in _VERBATIM
        self._between(tag)

    def handle_data(self, data: str) -> None:
        if self._verbatim <= 0:
            self.text.append(data.replace("\0", ""))

    def _between(self, tag: str) -> None:
        if tag not in _INLINE | _VERBATIM:
            self.text.append("\0")
        elif tag in _VERBATIM:
            self.text.append("\ufffc")
