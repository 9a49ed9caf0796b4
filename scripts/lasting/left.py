"""What is left behind in a built site, so that an address of before leads to where its page or passage is now?

Where a page still stands, an empty anchor with the old id in the passage that has its place, or at the foot a
sentence that is shown to who comes for it alone. Where none stands, a page that leads on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from turbohtml.rewrite import rewrite

from book.chapters import GLOSSARY, WHOLE
from book.direction import foreign, told
from book.html import Tag
from book.typography import typeset
from ground.command import read_text
from lasting.gone import Gone
from lasting.leads import Leads, Passage
from lasting.listed import Listed
from lasting.standing import Standing
from pages import questions

# The address of a place as seen from another, both below the site.
Relative = Callable[[str, str], str]
_INDEX = "index.html"


@dataclass(frozen=True)
class Old:
    """A passage under the ``id`` that it had: ``words``, as HTML, are how it begins now, or what became of it, and
    ``url`` leads there, if anywhere; ``language`` are the attributes that tell theirs, where the page has another."""

    id: str
    words: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class LeadingOn:
    """A page that stands in ``file`` to lead on: to ``url``, and, online, to ``address`` below the site, where the
    page is called ``words``, as HTML and in a ``language`` as in ``Old``; without them ``words`` are what became of
    the page. ``home`` leads to the book."""

    file: str
    locale: str
    home: str
    words: str
    url: str = ""
    address: str = ""
    language: str = ""
    passages: tuple[Old, ...] = ()


@dataclass
class _Page:
    """What is left behind in a page: former ids by the passage whose they were, those of the terms that a page of
    questions offers, and sentences."""

    anchors: dict[str, list[str]] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


class Left:
    """What ``leads`` leave in the site that they are of; ``relative`` knows addresses."""

    def __init__(self, leads: Leads, relative: Relative) -> None:
        self._leads, self._site, self._relative = leads, leads.site, relative

    def leading_on(self) -> Iterator[LeadingOn]:
        """The pages to write where none stands."""
        made: set[str] = set()
        for listed in self._leads.listed:
            page = self._leads.page(listed)
            places = [(listed.address, page)]
            places += [(at, self._leads.twin(listed, there)) for at, there in listed.beside.items()]
            for address, to in places:
                file = self._site.file(address)
                if to and not self._site.at(address):
                    made.add(file)
                    yield self._leading_on(file, listed, to)
        for file, page in self._site.earlier.items():
            if file not in made and not (self._site.folder / file).exists():
                yield self._leading_on(file, Listed("", page.uri), page)

    def _leading_on(self, file: str, listed: Listed, to: Standing | Gone) -> LeadingOn:
        locale = listed.locale if listed.locale in self._site.words else self._site.default
        here, uri = self._url(file), f"{locale}/index.md"
        at_home = self._site.addresses.path(uri, self._site.directory_urls)
        home = self._relative(self._url(at_home), here)
        passages = tuple(self._passages(listed, to, here))
        if isinstance(to, Gone):
            return LeadingOn(file, locale, home, self._said(to, locale), passages=passages)
        words = next(iter(to.passages.values()), self._site.words[locale]["site.name"])
        url, address = self._relative(self._url(to.file), here), self._site.address(to)
        language = told(foreign(to.locale, locale))
        return LeadingOn(file, locale, home, escape(words), url, address, language, passages)

    def _passages(self, listed: Listed, to: Standing | Gone, here: str) -> Iterator[Old]:
        for name in listed.ids:
            found = self._leads.passage(listed, name)
            if isinstance(found, Passage):
                yield self._old(name, found, to, here, listed.locale)
            elif found and found is not to:
                yield Old(name, self._said(found, listed.locale))

    def _old(self, name: str, found: Passage, near: Standing | Gone, here: str, locale: str) -> Old:
        """A passage as a link to where it is: on the page ``near``, if it is there too."""
        page = found.page
        if isinstance(near, Standing):
            if found.name in near.passages and (near.uri == page.uri or near.key == WHOLE):
                page = near
            else:
                page = self._site.twins.get((page.uri, near.there), page)
        words = found.page.passages.get(found.name) or next(iter(page.passages.values()), "")
        url = self._relative(self._url(page.file), here)
        language = told(foreign(page.locale, locale))
        return Old(name, escape(words), f"{url}#{found.name}" if found.name else url, language)

    def _said(self, gone: Gone, locale: str) -> str:
        words = self._site.words.get(locale) or self._site.words[self._site.default]
        if said := gone.said.get(words.locale):
            return escape(typeset(said, words.locale))
        return words.html("moved.gone")

    def put(self) -> None:
        """Put into pages that stand what is to be left in them."""
        changes: dict[Standing, _Page] = {}
        for listed in self._leads.listed:
            for address in (listed.address, *listed.beside):
                if page := self._site.at(address):
                    self._leave(changes.setdefault(page, _Page()), listed, page)
        for page in self._site.pages.values():
            glossary = self._site.pages.get(f"{page.locale}/{GLOSSARY}")
            former = changes[glossary].anchors if glossary in changes else {}
            front = self._site.addresses.front(page.uri)
            if former and front.values.get("template") == questions.TEMPLATE:
                changes.setdefault(page, _Page()).terms = former
        for page, change in changes.items():
            if change.anchors or change.terms or change.told:
                path = self._site.folder / page.file
                html = _with(read_text(path, self._site.folder), change)
                path.write_text(html, encoding="utf-8", newline="\n")

    def _leave(self, change: _Page, listed: Listed, page: Standing) -> None:
        words, here = self._site.words[page.locale], self._url(page.file)
        for name in listed.ids:
            if name in page.passages:
                continue
            found = self._leads.passage(listed, name)
            if isinstance(found, Gone):
                change.told.append(_told(name, self._said(found, page.locale)))
            elif found and (found.page.uri == page.uri or page.key == WHOLE) and (
                not found.name or found.name in page.passages
            ):  # fmt: skip
                place = found.name or next(iter(page.passages), "")
                change.anchors.setdefault(place, []).append(name)
            elif found:
                old = self._old(name, found, page, here, page.locale)
                link = f'<a href="{escape(old.url)}"{old.language}>{old.words}</a>'
                change.told.append(_told(name, words.html("moved.passage", link=link)))

    def _url(self, file: str) -> str:
        return file.removesuffix(_INDEX) if self._site.directory_urls else file


def _told(name: str, html: str) -> str:
    return f'<p id="{escape(name)}">{html}</p>'


def _with(html: str, change: _Page) -> str:
    """A page with what is left in it."""
    anchors, waiting = dict(change.anchors), list[str]()
    told = [f'<div class="moved">{"".join(change.told)}</div>'] if change.told else []

    def leave(tag: Tag) -> None:
        if tag.get("data-segment") is not None:
            waiting.extend(anchors.pop(tag.get("id") or "", ()))
        if waiting and tag.tag != "tr":  # which holds cells alone
            tag.prepend(
                "".join(f'<a class="was" id="{escape(each)}"></a>' for each in waiting), html=True
            )
            waiting.clear()

    def offer(tag: Tag) -> None:
        if former := change.terms.get(tag.get("data-book-term") or ""):
            tag.set_attribute("data-book-was", " ".join(former))

    def tell(tag: Tag) -> None:
        if told:
            tag.append(told.pop(), html=True)

    elements = [
        ("[data-segment][id], td, th", leave),
        ("[data-book-term]", offer),
        ("article", tell),
    ]
    return rewrite(html, elements=elements)
