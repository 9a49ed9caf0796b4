"""What does the navigation hold in a language that some pages are not translated into yet?"""

from pathlib import Path
from typing import Any


def translated_nav(nav: Any, docs: Path, source: str, locale: str) -> Any:
    """``nav`` of mkdocs.yml without the pages that ``docs`` has in the ``source`` language alone.

    Who writes a page in French is not asked for its translation: the check of translations and the
    page on their state say what is missing. A page that is in no language stays, as a mistake to
    be told, and so does the home page, without which there is no site.
    """
    if isinstance(nav, list):
        kept = [translated_nav(each, docs, source, locale) for each in nav]
        return [each for each in kept if each]
    if isinstance(nav, dict):
        kept_in = {k: translated_nav(v, docs, source, locale) for k, v in nav.items()}
        return {title: part for title, part in kept_in.items() if part}
    if not isinstance(nav, str) or nav == "index.md" or (docs / locale / nav).is_file():
        return nav
    return "" if (docs / source / nav).is_file() else nav
