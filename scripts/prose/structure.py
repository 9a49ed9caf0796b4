"""Which headings, links, notes and footnotes leave a reader without what they promise?"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import turbohtml

from book.html import HEADINGS
from book.markdown import Page
from ground.message import say
from ground.problem import Problem
from prose.document import Document

_HEADINGS = ", ".join(HEADINGS)
_DEFINED = re.compile(r"^[ ]{0,3}\[(\^?)([^\[\]\n]+)\]:[ ]*(.*)", re.M)
_TITLED = re.compile(r"[ \t>]*(?:(?:!!!|\?\?\?\+?|/{3,})[ \t]*\w|.*<details\b)", re.I)


def problems(document: Document) -> Iterator[Problem]:
    """Rules ``untitled-page``, ``heading-order``, ``empty-heading``, ``empty-link``, ``untitled-note``,
    ``footnote-without-mark``, ``repeated-name`` and ``misleading-link``."""
    page, first = document.page, document.body_line
    found = [*_order(page), *_without_words(page), *_defined(document), *_addresses(page)]
    if page.html.strip() and "title" not in document.front and not page.tree.select("h1"):
        line = next((block.line for block in page.blocks), 0)
        found.append(("untitled-page", line, say("a page begins with its title: type `# Title`")))
    for rule, line, message in found:
        yield Problem(document.path, first + line, 1, rule, message)


def _order(page: Page) -> Iterator[tuple[str, int, str]]:
    """A contents list has one title, and no level without the one above it."""
    above, titles = 1, 0
    for block in page.blocks:
        if block.level == 1 and (titles := titles + 1) > 1:
            yield "heading-order", block.line, say("a page has one title: type `##` here")
        elif block.level > above + 1:
            message = say("a heading of level {level} below one of level {above}: type `{marks}`",
                          level=block.level, above=above, marks="#" * (above + 1))  # fmt: skip
            yield "heading-order", block.line, message
        above = block.level or above


def _without_words(page: Page) -> Iterator[tuple[str, int, str]]:
    lines = enumerate(page.body.split("\n"))
    titled = [0, *(number for number, text in lines if _TITLED.match(text))]

    places = cache(lambda typed: re.finditer(typed, page.body, re.M))

    def line_of(typed: str) -> int:
        """The line of the body, from 0, on which something was ``typed`` next; the first if nobody knows."""
        found = next(places(typed), None)
        return page.body.count("\n", 0, found.start()) if found else 0

    for heading in page.tree.select(_HEADINGS):
        if not _says_something(heading):
            marks = "#" * int(heading.tag[1])
            typed = rf"^[ \t>]*{marks}(?!#)[^\w\n{{]*(?:\{{.*)?$|<{heading.tag}\b"
            yield "empty-heading", line_of(typed), say("a heading without words: delete it")
    for link in page.tree.select("a[href]:not(.headerlink, .footnote-backref)"):
        if not _says_something(link):
            href = str(link.attrs["href"])
            message = say("a link without words: `[words]({address})`", address=href)
            typed = rf"\[[^\[\]\w]*\]\(<?{re.escape(href)}|<a\b[^<>]*{re.escape(href)}"
            yield "empty-link", line_of(typed), message
    for note in page.tree.select(".admonition, details"):
        title = note.select_one(".admonition-title, summary")
        inside = note.select_one("[data-block]")
        is_titled = title is None and note.tag != "details"  # it shall have none
        if title is not None:  # else, as nobody typed it, it is the kind's name, in English
            is_titled = bool(title.closest("[data-block]") or title.select_one("[data-block]"))
        if inside is not None and not is_titled:
            line = page.blocks[int(str(inside.attrs["data-block"]))].line
            line = titled[bisect_right(titled, line) - 1]
            yield "untitled-note", line, say("a note needs a title: `/// note | Title`")


def _defined(document: Document) -> Iterator[tuple[str, int, str]]:
    """What footnotes and the links of a name stand for: each once, each footnote asked for in the text."""
    page = document.page
    marked = {name for block in page.blocks for name in block.words.footnotes}
    lines, addresses = dict[str, int](), dict[str, str]()
    for found in _DEFINED.finditer(document.without_code, document.place.start(document.body_line)):
        mark, name, words = found.groups()
        line = document.place(found.start())[0] - document.body_line
        is_known = name in lines if mark else addresses.get(name.lower(), words) != words
        if is_known and (mark or name.lower() in page.links):
            message = say(
                "`[{name}]:` stands above already: give this another name", name=mark + name
            )
            yield "repeated-name", line, message
        elif mark:
            lines[name] = line
        else:
            addresses[name.lower()] = words
    for note in page.tree.select(".footnote li[id]"):
        name = str(note.attrs["id"]).partition(":")[2]
        if name not in marked:
            message = say("nothing leads to this footnote: type `[^{name}]` in the text", name=name)
            yield "footnote-without-mark", lines.get(name, 0), message


def _addresses(page: Page) -> Iterator[tuple[str, int, str]]:
    """An address that is typed as such becomes a link as far as its signs go."""
    for block in page.blocks:
        for link in block.words.links:
            address, before = link.url.removeprefix("mailto:"), page.body[: link.offset][-1:]
            is_typed = page.body.startswith(address, link.offset)
            is_late = is_typed and "@" in address and re.match(r"[\w.%+-]", before)
            is_long = address[-1:] > "\x7f" and unicodedata.category(address[-1]).startswith("P")
            if is_late or is_long:
                message = say(
                    "this link leads to {address!r}: type the address that is meant between `<` and `>`",
                    address=address,
                )
                yield "misleading-link", page.body.count("\n", 0, link.offset), message


def _says_something(element: turbohtml.Element) -> bool:
    """Has it a letter or a digit, or what is read out in its place? Asked of an author, of whom words can be
    asked for; ``links.elements.says_something`` is asked of what the theme writes too, where a sign may do."""
    if any(str(each.attrs.get("alt") or "") for each in element.select("img")):
        return True
    return bool(re.search(r"\w", element.text)) or bool(element.attrs.get("aria-label"))
