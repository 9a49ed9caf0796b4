"""How is HTML read into a tree, and written again as HTML or as XHTML, the same every time?"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Literal

import tinyhtml5

Element = etree.Element
_XHTML = "http://www.w3.org/1999/xhtml"
# Characters that XML 1.0 forbids (section 2.2) but HTML may hold.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}


def read(html: str) -> Element:
    """Parse a whole page as browsers do (HTML standard, section 13.2) into ``<html>``.

    HTML's elements have plain names; an ``<svg>`` or ``<math>`` carries its namespace as an
    ``xmlns`` attribute, so that both ways of writing are right.
    """
    root = tinyhtml5.parse(_NOT_XML.sub("", html), namespace_html_elements=False)
    for element in elements(root):
        if element.tag.startswith("{"):
            space, _, name = element.tag[1:].partition("}")
            element.tag = name
            if name in ("svg", "math"):
                element.set("xmlns", space)
        for name in [name for name in element.attrib if name.startswith("{")]:
            value = element.attrib.pop(name)
            if not name.startswith("{http://www.w3.org/2000/xmlns/}"):
                element.set(name.partition("}")[2], value)
    return root


def fragment(html: str) -> list[Element]:
    """Parse a piece of HTML that stands in ``<body>`` into its elements."""
    body = read(f"<!doctype html><body>{html}").find("body")
    return list(body) if body is not None else []


def elements(root: Element) -> Iterator[Element]:
    """All elements in the order of the text; comments are no elements."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def classes(element: Element) -> set[str]:
    """The classes of an element."""
    return set(element.get("class", "").split())


def text(element: Element) -> str:
    """The text of an element, white space folded, comments left out."""
    parts = [element.text or ""]
    for child in element:
        parts += [text(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return re.sub(r"[ \t\r\n\f]+", " ", "".join(parts)).strip()


def remove(root: Element, unwanted: set[Element]) -> None:
    """Take elements out of a tree; the text that follows each stays."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child in unwanted or not isinstance(child.tag, str):
                _keep_tail(parent, child)
                parent.remove(child)


def unwrap(root: Element, unwanted: set[Element]) -> None:
    """Take elements out of a tree; what is inside each, and what follows, stays."""
    for parent in list(root.iter()):
        position = 0
        while position < len(parent):
            child = parent[position]
            if child not in unwanted:
                position += 1
                continue
            inside = list(child)
            before = parent[position - 1] if position else None
            if before is None:
                parent.text = (parent.text or "") + (child.text or "")
            else:
                before.tail = (before.tail or "") + (child.text or "")
            if inside:
                inside[-1].tail = (inside[-1].tail or "") + (child.tail or "")
                child.tail = None
            else:
                _keep_tail(parent, child)
            parent[position : position + 1] = inside


def as_html(element: Element) -> str:
    """An element as HTML, the text that follows it left out."""
    return _without_tail(element, "html")


def as_xhtml(element: Element) -> str:
    """An element as XML, the text that follows it left out."""
    written = _without_tail(element, "xml")
    # XML may close any empty element at once; readers that parse EPUB as HTML would go astray.
    return re.sub(
        r"<([\w:-]+)((?:\s[^<>]*)?)\s?/>",
        lambda m: m[0] if m[1] in _VOID or ":" in m[1] else f"<{m[1]}{m[2].rstrip()}></{m[1]}>",
        written,
    )


def _without_tail(element: Element, method: Literal["html", "xml"]) -> str:
    tail, element.tail = element.tail, None
    written = etree.tostring(element, encoding="unicode", method=method)
    element.tail = tail
    return written


def _keep_tail(parent: Element, child: Element) -> None:
    position = list(parent).index(child)
    if position:
        before = parent[position - 1]
        before.tail = (before.tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
