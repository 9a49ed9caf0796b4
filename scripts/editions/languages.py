"""Which languages has the book, what are its titles in each, in what order do pages stand, and where?"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from book import chapters, identity, interface, mkdocs_yml
from book.addresses import Addresses
from book.chapters import WHOLE
from book.interface import Interface
from book.translated_nav import HOME, translated_nav
from face.letters import is_served
from translation import ready
from translation.book import page_pairs


@dataclass(frozen=True)
class Language:
    """A language of the book, and the words of its interface."""

    words: Interface
    has_face: bool = True  # set in the book's own face, not in the reader's fonts
    is_ready: bool = True  # offered to readers: it has editions of its own

    @property
    def locale(self) -> str:
        """Its code (BCP 47)."""
        return self.words.locale

    @property
    def title(self) -> str:
        """What the book is called in it."""
        return self.words["site.name"]


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says, and each language's interface. The first language is the default one.

    ``pages`` are paths below ``docs/<locale>/`` in reading order, and so are ``chapters``. ``address`` is
    where the site is published, ending in ``/``; ``name`` what the files of the editions are called;
    ``repository`` where its source is, or empty. ``untranslated`` are the pages (``<locale>/<path>``) that
    the default language has alone, ``waiting`` those that a language has and does not lead to yet.
    """

    languages: tuple[Language, ...]
    pages: tuple[str, ...]
    chapters: frozenset[str]
    address: str
    name: str
    repository: str
    untranslated: frozenset[str]
    waiting: frozenset[str]
    addresses: Addresses

    def pages_of(self, locale: str) -> list[str]:
        """The pages that a language has."""
        return [page for page in self.pages if f"{locale}/{page}" not in self.untranslated]

    def ready_pages_of(self, locale: str) -> list[str]:
        """The pages that a language has and leads to, each text once."""
        return [
            page
            for page in self.pages_of(locale)
            if f"{locale}/{page}" not in self.waiting and page != WHOLE
        ]

    @property
    def locales(self) -> list[str]:
        """Codes of the languages, the default one first."""
        return [language.locale for language in self.languages]

    def file(self, uri: str) -> str:
        """The file of a page (``<locale>/<path>``) in a site that opens from a disk, a ``/``-path."""
        return self.addresses.path(uri, directory_urls=False)

    def online(self, uri: str) -> str:
        """The address of a page below that of the published site."""
        return self.addresses.path(uri, directory_urls=True).removesuffix("index.html")

    def online_of(self, file: str) -> str:
        """The address, below that of the site, of what is ``file`` in one that opens from a disk: that of its
        page, or of the page that it shows in two languages; any other file stands where it stands here."""
        page = PurePosixPath(file).parent.parent
        return self._online.get(file, self._online.get(f"{page}.html", file))

    @cached_property
    def _online(self) -> dict[str, str]:
        uris = [f"{each}/{page}" for each in self.locales for page in self.pages_of(each)]
        return {self.file(uri): self.online(uri) for uri in uris}


def read(root: Path) -> Settings:
    """Read the settings of a repository; raise ``CannotRun`` where they lack what a book needs, or an address
    is not as ``Addresses`` wants it."""
    config = mkdocs_yml.read(root)
    languages = mkdocs_yml.languages(config)
    locales = [each["locale"] for each in languages]
    docs, source, pages = root / "docs", locales[0], mkdocs_yml.pages(config.get("nav"))
    are_ready = ready.languages(languages)
    return Settings(
        languages=tuple(
            Language(
                interface.read(root, each["locale"], source),
                is_served(each),
                each["locale"] in are_ready,
            )
            for each in languages
        ),
        pages=tuple(pages),
        chapters=frozenset(chapters.in_nav_order(root)),
        address=(config.get("site_url") or "").rstrip("/") + "/",
        name=identity.read(root).name,
        repository=((config.get("extra") or {}).get("repository") or "").rstrip("/"),
        untranslated=frozenset(
            f"{locale}/{page}"
            for locale in locales
            for page in set(pages) - set(translated_nav(pages, docs, source, locale))
        ),
        waiting=frozenset(
            f"{pair.locale}/{pair.key}"
            for pair in page_pairs(root)
            if pair.locale in are_ready and pair.key != HOME and not ready.page(pair)
        ),
        addresses=Addresses(docs, locales, source),
    )
