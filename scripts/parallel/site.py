"""What is known of the passages of a site while it is built, language after language?"""

from collections.abc import Callable, Iterator
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

    @property
    def name(self) -> str:
        """What it is called in marks."""
        return stored.name(self.locale, self.key)


class Site:
    """The passages of all languages, and the pages that show them."""

    def __init__(self, relative: Relative) -> None:
        self._relative = relative
        self._stored: dict[str, stored.Stored] = {}
        self._shown: list[Page] = []
        self._twins = Twins()

    def keep(self, html: str, page: Page, is_glossary: bool = False) -> None:
        """Keep the passages of a page as built for other languages."""
        article = trees.read(html)
        self._stored[page.name] = stored.stored(article, page.url, page.locale, is_glossary)

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
        for uri, url, twin in self._pages():

            def address(place: str, url: str = url) -> str:
                return self._relative(place, url)

            html = stored.filled(read_text(folder / uri, folder), self._stored, address)
            if twin:
                html = self._twins.lead(html, twin, self._stored, address)
            (folder / uri).write_text(html, encoding="utf-8", newline="\n")

    def _pages(self) -> Iterator[tuple[str, str, Twin | None]]:
        yield from ((page.uri, page.url, None) for page in self._shown)
        yield from ((twin.uri, twin.url, twin) for twin in self._twins)
