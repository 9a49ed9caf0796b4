"""What does an HTML page or an SVG image hold?"""

from collections.abc import Iterator
from typing import Any

from turbohtml import parse

from ground.message import say
from links import nodes
from links.elements import HANDLERS, Contents, says_something, styles
from links.kinds import PAINTS, Reference

NAMES = "a[name], base, link"  # what has names beside ids, and says to what a page is akin
# Without a parenthesis, a style fetches nothing.
_STYLED = ",".join(f'[{name}*="("]' for name in ("style", *PAINTS))


def read(name: str, content: bytes, which: str = "*") -> Contents:
    """Read a document of any bytes: its ids and, of HTML, the elements that the selector ``which`` names.

    ``.svg`` and ``.xhtml`` are XML where they are well-formed and say their namespace. Everything else is
    HTML (HTML standard 13.2: encoding by byte-order mark, then ``meta``; scripting disabled, so that what
    ``noscript`` holds is content).
    """
    ending = name.lower().rpartition(".")[2]
    if ending in ("svg", "xhtml", "xht"):
        elements = nodes.read(content)
        if elements and elements[0].namespace is not None:
            return _read_xml(elements)
        if ending == "svg":
            return Contents()
    return _read_html(content, which)


def _read_html(content: bytes | str, which: str = "*") -> Contents:
    document = parse(content, source_locations=True, allow_declarative_shadow_roots=False)
    shadows = False
    for template in document.find_all("template"):
        if (template.attr("shadowrootmode") or "").lower() in ("open", "closed"):
            shadows = True  # rendered, but its names are its own
        else:
            template.clear()  # its content is no part of the document (HTML standard 4.12.3)
    found = Contents()
    for element in document.select(which):
        if (handler := HANDLERS.get(element.tag)) is not None:
            handler(element, found)
    _find_empty_links(found)
    named = document.find_all(id=True)
    if shadows:
        named = [element for element in named if element.closest("template") is None]
    found.ids = [(element.attr("id") or "", element) for element in named]
    for element in document.select(_STYLED):
        styles(element, found)
    return found


def _find_empty_links(found: Contents) -> None:
    """One that the parser closed before its words, and opened again for them, stands in one place with them."""
    links = [(link, (link.source_line, link.source_col)) for link in found.links]
    said = {place for link, place in links if says_something(link)}
    for link, place in links:
        if place not in said:
            text = say("a link without words: `[words]({address})`", address=link.attr("href"))
            found.fault("empty-link", text, link, "href")


def _read_xml(elements: list[nodes.Node]) -> Contents:
    found = Contents()
    for element in elements:
        if element.namespace is None or element.hidden:
            continue
        if (handler := HANDLERS.get(element.tag)) is not None:
            handler(element, found)
        if (name := element.attr("id")) is not None:
            found.ids.append((name, element))
        styles(element, found)
    return found


def frames(page: Contents, depth: int = 9) -> Iterator[tuple[Any, Contents]]:
    """The documents that ``srcdoc`` attributes hold, no more than ``depth`` in one another, with the iframe
    of ``page`` itself."""
    for text, frame in page.frames if depth else ():
        inner = _read_html(text)
        yield frame, inner
        yield from ((frame, each) for _, each in frames(inner, depth - 1))


def is_copy(element: Any) -> bool:
    """Whether the parser repeated the element after misnested tags (HTML standard 13.2.4.3)."""
    return getattr(element, "source_location", element) is None and element.source_line is not None


def locate(reference: Reference) -> tuple[int, int]:
    """Line and column, from 1, of a reference; 0 where the parser knows none."""
    element, attribute = reference.where, reference.attribute
    if isinstance(element, nodes.Node):
        return element.place
    location = element.source_location
    if location is None:
        return element.source_line or 0, (element.source_col or -1) + 1
    if isinstance(attribute, tuple):
        line, column = attribute
        start = location.start_tag
        return start.end_line + line - 1, column + (start.end_col if line == 1 else 0)
    span = location.attrs.get(attribute) or location.start_tag
    return span.start_line, span.start_col + 1
