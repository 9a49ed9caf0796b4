"""What does a reader see where the translation is not what the French says now?"""

from collections.abc import Mapping
from html import escape

from turbohtml import Element

from book import html as trees


def at_top(html: str, link: str, words: Mapping[str, str], source: str) -> str:
    """Return the HTML of a page that is not translated with a notice above it.

    ``link`` is its address in the language ``source``. ``words`` has ``untranslated`` (a sentence)
    and ``untranslated_link`` (the words of the link).
    """
    return _notice("p", "data-untranslated", link, words, "untranslated", source) + html


def with_notices(html: str, links: Mapping[str, str], words: Mapping[str, str], source: str) -> str:
    """Return a page's HTML with a notice behind (in list items and rows: inside) each segment in
    ``links``.

    ``links`` maps segment ids to the address of the segment in the language ``source``. ``words``
    has ``outdated`` (a sentence) and ``outdated_link`` (the words of the link), in the page's
    language.
    """
    if not links:
        return html
    root = trees.read(html)
    for element in root.select("[data-segment]"):
        name = element.attr("data-segment") or ""
        if name in links:
            box = "span" if element.tag in ("li", "tr") else "p"
            data = f'data-outdated="{escape(name)}"'
            notice = _notice(box, data, links[name], words, "outdated", source)
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


def _notice(
    tag: str, data: str, link: str, words: Mapping[str, str], what: str, source: str
) -> str:
    attributes = f'class="translation-notice" role="note" {data}{words.get("attributes", "")}'
    return (
        f"<{tag} {attributes} data-search-exclude>"
        f"{escape(words[what])} "
        f'<a href="{escape(link)}" hreflang="{source}">{escape(words[f"{what}_link"])}</a></{tag}>'
    )
