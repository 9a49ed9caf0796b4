"""What does the downloads page say of the editions that this build has?"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from turbohtml.rewrite import rewrite

from book import html as trees
from book.dates import written
from book.direction import foreign, phrase
from book.interface import Interface
from editions.imprint import Imprint
from editions.languages import Settings
from ground.message import say
from ground.problem import CannotRun

PATH = "telechargements.md"
SUMS = "SHA256SUMS"
_PLACE = "div#editions"
PREFERRED = ("epub", "single")  # what a reader on a phone or an e-reader opens as it is
# They need system libraries, which a build of the site does without.
OF_A_RELEASE = ("pdf", "large", "parallel_pdf", "zim")


@dataclass(frozen=True)
class Edition:
    """A finished file to download. ``kind`` is a key of ``formats`` in interface.yml; ``locale`` None is all
    languages, ``beside`` a second one whose text stands beside that of the first."""

    file: str
    kind: str
    locale: str | None
    content: bytes
    beside: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Its checksum, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


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
    language = words.language("editions.list_date")
    day = phrase(written(imprint.day, language), foreign(language, locale))
    day = f'<time datetime="{imprint.day.isoformat()}">{day}</time>'
    intro = words.html("editions.list_date", date=day, version=imprint.version)
    columns = ("which", "for_whom", "spoken", "size")
    heads = "".join(f'<th scope="col">{words.html(f"editions.{each}")}</th>' for each in columns)
    order = [own.locale, None, *(each.locale for each in others)]
    ordered = sorted(
        editions,
        key=lambda each: (
            order.index(None if each.beside else each.locale),
            each.kind not in PREFERRED,
        ),
    )
    by_locale = {each.locale: each.words for each in settings.languages}
    rows = "".join(
        _row(
            edition,
            words,
            [by_locale[each] for each in (edition.locale, edition.beside) if each],
            escape(f"{downloads}/{edition.file}"),
        )
        for edition in ordered
    )
    parts = [
        f"<p>{intro}</p>",
        f'<table class="book-editions"><caption>{words.html("editions.table")}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
    ]
    if not any(edition.kind in OF_A_RELEASE for edition in editions):
        parts.append(f"<p>{_release(settings.repository, words)}</p>")
    return "".join([*parts, _checksums(ordered, words, escape(downloads))])


def _release(repository: str, words: Interface) -> str:
    """Where the editions are that a release alone has (a forge knows its newest by this address)."""
    if not repository:
        return words.html("editions.release_unknown")
    latest = words.html("editions.release_link")
    link = f'<a href="{escape(repository)}/releases/latest">{latest}</a>'
    return words.html("editions.release", link=link)


def _row(edition: Edition, words: Interface, its: Sequence[Interface], href: str) -> str:
    """An edition for a reader of ``words``; ``its`` are the words of its languages, none if it has all."""
    spoken, within = words.html("editions.whole"), ""
    if its:
        others = [foreign(each.locale, words.locale) for each in its]
        told = list(zip(its, others, strict=True))
        spoken = ", ".join(phrase(each.html("site.language"), other) for each, other in told)
        said = ", ".join(phrase(each.html("site.in_language"), other) for each, other in told)
        within = (
            f'<span class="book-unseen">, {said}</span>'  # two links of one name lead to two files
        )
    marked = ' class="book-preferred"' if edition.kind in PREFERRED and list(its) == [words] else ""
    return (
        f'<tr{marked}><th scope="row">'
        f'<a href="{href}" download>{words.html(f"formats.{edition.kind}")}{within}</a></th>'
        f"<td>{words.html(f'formats.{edition.kind}_for')}</td><td>{spoken}</td>"
        f"<td>{words.html('editions.kilobytes', size=kilobytes(len(edition.content)))}</td></tr>"
    )


def _checksums(editions: Sequence[Edition], words: Interface, downloads: str) -> str:
    sums = f'<a href="{downloads}/{SUMS}" download>{SUMS}</a>'
    items = "".join(f"<dt>{e.file}</dt><dd><code>{e.sha256}</code></dd>" for e in editions)
    summary = f"{words.html('editions.verify')} ({words.html('editions.checksum')})"
    return (
        f'<details class="book-checksums"><summary>{summary}</summary>'
        f"<p>{words.html('editions.sums', file=sums)}</p><dl>{items}</dl></details>"
    )


def kilobytes(size: int) -> int:
    """A size in bytes as whole kilobytes of 1000 bytes, rounded up."""
    return -(-size // 1000)
