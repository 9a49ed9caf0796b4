"""How does a reader get the address of a paragraph, or on paper that of a link?"""

import re
from collections.abc import Callable
from html import escape
from itertools import count

from turbohtml.rewrite import rewrite

from book.html import Tag

_BARE = re.compile(r'<a href="(https?://[^"]+)">\1</a>')


def with_links(html: str, label: Callable[[int], str]) -> str:
    """The HTML of a page in which each paragraph that is a segment ends in a link to itself.

    Its text is a style's, so that nobody copies it with the paragraph; ``label`` names the link, given the
    paragraph's number from 1.
    """
    numbers = count(1)

    def add(paragraph: Tag) -> None:
        name, said = escape(paragraph.get("id") or ""), escape(label(next(numbers)))
        link = f'<a class="headerlink passage" href="#{name}" aria-label="{said}"></a>'
        paragraph.append(link, html=True)

    return rewrite(html, elements=[("p[data-segment][id]", add)])


def with_addresses_told(html: str) -> str:
    """The HTML of a page in which a link whose text is its address says so: paper need not tell it again."""
    return _BARE.sub(r'<a class="address" href="\1">\1</a>', html)
