"""Where does a page stand that shows another's text in two languages, and where do its links lead?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from turbohtml.rewrite import rewrite

from book.addresses import plain
from book.html import Tag
from book.interface import Interface
from parallel.stored import Stored, name

_INDEX = "index.html"


@dataclass(frozen=True)
class Twin:
    """The page ``key`` in the language ``here`` with ``there`` beside it: ``uri`` is its file below the site,
    ``url`` its address there."""

    key: str
    here: str
    there: str
    uri: str
    url: str


def twin(key: str, words: Interface, there: str, uri: str) -> Twin:
    """The twin of the page whose file is ``uri``: below that page's own address, then a word of its language, whose
    ``words`` those are, then the other language."""
    path, slug, here = PurePosixPath(uri), plain(words["parallel.slug"]) or "parallel", words.locale
    if path.name == _INDEX:
        folder = path.parent / slug / there.lower()
        return Twin(key, here, there, f"{folder}/{_INDEX}", f"{folder}/")
    file = f"{path.with_suffix('')}/{slug}/{there.lower()}.html"
    return Twin(key, here, there, file, file)


@dataclass
class Twins:
    """The twins of a site, and the pages that have some."""

    _pages: dict[str, tuple[str, str]] = field(default_factory=dict)  # language and key, by address
    _twins: dict[tuple[str, str, str], Twin] = field(default_factory=dict)

    def add(self, twin: Twin, url: str) -> None:
        """Add a twin of the page at the address ``url``."""
        self._twins[twin.key, twin.here, twin.there] = twin
        self._pages[url] = twin.here, twin.key

    def __iter__(self) -> Iterator[Twin]:
        return iter(self._twins.values())

    def lead(
        self, html: str, of: Twin, pages: Mapping[str, Stored], address: Callable[[str], str]
    ) -> str:
        """A twin whose links to pages lead to their twins, those to its own text in another language to the one in
        which that stands first.

        ``pages`` are by ``name``; ``address`` gives the address, as seen from the twin, of a place below the site.
        """

        ids: set[str] = set()
        rewrite(html, elements=[("[id]", lambda each: ids.add(each.get("id") or ""))])

        def change(link: Tag) -> None:
            parts = urlsplit(link.get("href") or "")
            place = urljoin(f"/{of.url}", parts.path).removeprefix("/")
            if parts.scheme or parts.netloc or not parts.path or place not in self._pages:
                return
            locale, key = self._pages[place]
            if key == of.key and unquote(parts.fragment) in ids:
                link.set_attribute("href", f"#{parts.fragment}")
                return
            here, there = of.here, of.there
            if link.get("rel") == "alternate":
                here, there = locale, of.here if locale == of.there else of.there
            to = self._twins.get((key, here, there))
            passages = pages[name(here, key)].html if name(here, key) in pages else {}
            if to and (not parts.fragment or unquote(parts.fragment) in passages):
                link.set_attribute("href", parts._replace(path=address(to.url)).geturl())

        return rewrite(html, elements=[("a[href]:not([data-parallel])", change)])
