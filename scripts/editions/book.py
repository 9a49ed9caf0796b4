"""What is the book in one language, once the site around it is taken away?"""

import xml.etree.ElementTree as etree
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from book.chapters import GLOSSARY
from book.direction import phrase
from editions import markup
from editions.built_pages import Places
from editions.languages import Language, Settings
from editions.markup import Element
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

HOME = "index.md"
# What the theme or a page offers to do, on a screen and online, and is not read.
_CONTROLS = {"headerlink", "md-content__button", "glossary-share"}
_NOT_TEXT = {"script", "style", "template", "button", "form", "noscript"}


@dataclass(frozen=True)
class Page:
    """A page of the book.

    ``name`` is its file's stem, unique in a language; ``kind`` is ``home``, ``chapter``,
    ``glossary``, ``page`` or ``document`` (a text file that a page leads to, as it is);
    ``file`` is where it stands in the built folder.
    """

    name: str
    title: str
    kind: str
    lang: str
    file: str
    article: Element

    def heading(self) -> str:
        """Its title as HTML, which names the language that the page names for it."""
        first = next(self.article.iter("h1"), None)
        return phrase(escape(self.title), {} if first is None else first.attrib)

    def headings(self) -> list[tuple[str, str]]:
        """Id of each second-level heading, and its text as HTML, in the same way."""
        found = (each for each in self.article.iter("h2") if each.get("id"))
        return [
            (each.get("id", ""), phrase(escape(markup.text(each)), each.attrib)) for each in found
        ]


@dataclass(frozen=True)
class Book:
    """All pages in one language, in the order of the navigation, then documents."""

    name: str  # as in the names of its files
    language: Language
    pages: tuple[Page, ...]
    images: dict[str, Path]  # by their place in the built folder
    _places: Places
    _address: str | None

    def image_names(self) -> dict[str, str]:
        """A short path for each image, by its place in the built folder, for formats that pack."""
        return {
            place: f"images/{number}{PurePosixPath(place).suffix}"
            for number, place in enumerate(sorted(self.images), 1)
        }

    def article(
        self, page: Page, link: Callable[[Page, str], str], image: Callable[[str], str]
    ) -> Element:
        """A copy of a page's article in which every reference leads somewhere.

        ``link`` gives the address of an id (or, if empty, the top) of a page of the book,
        ``image`` that of an image. What is not in the book is linked where it is published, and
        is plain text where nothing is.
        """
        article = deepcopy(page.article)
        inside = {each.file: each for each in self.pages}
        loose = set()
        for element in markup.elements(article):
            if element.tag == "img" and not _is_elsewhere(element, "src"):
                element.set("src", image(_target(page.file, element.get("src", ""))[0]))
            if element.tag != "a" or "href" not in element.attrib or _is_elsewhere(element):
                continue
            file, fragment = _target(page.file, element.get("href", ""))
            if file in inside:
                element.set("href", link(inside[file], fragment))
                if inside[file].kind == "glossary" and fragment and page.kind != "glossary":
                    element.set("role", "doc-glossref")
            elif self._address:
                known = self._places.online_of_file(file)
                address = self._address + (file if known is None else known)
                element.set("href", address + (f"#{fragment}" if fragment else ""))
            else:
                loose.add(element)
        markup.unwrap(article, loose)
        return article


def read(
    folder: Path,
    language: Language,
    settings: Settings,
    places: Places,
    address: str | None,
    strict: bool = True,
) -> Book:
    """Read the pages of one language from the built ``folder``.

    Raises ``CannotRun`` where a page has no article or title, or, if it is to be ``strict``, shows an
    image that is missing or on another site.
    """
    pages: list[Page] = []
    images: dict[str, Path] = {}
    documents: dict[str, Element] = {}
    for path in settings.ready_pages_of(language.locale):
        file = places.file(f"{language.locale}/{path}")
        article = _article(folder, file)
        title = next((markup.text(each) for each in article.iter("h1")), "")
        if not title:
            raise CannotRun(say("has no title"), f"docs/{language.locale}/{path}")
        kind = {HOME: "home", GLOSSARY: "glossary"}.get(path, "page")
        kind = "chapter" if path in settings.chapters else kind
        name = PurePosixPath(path).stem
        pages.append(Page(name, title, kind, language.locale, file, article))
        for element in markup.elements(article):
            if element.tag == "img" and not element.get("src", "").startswith("data:"):
                place = _target(file, element.get("src", ""))[0]
                if not _is_elsewhere(element, "src") and (folder / place).is_file():
                    images[place] = folder / place
                elif strict:
                    reason = say(
                        "a copy cannot show the image {address!r}", address=element.get("src", "")
                    )
                    raise CannotRun(reason, f"docs/{language.locale}/{path}")
                else:  # its words, as a browser shows them
                    element.tag, element.text = "em", element.get("alt")
                    element.attrib.clear()
            if element.tag == "a" and not _is_elsewhere(element):
                place = _target(file, element.get("href", ""))[0]
                if place.endswith(".txt"):
                    documents.setdefault(place, element)
    for place, element in documents.items():
        lang = element.get("hreflang", language.locale)
        title = markup.text(element)
        title = title[:1].upper() + title[1:]
        article = _document(title, read_text(folder / place, folder))
        pages.append(Page(PurePosixPath(place).stem, title, "document", lang, place, article))
    names = [page.name for page in pages]
    if doubled := {name for name in names if names.count(name) > 1}:
        reason = say("two pages are called {name!r}", name=sorted(doubled)[0])
        raise CannotRun(reason, "mkdocs.yml")
    return Book(settings.name, language, tuple(pages), images, places, address)


def _article(folder: Path, file: str) -> Element:
    root = markup.read(read_text(folder / file, folder))
    article = next(root.iter("article"), None)
    if article is None:
        raise CannotRun(say("has no <article>: has the theme changed?"), file)
    unwanted = {
        element
        for element in markup.elements(article)
        if element.tag in _NOT_TEXT or markup.classes(element) & _CONTROLS
    }
    markup.remove(article, unwanted)
    for element in markup.elements(article):
        for name in [name for name in element.attrib if name.startswith("data-")]:
            del element.attrib[name]  # for scripts, which stay with the site
        if element.tag == "details":  # nothing can be unfolded on paper, nor in many an e-reader
            element.attrib.pop("name", None)
            element.set("open", "")
    return article


def _document(title: str, content: str) -> Element:
    article = Element("article")
    heading = etree.SubElement(article, "h1", {"id": "document"})
    heading.text = title
    for line in content.split("\n"):
        if line.strip():
            etree.SubElement(article, "p", {"class": "book-verbatim"}).text = line
    return article


def _is_elsewhere(element: Element, attribute: str = "href") -> bool:
    parts = urlsplit(element.get(attribute, ""))
    return bool(parts.scheme or parts.netloc)


def _target(file: str, reference: str) -> tuple[str, str]:
    """The place in the built folder that a reference in ``file`` means, and its fragment."""
    parts = urlsplit(reference)
    path = unquote(parts.path)
    place = normpath(str(PurePosixPath(file).parent / path)) if path else file
    return place, unquote(parts.fragment)
