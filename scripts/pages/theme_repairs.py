"""What does the theme's own markup get wrong, and how is it mended without copying a template?

Everything here depends on how mkdocs-material 9.8.1 writes its pages. A repair that no longer
finds what it mends stops the build by its name.
"""

import re
from dataclasses import dataclass

from ground.message import say


class ThemeChanged(Exception):
    """The theme no longer writes what a repair expects; the text names the repair."""


@dataclass(frozen=True)
class Repair:
    """Replace every match of ``pattern``; at least one is expected on every page."""

    name: str
    pattern: re.Pattern[str]
    replacement: str


REPAIRS = (
    # A dialog needs a name (ARIA 1.2, dialog role).
    Repair(
        "search-dialog-name",
        re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")>'),
        r'\1 aria-label="{search}">',
    ),
    # By this name the theme's script knows to fetch its own index with every page.
    Repair(
        "search-form-name",
        re.compile(r'(<form class="md-search__form") name="search">'),
        r"\1>",
    ),
)


def repair(html: str, search: str) -> str:
    """Return a whole page with the theme's faults mended, ``search`` the name of its dialog.

    Raises ``ThemeChanged`` where a repair finds nothing to mend.
    """
    for each in REPAIRS:
        html, count = each.pattern.subn(each.replacement.format(search=search), html)
        if not count:
            raise ThemeChanged(
                say(
                    "theme repair {name!r} found nothing to mend: has the theme changed?",
                    name=each.name,
                )
            )
    return html
