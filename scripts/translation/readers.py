"""What does a reader see of the state of the translation: a notice beside a passage, a table of the pages?"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from html import escape

from turbohtml import Element

from book import html as trees
from book.direction import foreign, told
from book.interface import Interface
from book.segments import Segment
from book.typography import typeset
from translation.book import PagePair

MARKER = '<div id="translation-status"></div>'
Address = Callable[[str, str], str | None]


def at_top(html: str, link: str, words: Interface) -> str:
    """Return the HTML of a page that is not translated with a notice above it.

    ``link`` is its address in the source language, ``words`` are those of the page's language.
    """
    return _notice("p", "data-untranslated", link, words, "untranslated") + html


def with_notices(html: str, links: Mapping[str, str], words: Interface) -> str:
    """Return a page's HTML with a notice behind (in list items and rows: inside) each segment in
    ``links``.

    ``links`` maps segment ids to the address of the segment in the source language, ``words`` are
    those of the page's language.
    """
    if not links:
        return html
    root = trees.read(html)
    for element in root.select("[data-segment]"):
        name = element.attr("data-segment") or ""
        if name in links:
            box = "span" if element.tag in ("li", "tr") else "p"
            data = f'data-outdated="{escape(name)}"'
            notice = _notice(box, data, links[name], words, "outdated")
            neighbour, position = beside(element)
            neighbour.insert_adjacent_html(position, notice)
    return trees.inside(root)


def beside(element: Element) -> tuple[Element, str]:
    """Beside which element, and where, what is added to a segment stands: in items and rows, inside."""
    if element.tag == "li":  # before a list inside it
        inner = element.find(["ul", "ol"])
        return (inner, "beforebegin") if inner else (element, "beforeend")
    if element.tag == "tr":
        return element.find(["td", "th"]) or element, "beforeend"
    return element, "afterend"


def _notice(tag: str, data: str, link: str, words: Interface, what: str) -> str:
    return (
        f'<{tag} class="translation-notice" role="note" {data} data-search-exclude>'
        f"{words.html(f'notices.{what}')} "
        f'<a href="{escape(link)}" hreflang="{words.source}">{words.html(f"notices.{what}_link")}</a>'
        f"</{tag}>"
    )


def table(pages: Iterable[PagePair], words: Interface, language: str, address: Address) -> str:
    """Return an HTML table of the pages of one translation: current or behind, and where.

    ``words`` are those of the page that holds the table, ``language`` is the translation's name as HTML;
    ``address`` gives a page's address from a language and a key, None where there is no such page. A cell says
    what it says in words, not by colour.
    """
    heads = "".join(
        f'<th scope="col">{words.html(w)}</th>' for w in ("status.page", "status.state")
    )
    caption = words.html("status.caption", language=language)
    body = "".join(_row(page, words, address) for page in pages)
    return (
        '<table class="translation-status" data-search-exclude>'
        f"<caption>{caption}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(page: PagePair, words: Interface, address: Address) -> str:
    link = address(page.locale, page.key) or address(page.source.locale, page.key) or ""
    title, language = _title(page, words.locale)
    said = told(foreign(language, words.locale))
    name = f'<a href="{escape(link)}" hreflang="{page.locale}"{said}>{escape(title)}</a>'
    late = Counter(pair.state for pair in page.pairs if pair.state != "current")
    state = words.html("status.current")
    if late:
        counts = [words.html(f"status.{each}", count=n) for each, n in sorted(late.items())]
        places = [
            _place(link, pair.target)
            for pair in page.pairs
            if pair.target and pair.state in ("outdated", "moved")
        ]
        behind = words.html("status.behind", passages=", ".join(counts))
        state = f"{behind} {', '.join(places)}".strip()
    return f'<tr data-behind="{late.total()}"><th scope="row">{name}</th><td>{state}</td></tr>'


def _place(link: str, segment: Segment) -> str:
    name = escape(segment.id)
    if segment.kind == "meta":  # in the head of the page, where no link leads
        return name
    return f'<a href="{escape(link)}#{name}">{name}</a>'


def _title(page: PagePair, reader: str) -> tuple[str, str]:
    """What a page is called, and in which language."""
    side = page.source if reader == page.source.locale or not page.target.exists else page.target
    titled = "title" in side.page.values
    of_page = (
        each for each in side.segments if (each.kind == "meta" if titled else each.level == 1)
    )
    segment = next(of_page, None)
    title = str(side.page.values["title"]) if titled else segment.text if segment else page.key
    waits = side is page.source or (segment and segment.id in {x.id for x in page.waiting})
    language = page.source.locale if waits else page.locale
    return typeset(title, language), language
