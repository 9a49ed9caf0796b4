"""What does the downloads page say of the editions that this build has?"""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path

from turbohtml import rewrite

from editions.edition import Edition
from editions.imprint import Imprint, marked, spoken, words, written
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
    found = 0

    def write(paragraph: rewrite.Element) -> None:
        nonlocal found
        found += 1
        named = "".join(f' {name}="{escape(value or "")}"' for name, value in paragraph.attrs)
        paragraph.replace(content.replace("<p>", f"<p{named}>", 1), html=True)

    html = rewrite.rewrite(html, elements=[("div#editions > p", write)])
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
    text = words(locale)
    day = written(imprint.day, spoken(locale))
    intro = text["list_date"].format(date=day, version=imprint.version)
    parts = [f"<p>{marked(escape(intro), locale)}</p>"]
    own, *others = sorted(settings.languages, key=lambda each: each.locale != locale)
    titles = [
        (own.locale, f"<h2>{escape(own.name)}</h2>"),
        (None, f"<h2>{marked(escape(text['whole']), locale)}</h2>"),
        *((each.locale, f'<h2 lang="{each.locale}">{escape(each.name)}</h2>') for each in others),
    ]
    for group, title in titles:
        if members := [edition for edition in editions if edition.locale == group]:
            items = "".join(_item(edition, imprint, locale, downloads) for edition in members)
            parts.append(f"{title}<ul>{items}</ul>")
    if not any(edition.kind in OF_A_RELEASE for edition in editions):
        parts.append(f"<p>{marked(_release(settings.repository, locale), locale)}</p>")
    sums = f'<a href="{escape(downloads)}/{SUMS}" download>{SUMS}</a>'
    sums = marked(f"{sums} – {escape(text['sums'])}", locale)
    return "".join([*parts, f"<p>{sums}</p>"])


def _release(repository: str, locale: str) -> str:
    """Where the editions are that a release alone has (a forge knows its newest by this address)."""
    text = words(locale)
    if not repository:
        return escape(text["release_unknown"])
    link = f'<a href="{escape(repository)}/releases/latest">{escape(text["release_link"])}</a>'
    return f"{escape(text['release'])} {link}."


def _item(edition: Edition, imprint: Imprint, locale: str, downloads: str) -> str:
    text = words(locale)
    about = text["formats"][edition.kind]
    size = text["kilobytes"].format(size=kilobytes(len(edition.content)))
    href = escape(f"{downloads}/{edition.file}")
    item = (
        f'<a href="{href}" download>{escape(about["name"])}</a>, {escape(size)}, '
        f'<time datetime="{imprint.day.isoformat()}">{written(imprint.day, spoken(locale))}</time>. '
        f"{escape(about['for'])}<br>"
        f'<small class="book-checksum">{escape(text["checksum"])} <code>{edition.sha256}</code>'
        "</small>"
    )
    return f"<li><p>{marked(item, locale)}</p></li>"


def kilobytes(size: int) -> int:
    """A size in bytes as whole kilobytes of 1000 bytes, rounded up."""
    return -(-size // 1000)


def from_page_to(folder: Path, page: Path) -> str:
    """The relative address of ``folder`` as seen from ``page``."""
    return Path(os.path.relpath(folder, page.parent)).as_posix()
