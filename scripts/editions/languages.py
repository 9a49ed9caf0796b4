"""Which languages has the book, what are its titles in each, and in what order do pages stand?"""

from dataclasses import dataclass
from pathlib import Path

from book import identity, interface, mkdocs_yml
from book.chapters import WHOLE
from book.interface import Interface
from book.translated_nav import HOME, translated_nav
from face.letters import is_served
from ground.message import say
from ground.problem import CannotRun
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

    ``pages`` are paths below ``docs/<locale>/`` in reading order; those in ``chapters`` stand in
    a section of the navigation. ``address`` is where the site is published, ending in ``/``; ``name``
    what the files of the editions are called;
    ``repository`` where its source is, or empty. ``untranslated`` are the pages
    (``<locale>/<path>``) that the default language has alone, ``waiting`` those that a language has and
    does not lead to yet.
    """

    languages: tuple[Language, ...]
    pages: tuple[str, ...]
    chapters: frozenset[str]
    address: str
    name: str = "book"
    repository: str = ""
    untranslated: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()

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


def read(root: Path) -> Settings:
    """Read the settings of a repository; raise ``CannotRun`` where they lack what a book needs."""
    config = mkdocs_yml.read(root)
    pages, chapters = [], set()
    for item in config.get("nav") or []:
        pages += mkdocs_yml.pages(item)
        if isinstance(item, dict) and any(isinstance(value, list) for value in item.values()):
            chapters.update(mkdocs_yml.pages(item))
    if not chapters:
        raise CannotRun(say("nav names no chapter"), "mkdocs.yml")
    languages = mkdocs_yml.languages(config)
    docs, source = root / "docs", languages[0]["locale"]
    untranslated = {
        f"{each['locale']}/{page}"
        for each in languages
        for page in set(pages) - set(translated_nav(pages, docs, source, each["locale"]))
    }
    are_ready = ready.languages(languages)
    waiting = {
        f"{pair.locale}/{pair.key}"
        for pair in page_pairs(root)
        if pair.locale in are_ready and pair.key != HOME and not ready.page(pair)
    }
    return Settings(
        tuple(
            Language(
                interface.read(root, each["locale"], source),
                is_served(each),
                each["locale"] in are_ready,
            )
            for each in languages
        ),
        tuple(pages),
        frozenset(chapters),
        (config.get("site_url") or "").rstrip("/") + "/",
        identity.read(root).name,
        ((config.get("extra") or {}).get("repository") or "").rstrip("/"),
        frozenset(untranslated),
        frozenset(waiting),
    )
