"""What does an HTML page or an SVG image hold?"""

from typing import Any

from turbohtml import parse

from links import nodes
from links.elements import HANDLERS, Contents, says_something, styles
from links.kinds import PAINTS, Reference

# Elements that hold no address but perhaps in their style: most of a page, passed over by the parser.
_HANDLED = ":not(code,div,em,h1,h2,h3,label,li,nav,ol,p,path,pre,span,strong,ul)"
_STYLED = '[style*="("]'  # without a parenthesis, nothing is fetched
_PAINTED = ",".join(f'[{name}*="("]' for name in ("style", *PAINTS))
_DEPTH = 8  # of srcdoc in srcdoc


def read(name: str, content: bytes, names_alone: bool = False) -> Contents:
    """Read a document of any bytes; ``names_alone`` leaves out all references but those of its ``link``s.

    ``.svg`` and ``.xhtml`` are XML where they are well-formed and say their namespace. Everything else is
    HTML (HTML standard 13.2: encoding by byte-order mark, then ``meta``; scripting disabled, so that what
    ``noscript`` holds is content).
    """
    ending = name.lower().rpartition(".")[2]
    if ending in ("svg", "xhtml", "xht"):
        try:
            elements = nodes.read(content)
        except nodes.NotXML:
            elements = []
        if elements and elements[0].namespace is not None:
            return _read_xml(elements)
        if ending == "svg":
            return Contents()
    return _read_html(content, names_alone)


def _read_html(content: bytes | str, names_alone: bool = False) -> Contents:
    document = parse(
        content, source_locations=not names_alone, allow_declarative_shadow_roots=False
    )
    shadows = False
    for template in document.find_all("template"):
        if (template.attr("shadowrootmode") or "").lower() in ("open", "closed"):
            shadows = True  # rendered, but its names are its own
        else:
            template.clear()  # its content is no part of the document (HTML standard 4.12.3)
    found = Contents()
    for element in document.select("a[name], base, link" if names_alone else _HANDLED):
        if (handler := HANDLERS.get(element.tag)) is not None:
            handler(element, found)
    if any(rule == "empty-link" for rule, _ in found.faults):
        found.faults = [each for each in found.faults if not _goes_on(each[1].where, document)]
    named = document.find_all(id=True)
    if shadows:
        named = [element for element in named if element.closest("template") is None]
    found.ids = [(element.attr("id") or "", element) for element in named]
    if not names_alone:
        for element in document.select(_PAINTED if document.find("svg") else _STYLED):
            styles(element, found)
    return found


def _goes_on(element: Any, document: Any) -> bool:
    """Whether it is a link that the parser closed before its words, and opened again for them."""
    place = element.source_line, element.source_col
    return element.tag == "a" and any(
        says_something(link)
        for link in document.find_all("a")
        if (link.source_line, link.source_col) == place
    )


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


def frames(page: Contents) -> list[tuple[Any, Contents]]:
    """The documents that ``srcdoc`` attributes hold, with the iframe of the outermost page."""
    found, waiting = [], [(text, frame, 0) for text, frame in page.frames]
    for text, frame, depth in waiting:
        inner = _read_html(text)
        found.append((frame, inner))
        if depth < _DEPTH:
            waiting += [(text, frame, depth + 1) for text, _ in inner.frames]
    return found


def is_copy(element: Any) -> bool:
    """Whether the parser repeated the element after misnested tags (HTML standard 13.2.4.3)."""
    return getattr(element, "source_location", element) is None and element.source_line is not None


def locate(reference: Reference) -> tuple[int, int]:
    """Line and column, from 1, of a reference; 0 where the parser knows none."""
    element, attribute = reference.where, reference.attribute
    if isinstance(element, nodes.Node):
        return nodes.place(element)
    location = element.source_location
    if location is None:
        return element.source_line or 0, (element.source_col or -1) + 1
    if isinstance(attribute, tuple):
        line, column = attribute
        start = location.start_tag
        return start.end_line + line - 1, column + (start.end_col if line == 1 else 0)
    span = location.attrs.get(attribute) or location.start_tag
    return span.start_line, span.start_col + 1
