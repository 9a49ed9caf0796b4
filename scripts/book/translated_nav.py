"""What does the navigation hold in a language that some pages are not translated into yet?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

HOME = "index.md"  # without which a language has no site


def translated_nav(nav: Any, docs: Path, source: str, locale: str) -> Any:
    """``nav`` of mkdocs.yml without the pages that ``docs`` has in the ``source`` language alone.

    Who writes a page in that language is not asked for its translation: the check of translations and the
    page on their state say what is missing. A page that is in no language stays, as a mistake to
    be told.
    """
    return in_nav(
        nav,
        lambda page: (docs / locale / page).is_file() or not (docs / source / page).is_file(),
    )


def in_nav(nav: Any, keep: Callable[[str], bool]) -> Any:
    """The ``nav`` of mkdocs.yml with the pages to ``keep``, and no section that is left empty.

    The home page always stays.
    """
    if isinstance(nav, list):
        return [kept for kept in (in_nav(each, keep) for each in nav) if kept]
    if isinstance(nav, dict):
        parts = {title: in_nav(part, keep) for title, part in nav.items()}
        return {title: part for title, part in parts.items() if part}
    return nav if not isinstance(nav, str) or nav == HOME or keep(nav) else ""
