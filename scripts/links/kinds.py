"""What does a reference do, and which attributes of which elements hold one?"""

from typing import Any, NamedTuple

from ground.problem import Severity

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


class Verdict(NamedTuple):
    """What is wrong with a reference."""

    rule: str
    message: str
    severity: Severity = "error"


REQUIRED, OPTIONAL = True, False
# Attributes that hold one address, and whether an empty one is an error. HTML standard: the attributes
# table (Indices, "Attributes") gives every attribute whose value is a URL, a list of URLs or a srcset;
# section 15.3.1 adds ``background``, which still loads. The values called "valid non-empty URL" there
# are ``REQUIRED`` here. elements.py knows the elements whose attributes depend on one another.
_ONE_ADDRESS = (
    ("src", LOAD, REQUIRED, "audio img source track video"),
    ("poster", LOAD, REQUIRED, "video"),
    ("src", GO, REQUIRED, "embed frame iframe"),
    ("data", GO, REQUIRED, "object"),
    ("cite", LOAD, OPTIONAL, "blockquote del ins q"),
    ("background", LOAD, OPTIONAL, "body table tbody td tfoot th thead tr"),
    ("longdesc", GO, OPTIONAL, "frame iframe img"),
    ("usemap", MAP, OPTIONAL, "img object"),
)
SINGLE: dict[str, list[tuple[str, str, bool]]] = {}
for _attribute, _kind, _required, _elements in _ONE_ADDRESS:
    for _element in _elements.split():
        SINGLE.setdefault(_element, []).append((_attribute, _kind, _required))

# SVG 2, section 16.1: elements with ``href`` (and the older ``xlink:href``).
_NAMING = (
    "animate animateMotion animateTransform feImage filter linearGradient mpath pattern"
    " radialGradient set textPath use"
)
SVG = {"a": GO, "image": LOAD, "script": LOAD, **dict.fromkeys(_NAMING.split(), NAMED)}
# SVG 2, section 6.6: presentation attributes whose CSS value may be ``url()``.
PAINTS = (
    *("fill", "stroke", "clip-path", "mask", "filter", "cursor"),
    *("marker-start", "marker-mid", "marker-end"),
)

# Where a page tells machines its own addresses: Open Graph, Twitter cards, Windows tiles.
META_ADDRESSES = frozenset(
    [
        *("og:url", "og:image", "og:image:url", "og:image:secure_url"),
        *("og:video", "og:video:url", "og:video:secure_url"),
        *("og:audio", "og:audio:url", "og:audio:secure_url"),
        *("twitter:image", "twitter:image:src", "twitter:player"),
        *("msapplication-tileimage", "msapplication-config"),
    ]
)
