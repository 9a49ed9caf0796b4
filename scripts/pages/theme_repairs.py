"""What does the theme's own markup get wrong, and how is it mended without copying a template?

Everything here depends on how mkdocs-material 9.8.1 writes its pages. A repair that no longer
finds what it mends stops the build by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from turbohtml.rewrite import Element, rewrite

from ground.message import say


class ThemeChanged(Exception):
    """The theme no longer writes what a repair expects; the text names the repair."""


@dataclass(frozen=True)
class Repair:
    """Mend every element that ``selector`` finds; at least one is expected on every page."""

    name: str
    selector: str
    mend: Callable[[Element, str], None]


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
    done: set[str] = set()

    def mending(repair: Repair) -> Callable[[Element], None]:
        def mend(element: Element) -> None:
            repair.mend(element, search)
            done.add(repair.name)

        return mend

    html = rewrite(html, elements=[(each.selector, mending(each)) for each in REPAIRS])
    for each in REPAIRS:
        if each.name not in done:
            raise ThemeChanged(
                say(
                    "theme repair {name!r} found nothing to mend: has the theme changed?",
                    name=each.name,
                )
            )
    return html
