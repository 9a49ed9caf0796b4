"""What is known of the passages of a site while it is built, language after language?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from book import html as trees
from ground.command import read_text
from parallel import stored
from parallel.twins import Twin, Twins

# The address of a place as seen from another, both below the site.
Relative = Callable[[str, str], str]


@dataclass(frozen=True)
class Page:
    """A page in one language: its path below the language's folder, its file and its address below the site."""

    locale: str
    key: str
    uri: str
    url: str


class Site:
    """The passages of all languages, and the pages that show them."""

    def __init__(self, relative: Relative) -> None:
        self._relative = relative
        self._stored: dict[str, stored.Stored] = {}
        self._shown: list[Page] = []
        self._twins = Twins()

    def keep(self, html: str, page: Page, is_glossary: bool = False) -> None:
        """Keep the passages of a page as built for other languages."""
        taken = stored.stored(trees.read(html), page.url, page.locale, is_glossary)
        self._stored[stored.name(page.locale, page.key)] = taken

    def show(self, page: Page) -> None:
        """Remember that a page has passages of other languages in it."""
        self._shown.append(page)

    def add(self, twin: Twin, page: Page) -> None:
        """Add the twin of a page."""
        self._twins.add(twin, page.url)

    def seen_from(self, html: str, page: Page, twin: Twin) -> str:
        """A piece of a page as it is to stand in its twin."""
        root = trees.read(html)
        stored.seen_from(root, page.url, lambda to: self._relative(to, twin.url))
        return trees.inside(root)

    def end(self, folder: Path) -> None:
        """Put every passage in its place in the built site; raise ``CannotRun`` where a page is missing."""
        pages: list[Page | Twin] = [*self._shown, *self._twins]
        for page in pages:

            def address(place: str, url: str = page.url) -> str:
                return self._relative(place, url)

            html = stored.filled(read_text(folder / page.uri, folder), self._stored, address)
            if isinstance(page, Twin):
                html = self._twins.lead(html, page, self._stored, address)
            (folder / page.uri).write_text(html, encoding="utf-8", newline="\n")
