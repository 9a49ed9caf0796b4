"""Which elements does an XML document (SVG, XHTML, sitemap) hold?"""

from xml.parsers import expat

from turbohtml import Namespace

_SPACES = {
    "http://www.w3.org/1999/xhtml": Namespace.HTML,
    "http://www.w3.org/2000/svg": Namespace.SVG,
    "http://www.w3.org/1998/Math/MathML": Namespace.MATHML,
}
_XLINK = "http://www.w3.org/1999/xlink "


class Node:
    """An XML element with what the HTML parser's elements offer here, and its position."""

    def __init__(
        self, name: str, attributes: dict[str, str], hidden: bool, place: tuple[int, int]
    ) -> None:
        self.uri, _, self.tag = name.rpartition(" ")
        self.namespace = _SPACES.get(self.uri)
        self.attributes = attributes
        self.hidden = hidden
        self.pieces: list[str] = []  # text directly inside
        self.place = place  # line and column, from 1

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
    """The elements of an XML document in order; none where it is not well-formed.

    External entities are never read and expat bounds what internal ones expand to.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    nodes: list[Node] = []
    path: list[Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        # What a template holds is no part of the document (HTML standard 4.12.3).
        hidden = bool(path) and (path[-1].hidden or path[-1].tag == "template")
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        node = Node(name, attributes, hidden, place)
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
    except (expat.ExpatError, ValueError, LookupError):
        return []
    return nodes
