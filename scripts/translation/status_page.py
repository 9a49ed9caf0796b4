"""What does the page on the state of the translation say?"""

from collections import Counter
from collections.abc import Callable, Iterable
from html import escape

from book.interface import Interface
from book.languages import SOURCE
from book.segments import Segment
from book.typography import typeset
from translation.book import PagePair

MARKER = '<div id="translation-status"></div>'
Address = Callable[[str, str], str | None]


def table(pages: Iterable[PagePair], words: Interface, language: str, address: Address) -> str:
    """Return an HTML table of the pages of one translation: current or behind, and where.

    ``words`` are those of the page that holds the table, ``language`` is the translation's name;
    ``address`` gives a page's address from a language and a key, None where there is no such page. A cell says
    what it says in words, not by colour.
    """
    heads = "".join(
        f'<th scope="col">{words.html(w)}</th>' for w in ("status.page", "status.state")
    )
    caption = words.html("status.caption", language=escape(language))
    body = "".join(_row(page, words, address) for page in pages)
    return (
        '<table class="translation-status" data-search-exclude>'
        f"<caption>{caption}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(page: PagePair, words: Interface, address: Address) -> str:
    link = address(page.locale, page.key) or address(SOURCE, page.key) or ""
    title = escape(_title(page, words.locale))
    name = f'<a href="{escape(link)}" hreflang="{page.locale}">{title}</a>'
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


def _title(page: PagePair, reader: str) -> str:
    side = page.source if reader == SOURCE or not page.target.exists else page.target
    heading = next((each.text for each in side.segments if each.level == 1), page.key)
    return typeset(str(side.page.values.get("title") or heading), reader)
