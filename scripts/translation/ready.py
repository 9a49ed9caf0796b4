"""Which languages and pages do the others lead to: switch, navigation, alternates, sitemap?

A language is ready where its block in ``mkdocs.yml`` says ``ready: true`` below ``extra``; a page of
it once something on it is translated, unless its front matter says ``ready: true`` or ``false``.
What is not ready is built all the same.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from translation import untranslated
from translation.book import SOURCE, PagePair

HOME = "index.md"  # without which a language has no site
KEY = "ready"


def languages(blocks: Iterable[Mapping[str, Any]]) -> set[str]:
    """The languages that are ready, of the blocks that ``mkdocs.yml`` has for each."""
    return {
        block["locale"]
        for block in blocks
        if block["locale"] == SOURCE or (block.get("extra") or {}).get(KEY) is True
    }


def page(pair: PagePair) -> bool:
    """Is a translated page ready, its language being so?"""
    declared = pair.target.page.values.get(KEY)
    return declared if isinstance(declared, bool) else not untranslated.wholly(pair)


def in_nav(nav: Any, keep: Callable[[str], bool]) -> Any:
    """The ``nav`` of ``mkdocs.yml`` with the pages to ``keep``, and no section that is left empty."""
    if isinstance(nav, list):
        return [kept for kept in (in_nav(each, keep) for each in nav) if kept]
    if isinstance(nav, dict):
        parts = {title: in_nav(part, keep) for title, part in nav.items()}
        return {title: part for title, part in parts.items() if part}
    return nav if not isinstance(nav, str) or nav == HOME or keep(nav) else ""
