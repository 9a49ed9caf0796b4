"""Which pages stand in a built site, and which passages on each?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from book import html as trees
from book import interface, mkdocs_yml
from book.addresses import Addresses
from book.interface import Interface
from ground.command import no_site, read_text
from parallel.twins import twin

_INDEX = "index.html"
_PASSAGE = "[data-segment][id]"
_WORDS = 60  # characters of a passage, by which a reader knows it again


@dataclass(frozen=True)
class Standing:
    """A page as built: ``uri`` is its source (``fr/a-propos.md``), ``file`` its file below the site, a ``/``-path.

    Beside the language ``there`` it is the page that shows both, else ``there`` is empty.
    """

    site: Path
    uri: str
    file: str
    there: str = ""

    @property
    def locale(self) -> str:
        """The language of the page, in its folder."""
        return self.uri.partition("/")[0]

    @property
    def key(self) -> str:
        """The path of the page below the folder of its language."""
        return self.uri.partition("/")[2]

    @cached_property
    def passages(self) -> Mapping[str, str]:
        """How each passage begins, by its id, in their order."""
        page = trees.read_page(read_text(self.site / self.file, self.site))
        return {each.attr("id") or "": _begin(trees.text(each)) for each in page.select(_PASSAGE)}


class Site:
    """A built ``site`` of the book below ``root``. ``words`` are those of each of its languages, kept with the source
    first; with ``directory_urls`` each page is the index of a folder."""

    def __init__(
        self, root: Path, site: Path, words: Mapping[str, Interface], directory_urls: bool = True
    ) -> None:
        self.folder, self.directory_urls = site, directory_urls
        self.default = next(iter(words.values())).source
        self.words = {each: words[each] for each in sorted(words, key=self.default.__ne__)}
        self.addresses = Addresses(root / "docs", list(self.words), self.default)
        self.pages = {each.uri: each for each in self._pages()}
        self.twins = {(each.uri, each.there): each for each in self._twins()}
        # Where a page says that it stood before, by file.
        earlier = self.addresses.earlier(directory_urls)
        self.earlier = {file: self.pages[uri] for uri, file in earlier if uri in self.pages}
        self._by_file = {each.file: each for each in (*self.pages.values(), *self.twins.values())}

    def _pages(self) -> Iterator[Standing]:
        for uri in self.addresses:
            file = self.addresses.path(uri, self.directory_urls)
            if (self.folder / file).is_file():
                yield Standing(self.folder, uri, file)

    def _twins(self) -> Iterator[Standing]:
        for page in self.pages.values():
            for there in filter(page.locale.__ne__, self.words):
                file = twin(page.key, self.words[page.locale], there, page.file).uri
                if (self.folder / file).is_file():
                    yield Standing(self.folder, page.uri, file, there)

    def at(self, address: str) -> Standing | None:
        """The page that stands at an address, if one does."""
        return self._by_file.get(self.file(address))

    def having(self, uri: str, name: str) -> Standing | None:
        """The page ``uri``, if it stands and has the passage; of no ``name``, any page has one."""
        page = self.pages.get(uri)
        return page if page and (not name or name in page.passages) else None

    def file(self, address: str) -> str:
        """The file of an address, which is below the site as it is online."""
        if self.directory_urls or address.rstrip("/") in ("", *self.words):
            return f"{address}{_INDEX}"
        return f"{address.rstrip('/')}.html"

    def address(self, page: Standing) -> str:
        """The address of a page, below the site as it is online."""
        if page.file == _INDEX or page.file.endswith(f"/{_INDEX}"):
            return page.file.removesuffix(_INDEX)
        return f"{page.file.removesuffix('.html')}/"


def read(root: Path, site: Path) -> Site:
    """The ``site`` of a repository, as it is online; raises ``CannotRun`` where none is built there."""
    if not (site / _INDEX).is_file():
        raise no_site(site)
    locales = [each["locale"] for each in mkdocs_yml.languages(mkdocs_yml.read(root))]
    return Site(root, site, {each: interface.read(root, each, locales[0]) for each in locales})


def _begin(text: str) -> str:
    if len(text) <= _WORDS:
        return text
    return f"{text[:_WORDS].rpartition(' ')[0] or text[:_WORDS]} …"
