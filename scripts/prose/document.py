"""What does a reader read in a Markdown file, in which language, and where does it stand?"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import unescape
from pathlib import Path

from book.code import without_code
from book.passages import MarkdownFile, Passage
from book.words import OBJECT
from ground.lines import Lines
from ground.message import say
from ground.problem import Problem, Severity

# Addresses and names of files are no words, wherever they stand.
_NAMES = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>()\[\]«»\"]+(?<![.,;:!?])"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/.-])(?:[\w.-]+/)*[\w-]+\.(?:md|py|yml|yaml|html?|css|js|json|zip|epub|pdf|csv|"
    r"tbx|txt|png|jpe?g|svg|webp|toml|zim)\b"
)


class Document:
    """The Markdown file at ``path`` below ``root``, and the languages it is in.

    ``locales`` holds one code, or several where a file is in both languages; ``apart`` the code of
    the passages, by their line, that are in another language, or in none at all (""), but for
    the label they begin with; ``whole`` that of passages without such a label; ``source`` what is
    read in the place of the file's text. ``page`` is the text below the front matter, which begins
    at ``body_line``. Raises ``CannotRun`` where the file cannot be read.
    """

    def __init__(
        self,
        root: Path,
        path: str,
        locales: tuple[str, ...],
        apart: Mapping[int, str] | None = None,
        whole: Mapping[int, str] | None = None,
        source: str | None = None,
    ) -> None:
        file = MarkdownFile(root, path, source)
        self.root, self.path = root, path
        self.source = file.source
        self.locales = locales
        self.place = file.place
        self.page = file.page
        self.body_line = file.front.body_line
        self.front = file.front.values
        self._body = file.body
        self._foreign: list[tuple[int, int, str]] = []
        self._found: dict[str, tuple[Iterator[re.Match[str]], tuple[int, int]]] = {}
        self.passages = tuple(self._read(file.passages))
        for passage in self.passages:
            if (label := (apart or {}).get(passage.line)) is not None:
                words = passage.text.find(":") + 1  # what stands before is the line's label
                self._mark(passage.offsets[words:], label)
            if (label := (whole or {}).get(passage.line)) is not None:
                self._mark(passage.offsets, label)

    def problem(
        self, offset: int, rule: str, message: str, severity: Severity = "error"
    ) -> Problem:
        """A problem at a character of the source."""
        return Problem(self.path, *self.place(offset), rule, message, severity)

    @cached_property
    def without_code(self) -> str:
        """The source with NUL in the place of code."""
        return self.source[: self._body] + without_code(self.page)

    def place_of(self, word: str) -> tuple[int, int]:
        """Line and column of ``word`` below the front matter: of its second occurrence when asked
        again.

        White space and control characters do not count; a word that cannot be found is said to
        be on the first line of the text.
        """
        if word not in self._found:
            spaced = r"[\x00-\x20\\]*".join(re.escape(letter) for letter in word.casefold())
            spaced = re.sub("^<", r"(?:<|/{3,}[ ]*html[ ]*\\|[ ]*)", spaced)  # as ``///`` opens it
            self._found[word] = re.finditer(spaced, self._searched), (1, 1)
        others, (line, column) = self._found[word]
        if found := next(others, None):
            line, column = self._lines(found.start())
            self._found[word] = others, (line, column)
        return self.body_line + line - 1, column

    @cached_property
    def _searched(self) -> str:
        lines = self.without_code[self._body :].split("\n")
        return "\n".join(unescape(line).casefold() for line in lines)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._searched)

    def locales_at(self, offset: int) -> tuple[str, ...]:
        """The languages that a word at this place may be of."""
        return self._locales[offset]

    @cached_property
    def _locales(self) -> list[tuple[str, ...]]:
        """The languages at each character of the source; of two marks on one place, the first holds."""
        found = [self.locales] * (len(self.source) + 1)
        for start, end, locale in reversed(self._foreign):
            found[start:end] = [(locale,)] * (end - start)
        return found

    def _mark(self, offsets: Sequence[int], locale: str) -> None:
        if offsets:
            self._foreign.append((offsets[0], offsets[-1] + 1, locale))

    def _read(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        for passage in passages:
            for start, end, locale in passage.languages:
                self._mark(passage.offsets[start:end], locale)
            text = list(passage.text)
            for at, offset in enumerate(passage.offsets):
                if self.source[offset : offset + 1] == "&" != text[at]:
                    text[at] = OBJECT  # typed by its name
            for name in _NAMES.finditer("".join(text)):
                text[name.start() : name.end()] = [OBJECT, *[""] * (len(name[0]) - 1)]
            read = [pair for pair in zip(text, passage.offsets, strict=True) if pair[0]]
            words = "".join(letter for letter, _ in read)
            if words.strip(OBJECT + " \t\n"):
                yield replace(
                    passage, text=words, offsets=array("I", (offset for _, offset in read))
                )


def named(passage: Passage) -> str:
    """What a message calls a passage."""
    return say("this heading") if passage.kind == "heading" else say("this passage")
