"""What does the search count on in the theme's script and pages, and does it still hold?

Written for mkdocs-material 9.8.2, whose script opens and closes the search box and moves between its
links. It would also start a worker and fetch an index with every page; the page's own script
(overrides/partials/search_loader.html) and a repair of the form's name keep it from both.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One thing counted on: where it is written (``script`` or ``page``) and how."""

    name: str
    where: str
    pattern: str


CONTRACT = (
    # The mute object put in Worker's place is what the script makes its worker of.
    Term("one-worker", "script", r"\A(?:(?!new Worker\().)*new Worker\(\w+\)(?:(?!new Worker\().)*\Z"),
    Term("worker-address", "script", r"\(\w+\.search,\w+\)"),
    # It hears from the worker before it asks it anything: 1 is "ready", 2 a query, 3 a result.
    Term("waits-for-ready", "script", r"return \w+\.type===1\}"),
    Term("query-message", "script", r"\.next\(\{type:2,data:\w+\}\)"),
    Term("result-message", "script", r"return \w+\.type===3\}"),
    # Without a form of this name it fetches no index.
    Term("form-name", "script", r'document\.forms\.namedItem\("search"\)\?\w+\(\):'),
    Term("index-address", "script", r'"search/search_index\.js(?:on)?"'),
    # Keys: arrows go through links, Enter opens the one of highest score, Escape closes.
    Term("links-by-arrows", "script", r'":not\(details\) > \[href\], summary, details\[open\] \[href\]"'),
    Term("best-by-score", "script", r'":first-child \[href\]".{0,120}firstElementChild.{0,60}"data-md-score"'),
    Term("list-is-last-child", "script", r'":scope > :last-child"'),
    # Pages
    Term("scope", "page", r"__md_scope=new URL\("),
    Term("toggle", "page", r'<label class="md-header__button md-icon" for="__search">'),
    Term("box", "page", r'<div class="md-search" data-md-component="search" role="dialog"'),
    Term("input", "page", r'<input type="text" class="md-search__input"[^>]* data-md-component="search-query"'),
    Term(
        "result",
        "page",
        r'data-md-component="search-result">\s*<div class="md-search-result__meta">[^<]*</div>\s*'
        r'<ol class="md-search-result__list" role="presentation"></ol>\s*</div>',
    ),
)  # fmt: skip


def broken(script: str, page: str) -> list[str]:
    """The names of the terms that the theme's script and one of its pages no longer meet."""
    texts = {"script": script, "page": page}
    return [
        term.name for term in CONTRACT if not re.search(term.pattern, texts[term.where], re.DOTALL)
    ]
