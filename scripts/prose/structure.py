"""Which headings, links, notes and footnotes leave a reader without what they promise?"""

import re
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
_FOOTNOTE = re.compile(r" *\[\^([^\]]*)\]:")
_TITLED = re.compile(r"[ \t>]*(?:!!!|/{3,})[ \t]*\w")


def problems(document: Document) -> Iterator[Problem]:
    """Rules ``heading-order``, ``empty-heading``, ``empty-link``, ``untitled-note`` and
    ``footnote-without-mark``."""
    page = document.page
    for rule, line, message in [*_order(page), *_without_words(page), *_footnotes(page)]:
        yield Problem(document.path, document.body_line + line, 1, rule, message)


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

    @cache
    def line_of(typed: str) -> int:
        """The line of the body, from 0, on which something was ``typed``; the first if nobody knows."""
        found = re.search(typed, page.body, re.M)
        return page.body.count("\n", 0, found.start()) if found else 0

    for heading in page.tree.select(_HEADINGS):
        if not _says_something(heading):
            typed = (
                rf"^[ \t>]*{'#' * int(heading.tag[1])}[ \t]*+(?:\{{.*)?#*[ \t]*$|<{heading.tag}\b"
            )
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


def _footnotes(page: Page) -> Iterator[tuple[str, int, str]]:
    marked = {name for block in page.blocks for name in block.words.footnotes}
    lines = dict[str, int]()
    for number, line in enumerate(page.body.split("\n")):
        if label := _FOOTNOTE.match(line):
            lines.setdefault(label[1], number)
    for note in page.tree.select(".footnote li[id]"):
        name = str(note.attrs["id"]).partition(":")[2]
        if name not in marked:
            message = say("nothing leads to this footnote: type `[^{name}]` in the text", name=name)
            yield "footnote-without-mark", lines.get(name, 0), message


def _says_something(element: turbohtml.Element) -> bool:
    """Has it a letter or a digit, or what is read out in its place? Asked of an author, of whom words can be
    asked for; ``links.elements.says_something`` is asked of what the theme writes too, where a sign may do."""
    if any(str(each.attrs.get("alt") or "") for each in element.select("img")):
        return True
    return bool(re.search(r"\w", element.text)) or bool(element.attrs.get("aria-label"))
