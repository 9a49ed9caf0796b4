"""What does a reference do, and what must therefore be true of its target?"""

from typing import Any, NamedTuple

LOAD = "load"  # the page fetches it
GO = "go"  # a reader can get there
NAMED = "named"  # an SVG element, or CSS in an attribute, uses the part of a document the fragment names
STYLE = "style"  # CSS fetches it; a lone fragment means the document the style applies to
ORIGIN = "origin"  # only the server's name matters
CANONICAL = "canonical"
ALTERNATE = "alternate"  # the same page in another language
DATA = "data"  # an address told to machines, whose fragment is a name and no place
SEARCH = "search"  # a search result leads there
MAP = "map"  # an image map of the same page
EMPTY = "empty"  # an address that must not be empty, and is
MANIFEST = "manifest"  # loaded, and holds addresses in turn


class Reference(NamedTuple):
    """One address in a document: what for, as written, and where: the element and its attribute, or line
    and column in its text. Only ``locate`` reads the last two."""

    kind: str
    target: str
    where: Any
    attribute: Any = ""
