"""Which documents does a file hold, and from where are their addresses read?"""

from collections.abc import Iterator, Set
from typing import NamedTuple

from links import page, resolve
from links.elements import Contents
from links.files import Files
from links.resolve import Resolver


class Part(NamedTuple):
    """A document being judged: its file, resolver, base address, and the names of its elements and image maps."""

    name: str
    resolver: Resolver
    base: str
    own: Set[str] = frozenset()
    maps: Set[str] = frozenset()


def of(
    name: str, contents: Contents, site: Resolver, files: Files
) -> Iterator[tuple[Part, Contents]]:
    """Yield a document and those in its ``srcdoc`` attributes, whose positions are the attribute's.

    Addresses in ``srcdoc`` are read from the page's base (HTML standard 2.4.3), and its fragments may
    mean either document.
    """
    resolver = site
    if is_error_page(name):
        resolver = _of_error_page(contents, site.published(), files)
    base = resolver.address(name)
    if contents.base:
        base = resolver.rebase(base, contents.base.target)
    own = contents.names()
    yield Part(name, resolver, base, own, contents.maps), contents
    for frame, inner in page.frames(contents):
        inner_base = resolver.rebase(base, inner.base.target) if inner.base else base
        names = own | inner.names()
        inner.ids = [(i, frame) for i, element in inner.ids if not page.is_copy(element)]
        inner.references = [r._replace(where=frame, attribute="srcdoc") for r in inner.references]
        inner.faults = [
            (r._replace(where=frame, attribute="srcdoc"), fault) for r, fault in inner.faults
        ]
        yield Part(name, resolver, inner_base, names, inner.maps), inner


def is_error_page(name: str) -> bool:
    """Whether servers show this page where there is none: at any address, and never from disk."""
    return name.rpartition("/")[2].lower() == "404.html"


def _of_error_page(contents: Contents, resolver: Resolver, files: Files) -> Resolver:
    """The resolver for a ``404.html``, which is shown at any address and so names its files from the
    server's root. Where the site's folder on the server was not told, the page's own links tell it:
    ``/folder/style.css`` when there is no ``folder`` here but a ``style.css``."""
    if resolver.told:
        return resolver
    for target in (reference.target for reference in contents.references):
        place = resolver.resolve(resolver.home, target)
        first, *rest = place.path.split("/")
        if not target.startswith("/") or place.status != resolve.INSIDE or files.find(first)[0]:
            continue
        deepest = max((name.count("/") for name in files.files), default=0)
        for start in range(max(len(rest) - deepest - 1, 0), len(rest)):
            if "/".join(rest[start:]) in files.files:
                return Resolver(base_path="/".join([first, *rest[:start]]))
    return resolver
