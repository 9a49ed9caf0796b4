"""What does the theme's own markup get wrong, and how is it mended without copying a template?

Everything here depends on how mkdocs-material 9.8.2 writes its pages. A repair that no longer
finds what it mends stops the build by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from book import html as trees
from ground.message import say


class ThemeChanged(Exception):
    """The theme no longer writes what a repair expects; the text names the repair."""


@dataclass(frozen=True)
class Repair:
    """Mend the element that ``selector`` finds: one is expected on every page."""

    name: str
    selector: str
    mend: Callable[[trees.Tag, str], None]

    def mending(self, search: str) -> Callable[[trees.Tag], None]:
        """``mend`` with the dialog's name."""
        return lambda tag: self.mend(tag, search)


REPAIRS = (
    # A dialog needs a name (ARIA 1.2, dialog role).
    Repair(
        "search-dialog-name",
        ".md-search[role=dialog]",
        lambda dialog, search: dialog.set_attribute("aria-label", search),
    ),
    # By this name the theme's script knows to fetch its own index with every page.
    Repair(
        "search-form-name",
        "form.md-search__form[name=search]",
        lambda form, search: form.remove_attribute("name"),
    ),
)


def repair(html: str, search: str) -> str:
    """Return a whole page with the theme's faults mended, ``search`` the name of its dialog.

    Raises ``ThemeChanged`` where a repair finds nothing to mend.
    """
    changes = {each.selector: each.mending(search) for each in REPAIRS}
    html, unmet = trees.change(html, changes)
    for each in REPAIRS:
        if each.selector in unmet:
            raise ThemeChanged(
                say(
                    "theme repair {name!r} found nothing to mend: has the theme changed?",
                    name=each.name,
                )
            )
    return html
