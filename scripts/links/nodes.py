"""Which elements does an XML document (SVG, XHTML, sitemap) hold?"""

from typing import Any
from xml.parsers import expat

from turbohtml import Namespace

_SPACES = {
    "http://www.w3.org/1999/xhtml": Namespace.HTML,
    "http://www.w3.org/2000/svg": Namespace.SVG,
    "http://www.w3.org/1998/Math/MathML": Namespace.MATHML,
}
_XLINK = "http://www.w3.org/1999/xlink "


class NotXML(Exception):
    """The document is not well-formed."""


class Node:
    """An XML element with what the HTML parser's elements offer here, and its position."""

    __slots__ = ("attributes", "column", "hidden", "line", "namespace", "pieces", "tag", "uri")

    def __init__(self, name: str, attributes: dict[str, str], parent: "Node | None") -> None:
        self.uri, _, self.tag = name.rpartition(" ")
        self.namespace = _SPACES.get(self.uri)
        self.attributes = attributes
        # What a template holds is no part of the document (HTML standard 4.12.3).
        self.hidden: bool = parent is not None and (parent.hidden or parent.tag == "template")
        self.pieces: list[str] = []  # text directly inside
        self.line = self.column = 0

    def attr(self, name: str) -> str | None:
        """An attribute's value, None without it."""
        if name == "xlink:href":
            name = _XLINK + "href"
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        """The text directly inside."""
        return "".join(self.pieces)

    def closest(self, tag: str) -> None:
        """None: what surrounds an element of XML makes no difference to what is told of it."""


def read(content: bytes) -> list[Node]:
    """The elements of an XML document in order.

    External entities are never read and expat bounds what internal ones expand to.
    Raises ``NotXML``.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    nodes: list[Node] = []
    path: list[Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes, path[-1] if path else None)
        node.line, node.column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        nodes.append(node)
        path.append(node)

    def end(_: str) -> None:
        path.pop()

    def text(data: str) -> None:
        if path:
            path[-1].pieces.append(data)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NotXML(str(error)) from None
    return nodes


def place(node: Any) -> tuple[int, int]:
    """Line and column of a node, from 1."""
    return node.line, node.column
