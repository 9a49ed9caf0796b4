"""Which languages and pages do the others lead to: switch, navigation, alternates, sitemap?

A language is ready where its block in ``mkdocs.yml`` says ``ready: true`` below ``extra``; a page of
it once something on it is translated, unless its front matter says ``ready: true`` or ``false``.
What is not ready is built all the same.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from translation.book import PagePair

KEY = "ready"


def languages(blocks: Iterable[Mapping[str, Any]]) -> set[str]:
    """The languages that are ready, of the blocks that ``mkdocs.yml`` has for each."""
    return {
        block["locale"]
        for block in blocks
        if block.get("default") or (block.get("extra") or {}).get(KEY) is True
    }


def page(pair: PagePair) -> bool:
    """Is a translated page ready, its language being so?"""
    declared = pair.target.page.values.get(KEY)
    return declared if isinstance(declared, bool) else not pair.is_untranslated
