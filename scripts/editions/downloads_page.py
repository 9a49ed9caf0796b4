"""What does the downloads page say of the editions that this build has?"""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path

from turbohtml.rewrite import rewrite

from book import html as trees
from book.direction import foreign, phrase
from book.interface import Interface
from editions.edition import Edition
from editions.imprint import Imprint, written
from editions.languages import Settings
from ground.message import say
from ground.problem import CannotRun

PATH = "telechargements.md"
SUMS = "SHA256SUMS"
_PLACE = "div#editions"
OF_A_RELEASE = ("pdf", "zim")  # they need system libraries, which a build of the site does without


def fill(html: str, content: str) -> str:
    """Return the downloads page with ``content`` where its editions are to stand.

    The first paragraph of ``content`` takes the name of the one that stood there: links to that
    segment still lead to the place. Raises ``CannotRun`` where the page has no such place.
    """
    named = trees.read_page(html).select(f"{_PLACE} > p:first-of-type")
    if len(named) != 1:
        reason = say('expected one <div id="editions">, found {number}', number=len(named))
        raise CannotRun(reason, PATH)
    told = (f' {name}="{escape(value)}"' for name, value in trees.attributes(named[0]).items())
    content = content.replace("<p>", f"<p{''.join(told)}>", 1)
    return rewrite(html, elements=[(_PLACE, lambda div: div.set_content(content, html=True))])


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
