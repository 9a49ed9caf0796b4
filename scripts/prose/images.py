"""Is every picture of a page there, light enough, and described for those who do not see it?"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ground.message import say
from ground.problem import Problem
from prose.document import Document
from prose.files import too_heavy


def problems(root: Path, document: Document) -> Iterator[Problem]:
    """Rules ``missing-image``, ``heavy-image`` and ``image-without-alt`` of one page."""
    for image in document.page.tree.select("img"):
        address = image.attr("src") or ""
        place = document.place_of(address or "<img")
        if not (image.attr("alt") or "").strip() and image.attr("role") != "presentation":
            message = say(
                "say in brackets what {address!r} shows; where it says nothing, add "
                "{{ role=presentation }}",
                address=address,
            )
            yield Problem(document.path, *place, "image-without-alt", message)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:  # ``foreign-image``, of pages/safe_html.py
            continue
        file = root / Path(document.path).parent / unquote(parts.path)
        if not address or not file.is_file():
            message = (
                say("there is no picture at {address!r}", address=address)
                if address
                else say("an image without an address")
            )
            yield Problem(document.path, *place, "missing-image", message)
        elif message := too_heavy(root, file):
            yield Problem(document.path, *place, "heavy-image", message)
