"""What of a page is shown on the pages of other languages, and how does it come there?

While pages are built, an element with ``data-passage`` stands for each passage of another language: that language
may be built later. Once all are, each takes its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from turbohtml import Element
from turbohtml.rewrite import rewrite

from book import html as trees
from book import merging
from book.html import Tag
from parallel.units import SUMMARY, entry, units

MARK = "data-passage"
_PEEKED = "data-peeked"  # shown below its counterpart, not beside it
_HEADINGS = ", ".join(trees.HEADINGS)
Address = Callable[[str], str]


@dataclass(frozen=True)
class Stored:
    """The passages of a page in one language: ``url`` is its address below the site, ``html`` that of each by
    its id."""

    url: str
    html: Mapping[str, str]


def name(locale: str, key: str) -> str:
    """What a page is called in marks."""
    return f"{locale}/{key}"


def mark(page: str, segment: str, is_peeked: bool = False) -> dict[str, str]:
    """The attributes of an element that stands for a passage of the page with that ``name``."""
    return {MARK: f"{page}#{segment}", **({_PEEKED: ""} if is_peeked else {})}


def stored(article: Element, url: str, locale: str, is_glossary: bool) -> Stored:
    """Take the passages of a page as built, which stays as it is."""
    passages: dict[str, str] = {}
    for unit in units(article):
        if name := unit.id or (unit.element.matches(SUMMARY) and SUMMARY):
            box = Element("div")
            box.append(unit.element)
            passages[name] = _fit(box, locale)
    if is_glossary:
        for heading in article.select("h2[data-segment], h3[data-segment]"):
            passages[heading.attr("data-segment") or ""] = _fit(entry(heading), locale)
    return Stored(url, passages)


def _fit(box: Element, locale: str) -> str:
    """Take out of a passage what belongs to its page alone; ids stay where a drawing needs them."""
    box.remove(".headerlink")
    for each in box.select("[id]"):
        if not each.closest("svg"):
            del each.attrs["id"]
    merging.rename(box, lambda identifier: identifier and f"{identifier}--{locale}")
    for each in box.select("[data-definition]"):
        del each.attrs["data-definition"]  # of a tooltip, in the language of its page
    return trees.inside(box)


def filled(html: str, pages: Mapping[str, Stored], address: Address) -> str:
    """A page with each passage in the place of its mark.

    ``address`` gives the address, as seen from the page, of a place below the site.
    """

    def fill(tag: Tag) -> None:
        page, _, segment = (tag.get(MARK) or "").partition("#")
        is_peeked = tag.get(_PEEKED) is not None
        for name in (MARK, _PEEKED):
            tag.remove_attribute(name)
        if page not in pages:
            return
        box = trees.read(pages[page].html.get(segment, ""))
        seen_from(box, pages[page].url, address)
        for link in box.select('a[href^="#"]'):
            link.attrs["href"] = address(pages[page].url) + (link.attr("href") or "")
        if is_peeked:
            _as_peeked(box)
        if tag.tag not in trees.HEADINGS:
            tag.set_content(trees.inside(box), html=True)
        elif heading := box.select_one(_HEADINGS):
            tag.set_content(trees.inside(heading), html=True)
        else:  # what answers a heading is none
            told = {name: value for name, value in tag.attrs if name in ("class", "lang", "dir")}
            box.attrs.update(told)
            tag.replace(trees.as_html(box), html=True)

    return rewrite(html, elements=[(f"[{MARK}]", fill)])


def _as_peeked(box: Element) -> None:
    """A passage below its counterpart is no part of the page's structure."""
    for heading in box.select(_HEADINGS):
        heading.tag, heading.attrs["class"] = "p", "counterpart__title"
    for each in box.select("[data-segment]"):
        del each.attrs["data-segment"]
    for term in box.select("a.term"):
        term.unwrap()


def seen_from(box: Element, url: str, address: Address) -> None:
    """Let what comes from the page at ``url`` lead where it led, but for links within that page."""

    def moved(link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return link
        place = urljoin(f"/{url}", parts.path).removeprefix("/")
        return parts._replace(path=address(place)).geturl()

    box.rewrite_links(moved)
