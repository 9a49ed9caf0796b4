"""Which blocks of text does a Markdown page hold, and where does each begin?

Follows what Python-Markdown makes of a page with the extensions of ``mkdocs.yml`` (attribute lists,
tables, fenced code, admonitions, Markdown in HTML), by lines, so that every block has its place.
Code, comments and link definitions are no text of the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]*(?=\S)")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
_RULE = re.compile(r"([*_-])(?:[ ]*\1){2,}[ ]*$")
_ITEM = re.compile(r"(?:[*+-]|\d+\.)[ \t]+")
_DEFINITION = re.compile(r"\[(?P<name>[^\]^][^\]]*)\]:[ \t]*<?(?P<url>[^\s>]+)>?")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\]:")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:[ \t]*")
_TITLED = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+(?:[\w -]*\"(?P<title>[^\"]*)\")?")
_SEPARATOR = re.compile(r"[ |:]*-[-| :]*$")
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<list>[^}\n]*)\}[ ]*$")
_LAST_ATTRIBUTES = re.compile(r"[ \n]+\{:?[ ]*(?P<list>(?=[^}\n]*[#.=])[^}\n]*)\}[ ]*$")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>")
_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span)?[\"']?)?(?=\s|$)")
_HTML_BLOCKS = re.compile(
    r"address|article|aside|audio|blockquote|canvas|dd|details|dialog|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hr|iframe|"
    r"li|main|math|nav|noscript|ol|p|pre|script|section|style|summary|svg|table|"
    r"tbody|td|tfoot|th|thead|tr|ul|video",
    re.I,
)
_NO_TEXT = frozenset({"hr", "pre", "script", "style", "svg", "math"})


@dataclass
class Block:
    """One block: ``kind`` is heading, title (of a note), paragraph, item, row or html; ``level`` a heading's, else 0.

    ``line`` and ``column`` (from 0) are where its text begins, ``last`` its last line; ``text`` is
    Markdown without the block's own marks and attribute list; ``id`` the typed one, else empty.
    """

    kind: str
    line: int
    column: int
    level: int = 0
    id: str = ""
    last: int = 0
    text: str = ""
    lines: list[str] = field(default_factory=list, repr=False)

    def close(self) -> None:
        text = "\n".join(self.lines)
        if self.kind in ("heading", "item", "row") and (found := _LAST_ATTRIBUTES.search(text)):
            text, self.id = text[: found.start()], self.id or _id(found["list"])
        if self.kind == "heading":
            text = text.rstrip().rstrip("#")
        self.text = text.strip()


def blocks(markdown: str) -> tuple[list[Block], dict[str, str]]:
    """The blocks of a page's body (``\\n`` line ends), in order, and its link definitions by
    lower-case name."""
    scanner = _Scanner(markdown)
    found = [block for block in scanner.scan() if re.search(r"\w", block.text)]
    return found, scanner.definitions


def _id(attributes: str) -> str:
    found = re.search(r"(?:^|\s)#([^\s}]+)|(?:^|\s)id=[\"']?([^\s\"'}]+)", attributes)
    return (found[1] or found[2]) if found else ""


class _Scanner:
    def __init__(self, markdown: str) -> None:
        hidden = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), markdown)
        self.raw = markdown.split("\n")
        self.lines = [
            line.replace("\t", "    ") if line[:1] == "\t" else line for line in hidden.split("\n")
        ]
        self.definitions: dict[str, str] = {}
        self.done: list[Block] = []
        self.now: Block | None = None
        self.fence = self.html = ""
        self.html_depth = self.depth = 0
        self.first = True  # the next line begins a block
        self.code = self.contained = self.in_list = self.in_table = False

    def scan(self) -> Iterator[Block]:
        skip = False
        for number in range(len(self.lines)):
            skip = not skip and self._line(number)
            yield from self.done
            self.done.clear()
        self._close()
        yield from self.done

    def _close(self) -> None:
        if self.now:
            self.now.close()
            self.done.append(self.now)
        self.now = None

    def _start(self, kind: str, number: int, column: int, level: int = 0) -> None:
        self._close()
        self.now = Block(kind, number, column, level)
        self._add(number, column)

    def _add(self, number: int, column: int) -> None:
        assert self.now
        self.now.lines.append(self.lines[number][column:].strip())
        self.now.last = number

    def _line(self, number: int) -> bool:
        """Take one line; return whether the next one belongs to it."""
        line = self.lines[number]
        quote = _QUOTE.match(line).end()  # type: ignore[union-attr]  # matches the empty string
        text = line[quote:].lstrip()
        column = len(line) - len(text)
        indent = 0 if self.raw[number].startswith("<!--") else column - quote
        following = self.lines[number + 1].strip() if number + 1 < len(self.lines) else ""
        if self.fence:
            if text.startswith(self.fence) and not text.strip(self.fence[0] + " "):
                self.fence = ""
            return False
        if self.html:
            self._add(number, 0)
            self._html_depth(line)
            return False
        if not text.strip():
            self._close()
            self.first, self.in_list, self.in_table = True, False, False
            return False
        if (depth := line[:quote].count(">")) != self.depth:
            self._close()
            self.first, self.depth = True, depth
        first, self.first = self.first, False
        self.code = indent >= 4 and not self.contained and (first or self.code)
        if self.code:
            return False
        if first and not indent:
            self.contained = False
        if fence := _FENCE.match(text):
            self._close()
            self.fence, self.first = fence[1], True
        elif _ATTRIBUTES.match(text):
            if self.now:
                self.now.id = self.now.id or _id(text)
            self._close()
        elif (heading := _HEADING.match(text)) and (not indent or self.contained):
            self._start("heading", number, column + heading.end(), len(heading[1]))
            self._close()
            self.first = True
        elif first and _UNDERLINE.match(following) and not _ITEM.match(text):
            self._start("heading", number, column, 1 if following[0] == "=" else 2)
            self._close()
            self.first = True
            return True
        elif _RULE.match(text):
            self._close()
        elif (tag := _TAG.match(text)) and _HTML_BLOCKS.fullmatch(tag["name"]):
            self._tag(tag, number, column)
        elif (first or self.in_list) and (item := _ITEM.match(text)):
            self._start("item", number, column + item.end())
            self.contained = self.in_list = True
        elif definition := _DEFINITION.match(text):
            self.definitions[definition["name"].lower()] = definition["url"]
        elif _ABBREVIATION.match(text):
            pass
        elif footnote := _FOOTNOTE.match(text):
            self._start("paragraph", number, column + footnote.end())
            self.contained = True
        elif first and (titled := _TITLED.match(text)):
            if titled["title"]:
                self._start("title", number, column + titled.start("title"))
                self.now.lines = [titled["title"]]  # type: ignore[union-attr]  # just started
            self._close()
            self.contained = self.first = True
        elif self.in_table or (
            first and "|" in text and "|" in following and _SEPARATOR.match(following)
        ):
            lead = len(text) - len(text.lstrip("| "))
            self._start("row", number, column + lead)
            first_row, self.in_table = not self.in_table, True
            return first_row
        elif self.now and self.now.kind != "html":
            self._add(number, column)
        else:
            self._start("paragraph", number, column)
        return False

    def _tag(self, tag: re.Match[str], number: int, column: int) -> None:
        self._close()
        self.first = True
        after = column + tag.end()
        if tag["close"] or tag["name"].lower() == "hr":
            return
        if _MARKDOWN.search(tag["rest"]):
            inside = self.lines[number][after:].lstrip()
            if (inner := _TAG.match(inside)) and _HTML_BLOCKS.fullmatch(inner["name"]):
                self._tag(inner, number, len(self.lines[number]) - len(inside))
            elif content := re.sub(r"</[\w-]+>\s*$", "", self.lines[number][after:]).strip():
                self._start("paragraph", number, after)
                self.now.id, self.now.lines = "", [content]  # type: ignore[union-attr]
            return
        self._start("html", number, column + 1 + len(tag["name"]))
        assert self.now
        self.now.id, self.now.lines = _id(tag["rest"]), [self.lines[number]]
        self.html = tag["name"].lower()
        self._html_depth(self.lines[number])

    def _html_depth(self, line: str) -> None:
        self.html_depth += len(re.findall(rf"<{self.html}\b", line, re.I))
        self.html_depth -= len(re.findall(rf"</{self.html}\s*>", line, re.I))
        if self.html_depth <= 0:
            if self.html in _NO_TEXT:
                self.now = None
            self.html, self.html_depth = "", 0
            self._close()
