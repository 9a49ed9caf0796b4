"""How does a page become a part of a document that holds others too?"""

import re
from collections.abc import Callable

from turbohtml import Element

# Attributes that name other elements (HTML standard; WAI-ARIA 1.2, section 6.6).
_NAMING = (
    "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
    "aria-details", "aria-flowto", "aria-activedescendant", "aria-errormessage",
)  # fmt: skip
_PAINTED = re.compile(r"url\(#([^()]+)\)")  # by a gradient or an arrow of the same drawing


def rename(article: Element, new: Callable[[str], str]) -> None:
    """Give every id its ``new`` name, and tell it to all but links, which lead by addresses."""
    for element in article.iter_elements(include_self=True):
        for attribute, value in [(name, element.attr(name) or "") for name in element.attrs]:
            if attribute == "id":
                element.attrs[attribute] = new(value)
            elif attribute in _NAMING:
                element.attrs[attribute] = " ".join(map(new, value.split()))
            elif "url(#" in value:
                element.attrs[attribute] = _PAINTED.sub(lambda at: f"url(#{new(at[1])})", value)


def demote(article: Element) -> None:
    """Put every heading a level lower: the document has a title of its own."""
    for element in article.find_all(["h1", "h2", "h3", "h4", "h5"]):
        element.tag = f"h{int(element.tag[1]) + 1}"
