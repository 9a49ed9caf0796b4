"""Which attributes that somebody typed could no EPUB hold, which is XML?"""

import re
from collections.abc import Iterator

from ground.message import say
from ground.problem import Problem
from prose.document import Document

# Namespaces in XML 1.0, section 4: a name without a colon (with one, it asks for a declaration), here of
# ASCII, as all attributes of HTML are.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def problems(document: Document) -> Iterator[Problem]:
    """Rule ``attribute-name``: HTML takes ``<p 1x:y=z>``, XML does not."""
    for element in document.page.tree.iter_elements():
        for name in element.attrs:
            if not _NAME.fullmatch(name):
                message = say(
                    "the attribute {name!r} has a name that no EPUB can hold: letters, digits and "
                    "hyphens, or none",
                    name=name,
                )
                place = document.place_of(name)
                yield Problem(document.path, *place, "attribute-name", message)
