"""Does a fragment indicate something in a document?"""

import re
from collections.abc import Container
from urllib.parse import unquote_to_bytes

_DIRECTIVE = ":~:"  # URL Fragment Text Directives, section 3.1: not part of the fragment
_SVG_VIEW = re.compile(r"svgView\(|(?:xywh|t|track|id)=")  # SVG 2, section 16.3


def indicates(fragment: str, ids: Container[str]) -> bool:
    """Whether a percent-encoded fragment leads to a part of an HTML document.

    HTML standard 7.4.6.4, "find a potential indicated element": the empty fragment is the top; then
    the fragment as it stands, then percent-decoded, against ids and the names of ``a`` elements, letter
    for letter; last ``top`` in any case.
    """
    fragment = fragment.partition(_DIRECTIVE)[0]
    if not fragment or fragment in ids:
        return True
    decoded = unquote_to_bytes(fragment).decode("utf-8", "replace")
    return decoded in ids or decoded.lower() == "top"


def names(fragment: str, ids: Container[str]) -> bool:
    """Whether a percent-encoded fragment names an element of an SVG image or of the same document.

    SVG 2, section 16.1.3: no ``#top`` and no empty name; views of an image are none of its elements.
    """
    decoded = unquote_to_bytes(fragment).decode("utf-8", "replace")
    return fragment in ids or decoded in ids or bool(_SVG_VIEW.match(decoded))
