"""What does the downloads page say of the editions that this build has?"""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path

from turbohtml import rewrite

from book.direction import foreign, phrase
from book.interface import Interface
from editions.edition import Edition
from editions.imprint import Imprint, written
from editions.languages import Settings
from ground.message import say
from ground.problem import CannotRun

PATH = "telechargements.md"
SUMS = "SHA256SUMS"
OF_A_RELEASE = ("pdf", "zim")  # they need system libraries, which a build of the site does without


def fill(html: str, content: str) -> str:
    """Return the downloads page with ``content`` where its editions are to stand.

    The first paragraph of ``content`` takes the name of the one that stood there: links to that
    segment still lead to the place. Raises ``CannotRun`` where the page has no such place.
    """
    found, is_first = 0, False

    def enter(place: rewrite.Element) -> None:
        nonlocal found, is_first
        found, is_first = found + 1, True

    def write(child: rewrite.Element) -> None:
        nonlocal is_first
        if is_first:
            named = "".join(f' {name}="{escape(value or "")}"' for name, value in child.attrs)
            child.replace(content.replace("<p>", f"<p{named}>", 1), html=True)
        else:
            child.remove()  # what an earlier run has listed
        is_first = False

    html = rewrite.rewrite(html, elements=[("div#editions", enter), ("div#editions > *", write)])
    if found != 1:
        reason = say('expected one <div id="editions">, found {number}', number=found)
        raise CannotRun(reason, PATH)
    return html


def listing(
    editions: Sequence[Edition],
    imprint: Imprint,
    settings: Settings,
    locale: str,
    downloads: str,
) -> str:
    """The editions as HTML for a reader of ``locale``: those in that language come first.

    ``downloads`` is the address of the folder they are in, as seen from the page.
    """
    own, *others = sorted(settings.languages, key=lambda each: each.locale != locale)
    words = own.words
    day = written(imprint.day, words.language("editions.list_date"))
    intro = words.html("editions.list_date", date=day, version=imprint.version)
    parts = [f"<p>{intro}</p>"]
    names = {each.locale: each.words.html("site.language") for each in settings.languages}
    titles = [
        (own.locale, f"<h2>{names[own.locale]}</h2>"),
        (None, f"<h2>{words.html('editions.whole')}</h2>"),
        *((each.locale, f'<h2 lang="{each.locale}">{names[each.locale]}</h2>') for each in others),
    ]
    for group, title in titles:
        if members := [edition for edition in editions if edition.locale == group]:
            items = "".join(_item(edition, imprint, words, downloads) for edition in members)
            parts.append(f"{title}<ul>{items}</ul>")
    if not any(edition.kind in OF_A_RELEASE for edition in editions):
        parts.append(f"<p>{_release(settings.repository, words)}</p>")
    sums = f'<a href="{escape(downloads)}/{SUMS}" download>{SUMS}</a>'
    return "".join([*parts, f"<p>{words.html('editions.sums', file=sums)}</p>"])


def _release(repository: str, words: Interface) -> str:
    """Where the editions are that a release alone has (a forge knows its newest by this address)."""
    if not repository:
        return words.html("editions.release_unknown")
    latest = words.html("editions.release_link")
    link = f'<a href="{escape(repository)}/releases/latest">{latest}</a>'
    return words.html("editions.release", link=link)


def _item(edition: Edition, imprint: Imprint, words: Interface, downloads: str) -> str:
    size = words.html("editions.kilobytes", size=kilobytes(len(edition.content)))
    language = words.language("editions.list_date")
    day = phrase(written(imprint.day, language), foreign(language, words.locale))
    href = escape(f"{downloads}/{edition.file}")
    return (
        f'<li><p><a href="{href}" download>{words.html(f"formats.{edition.kind}")}</a>, '
        f'{size}, <time datetime="{imprint.day.isoformat()}">{day}</time>. '
        f"{words.html(f'formats.{edition.kind}_for')}<br>"
        f'<small class="book-checksum">{words.html("editions.checksum")} '
        f"<code>{edition.sha256}</code></small></p></li>"
    )


def kilobytes(size: int) -> int:
    """A size in bytes as whole kilobytes of 1000 bytes, rounded up."""
    return -(-size // 1000)


def from_page_to(folder: Path, page: Path) -> str:
    """The relative address of ``folder`` as seen from ``page``."""
    return Path(os.path.relpath(folder, page.parent)).as_posix()
