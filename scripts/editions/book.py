"""What is the book in one language, or in two side by side, once the site around it is taken away?"""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from turbohtml import Comment, Element, Text

from book import html
from book.chapters import GLOSSARY
from book.direction import foreign, phrase
from editions.languages import Language, Settings
from glossary.render import FOLDED
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from ground.well_formed import FORBIDDEN
from parallel.twins import twin

HOME = "index.md"
_LANGUAGE = {"lang", "dir"}
# What the theme or a page offers to do, on a screen and online, and is not read.
_NOT_READ = (
    "script, style, template, button, form, noscript, .headerlink, .glossary-share, .book-report, .book-whole,"
    " .peek, .parallel-switch, .book-add, .book-choice, .claim, .claims, .was, .moved, .book-edition, .book-old"
)


@dataclass(frozen=True)
class Page:
    """A page of the book.

    ``name`` is its file's stem, unique in a language; ``kind`` is ``home``, ``chapter``,
    ``glossary``, ``page`` or ``document`` (a text file that a page leads to, as it is);
    ``file`` is where it stands in the built folder, ``source`` in the repository; it stands for the files
    ``also`` too, of a chapter in each of two languages.
    """

    name: str
    title: str
    kind: str
    lang: str
    file: str
    source: str
    article: Element
    also: tuple[str, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids on it."""
        return frozenset(each.attr("id") or "" for each in self.article.select("[id]"))

    def heading(self) -> str:
        """Its title as HTML, in both languages if it is in two, which names the language of each where the page
        does."""
        return " / ".join(phrase(title, attributes) for title, attributes in self.titles())

    def titles(self) -> list[tuple[str, dict[str, str]]]:
        """The same, each as HTML and with the attributes of its heading."""
        own = self.article.select("h1")[:1]
        others = self.article.select(".parallel__row:has(h1) .counterpart")
        return [(escape(html.text(each)), html.attributes(each)) for each in (*own, *others)]

    def headings(self) -> list[tuple[str, str]]:
        """Id of each second-level heading, in the glossary of each term, and its text as HTML, in the
        same way."""
        return [
            (each.attr("id") or "", phrase(escape(html.text(each)), html.attributes(each)))
            for each in self.article.select("h3[id]" if self.kind == "glossary" else "h2[id]")
        ]


@dataclass(frozen=True)
class Book:
    """All pages in one language, in the order of the navigation, then documents; where it has one ``beside`` it,
    the chapters are in both, all else is in each."""

    settings: Settings
    language: Language
    pages: tuple[Page, ...]
    images: dict[str, Path]  # by their place in the built folder
    address: str | None  # where it is published, if it is
    beside: Language | None = None

    @property
    def languages(self) -> tuple[Language, ...]:
        """The language, or both."""
        return (self.language, self.beside) if self.beside else (self.language,)

    @property
    def title(self) -> str:
        """What it is called, in both languages if there are two."""
        return " / ".join(each.title for each in self.languages)

    @cached_property
    def _by_file(self) -> dict[str, Page]:
        return {file: page for page in self.pages for file in (page.file, *page.also)}

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
        for picture in article.find_all("img"):
            if target := _target(page.file, picture.attr("src") or ""):
                picture.attrs["src"] = image(target[0])
        for element in article.select("a[href]"):
            if not (target := _target(page.file, element.attr("href") or "")):
                continue
            file, fragment = target
            if to := self._by_file.get(file):
                is_there = not to.also or fragment in to.ids
                element.attrs["href"] = link(to, fragment if is_there else "")
                if to.kind == "glossary" and fragment and page.kind != "glossary":
                    element.attrs["role"] = "doc-glossref"
            elif self.address:
                online = self.address + self.settings.online_of(file)
                element.attrs["href"] = online + (f"#{fragment}" if fragment else "")
            elif "lang" in element.attrs:
                element.tag = "span"
                for name in set(element.attrs) - _LANGUAGE:
                    del element.attrs[name]
            else:
                element.unwrap()
        return article


def link_from(page: Page, suffix: str) -> Callable[[Page, str], str]:
    """What gives the links of a page where each page is a file of its own, of this ``suffix``, in one folder."""

    def link(to: Page, name: str) -> str:
        file = "" if to is page and name else f"{to.name}{suffix}"
        return f"{file}#{name}" if name else file

    return link


def read(
    folder: Path,
    settings: Settings,
    language: Language,
    address: str | None,
    strict: bool = True,
    beside: Language | None = None,
) -> Book:
    """Read the pages of one language, or of two ``beside`` each other, from the built ``folder``.

    ``address`` is where the site is published, if it is. Raises ``CannotRun`` where a page has no title,
    or, if it is to be ``strict``, shows an image that is missing or on another site.
    """
    kinds = {HOME: "home", GLOSSARY: "glossary", **dict.fromkeys(settings.chapters, "chapter")}
    pages: list[Page] = []
    images: dict[str, Path] = {}
    documents: dict[str, Element] = {}
    for locale, path, file, also in _files(folder, settings, language, beside):
        source = f"docs/{locale}/{path}"
        article = _article(folder, file)
        heading = article.find("h1")
        title = html.text(heading) if heading else ""
        if not title:
            raise CannotRun(say("has no title"), source)
        name, kind = PurePosixPath(path).stem, kinds.get(path, "page")
        if locale != language.locale:
            name, kind = f"{name}-{locale}", "page" if kind == "home" else kind
            for heading in article.select("h1, h2, h3"):  # which the contents quote
                heading.attrs.update(foreign(locale, language.locale) | html.attributes(heading))
        pages.append(Page(name, title, kind, locale, file, source, article, also))
        for picture in article.select('img:not([src^="data:"])'):
            shown = picture.attr("src") or ""
            target = _target(file, shown)
            if shown and target and (folder / target[0]).is_file():
                images[target[0]] = folder / target[0]
            elif strict:
                reason = say("a copy cannot show the image {address!r}", address=shown)
                raise CannotRun(reason, source)
            else:  # its words, as a browser shows them
                picture.replace_with(Element("em", None, [Text(picture.attr("alt") or "")]))
        for element in article.select('a[href*=".txt"]'):
            target = _target(file, element.attr("href") or "")
            if target and target[0].endswith(".txt"):
                documents.setdefault(target[0], element)
    for place, element in documents.items():
        lang = element.attr("hreflang") or settings.locales[0]  # that of the received text
        title = html.text(element)
        title = title[:1].upper() + title[1:]
        said = foreign(language.locale, lang)
        article = _document(title, said, FORBIDDEN.sub("", read_text(folder / place, folder)))
        name = PurePosixPath(place).stem
        pages.append(Page(name, title, "document", lang, place, f"docs/{place}", article))
    names = Counter(page.name for page in pages)
    if doubled := [name for name, count in names.items() if count > 1]:
        raise CannotRun(say("two pages are called {name!r}", name=min(doubled)), "mkdocs.yml")
    return Book(settings, language, tuple(pages), images, address, beside)


def _files(
    folder: Path, settings: Settings, language: Language, beside: Language | None
) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Language, path and built file of each page of a book, and the files that it stands for too."""
    also = settings.ready_pages_of(beside.locale) if beside else []
    for path in settings.ready_pages_of(language.locale):
        file = settings.file(f"{language.locale}/{path}")
        if not beside or path not in also:
            yield language.locale, path, file, ()
            continue
        other = settings.file(f"{beside.locale}/{path}")
        made = twin(path, language.words, beside.locale, file).uri
        if path in settings.chapters and (folder / made).is_file():
            yield language.locale, path, made, (file, other)
        else:
            yield language.locale, path, file, ()
            if path not in settings.chapters:
                yield beside.locale, path, other, ()


def _article(folder: Path, file: str) -> Element:
    article = html.read_page(FORBIDDEN.sub("", read_text(folder / file, folder))).find("article")
    assert article, f"{file}: html_edition has found it"
    article.remove(_NOT_READ)
    for folded in article.select(f"details.{FOLDED}"):  # in a row, as nothing is in its way here
        folded.remove("summary")
        folded.unwrap()
    for node in list(article.descendants):
        if isinstance(node, Comment):
            node.extract()
    for element in article.iter_elements(include_self=True):
        for name in [name for name in element.attrs if name.startswith("data-")]:
            del element.attrs[name]  # for scripts, which stay with the site
        if element.tag == "details":  # nothing can be unfolded on paper, nor in many an e-reader
            element.attrs.pop("name", None)
            element.attrs["open"] = ""
    return deepcopy(article)  # without the page around it, which is larger, and would be kept


def _document(title: str, said: dict[str, str], content: str) -> Element:
    lines = [line for line in content.split("\n") if line.strip()]
    paragraphs = [Element("p", {"class": "book-verbatim"}, [Text(line)]) for line in lines]
    return Element(
        "article", None, [Element("h1", {"id": "document", **said}, [Text(title)]), *paragraphs]
    )


def _target(file: str, reference: str) -> tuple[str, str] | None:
    """The place in the built folder that a reference in ``file`` means, and its fragment; None where that is
    on another site, or no file."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    place = normpath(str(PurePosixPath(file).parent / path)) if path else file
    return place, unquote(parts.fragment)
