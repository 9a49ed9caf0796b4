"""What does a reader see where the translation is not what the French says now?"""

from collections.abc import Mapping
from html import escape

from turbohtml import Element

from book import html as trees
from book.interface import Interface


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
            neighbour, position = _place(element)
            neighbour.insert_adjacent_html(position, notice)
    return trees.inside(root)


def _place(element: Element) -> tuple[Element, str]:
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
