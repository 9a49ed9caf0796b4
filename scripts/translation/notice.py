"""What does a reader see where the translation is not what the French says now?"""

import re
from collections.abc import Mapping
from html import escape

from book.interface import Interface

_NAMED = re.compile(r'<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\sdata-segment="(?P<id>[^"]*)"[^>]*>')
_LISTS = re.compile(r"<(?:ul|ol)\b|</li>")


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
    for match in reversed(list(_NAMED.finditer(html))):
        if match["id"] in links:
            place = _place(html, match)
            box = "span" if match["tag"] in ("li", "tr") else "p"
            data = f'data-outdated="{escape(match["id"])}"'
            notice = _notice(box, data, links[match["id"]], words, "outdated")
            html = html[:place] + notice + html[place:]
    return html


def _place(html: str, match: re.Match[str]) -> int:
    tag = match["tag"]
    if tag == "li":  # before a list inside it
        found = _LISTS.search(html, match.end())
        return found.start() if found else match.end()
    closing = re.compile(rf"</{'t[dh]' if tag == 'tr' else tag}\s*>").search(html, match.end())
    if not closing:
        return match.end()
    return closing.start() if tag == "tr" else closing.end()


def _notice(tag: str, data: str, link: str, words: Interface, what: str) -> str:
    return (
        f'<{tag} class="translation-notice" role="note" {data} data-search-exclude>'
        f"{words.html(f'notices.{what}')} "
        f'<a href="{escape(link)}" hreflang="{words.source}">{words.html(f"notices.{what}_link")}</a>'
        f"</{tag}>"
    )
