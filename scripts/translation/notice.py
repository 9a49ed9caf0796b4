"""What does a reader see where the French has changed since it was translated?"""

import re
from collections.abc import Mapping
from html import escape

_NAMED = re.compile(r'<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\sdata-segment="(?P<id>[^"]*)"[^>]*>')
_LISTS = re.compile(r"<(?:ul|ol)\b|</li>")


def with_notices(html: str, links: Mapping[str, str], words: Mapping[str, str], source: str) -> str:
    """Return a page's HTML with a notice behind (in list items and rows: inside) each segment in
    ``links``.

    ``links`` maps segment ids to the address of the segment in the language ``source``. ``words``
    has ``outdated`` (a sentence) and ``outdated_link`` (the words of the link), in the page's
    language.
    """
    for match in reversed(list(_NAMED.finditer(html))):
        if match["id"] in links:
            place = _place(html, match)
            box = "span" if match["tag"] in ("li", "tr") else "p"
            notice = _notice(box, match["id"], links[match["id"]], words, source)
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


def _notice(tag: str, name: str, link: str, words: Mapping[str, str], source: str) -> str:
    attributes = f'class="translation-notice" role="note" data-outdated="{escape(name)}"'
    return (
        f"<{tag} {attributes} data-search-exclude>"
        f"{escape(words['outdated'])} "
        f'<a href="{escape(link)}" hreflang="{source}">{escape(words["outdated_link"])}</a></{tag}>'
    )
