"""How is HTML read into a tree, and written again as HTML or as XHTML?

Everything of ours that reads or changes HTML does so on turbohtml's trees, which are those of the HTML
Standard, or changes a few tags of a page as they pass and leaves all else as it stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import turbohtml
from turbohtml import Document, Element, Formatter, Html, rewrite

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
Tag = rewrite.Element  # one that a rewriting has come to, good for as long as its handler runs
_HTML = Html(formatter=Formatter.MINIMAL)  # no-break spaces as they are typed
_XML = Html(xml=True)
_EMPTY = re.compile(r"<([\w:-]+)((?:\s[^<>]*)?)/>")
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)


def read_page(html: str) -> Document:
    """The tree of a whole page."""
    return turbohtml.parse(html, positions=False)


def read(html: str) -> Element:
    """A ``div`` around the tree of a piece of HTML that stands in a page's body."""
    return turbohtml.parse_fragment(html, positions=False)


def in_depth(steps: Iterator[Any]) -> None:
    """Take all steps through a tree, however deep it is: each may yield the steps below it, which come
    first."""
    waiting = [steps]
    while waiting:
        if (below := next(waiting[-1], None)) is None:
            waiting.pop()
        else:
            waiting.append(below)


def text(element: Element) -> str:
    """The text of an element, white space folded; no-break spaces stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", element.text).strip(" ")


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element, each as one text."""
    return {name: element.attr(name) or "" for name in element.attrs}


def inside(element: Element) -> str:
    """What stands in an element, as HTML: the piece that ``read`` has read."""
    return element.serialize(_HTML, inner=True)


def as_html(element: Element) -> str:
    """An element as HTML."""
    return element.serialize(_HTML)


def as_xhtml(element: Element) -> str:
    """An element as XML.

    Only void elements are closed at once: readers that parse EPUB as HTML would go astray.
    """
    return _EMPTY.sub(
        lambda match: match[0] if match[1] in VOID else f"<{match[1]}{match[2]}></{match[1]}>",
        element.serialize(_XML),
    )


def change(html: str, changes: Mapping[str, Callable[[Tag], None]]) -> tuple[str, list[str]]:
    """A page in which the first element that each selector finds is changed; all else stays as it is.

    Beside it, the selectors that found none.
    """
    waiting = dict(changes)

    def once(selector: str, tag: Tag) -> None:
        if selector in waiting:
            waiting.pop(selector)(tag)

    elements = [(selector, partial(once, selector)) for selector in changes]
    html = rewrite.rewrite(html, elements=elements)
    return html, list(waiting)
