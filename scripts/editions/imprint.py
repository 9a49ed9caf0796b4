"""What does a copy say of itself: its date, its version, where the current one is?"""

import ipaddress
from calendar import timegm
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from turbohtml import Element

from book import owner_told
from book.book_yml import Owner
from book.dates import written
from book.interface import Interface

AGE_SCRIPT = Path(__file__).with_name("age.js")


@dataclass(frozen=True)
class Imprint:
    """What all copies of one build say, whatever their format and language.

    ``address`` is where the site is published, ending in ``/``; None for a build that is
    published nowhere, and its copies say that they do not know where the current one is. ``owner`` is
    what is known of who publishes and has reviewed it.
    """

    day: date
    version: str
    address: str | None
    owner: Owner = Owner()  # noqa: RUF009 - it is frozen

    @property
    def seconds(self) -> int:
        """The edition's day as seconds since 1970, for tools that want ``SOURCE_DATE_EPOCH``."""
        return timegm(self.day.timetuple())

    @property
    def old_after(self) -> date:
        """The last day on which the copy is no more than a year old."""
        try:
            return self.day.replace(year=self.day.year + 1)
        except ValueError:  # 29 February
            return self.day + timedelta(days=365)

    def edition(self, words: Interface) -> str:
        """The sentence with date and version, as HTML, which says so where it is in another language."""
        day = written(self.day, words.language("editions.edition"))
        return words.html("editions.edition", date=day, version=self.version)

    def current(self, words: Interface, key: str, page: str = "") -> str:
        """Where the current edition is, after the word ``key``, as HTML; ``page`` is an address below the site."""
        if not self.address:
            return words.html("editions.current_unknown")
        address = escape(self.address + page)
        return f'{words.html(key)} <a href="{address}">{address}</a>'

    def line(self, words: Interface, page: str = "") -> str:
        """The line at the foot of a page, as HTML."""
        return f"{self.edition(words)} {self.current(words, 'editions.current_short', page)}"

    def footer(self, words: Interface) -> str:
        """The foot of a page, or of a document, as HTML: who has reviewed and who publishes it, then the line."""
        notice = owner_told.notice(self.owner, words)
        return f"<footer><p>{notice}</p><p>{self.line(words)}</p></footer>"

    def first_page(self, words: Interface) -> str:
        """What stands on the first page, as HTML: date, version, when it is old, where to look, who
        publishes, pays for and has reviewed it."""
        day = written(self.old_after, words.language("editions.old_after"))
        old = words.html("editions.old_after", date=day)
        edition = f"{self.edition(words)} {self.current(words, 'editions.current')}"
        known = owner_told.sentences(self.owner, words)
        return f'<aside class="book-edition"><p>{edition}</p><p>{old}</p><p>{known}</p></aside>'

    def place(self, article: Element, words: Interface) -> None:
        """Put what stands on the first page into the book's first article, above its sections."""
        if first := article.select_one(":scope > h2, :scope > section"):
            first.insert_adjacent_html("beforebegin", self.first_page(words))
        else:
            article.insert_adjacent_html("beforeend", self.first_page(words))

    def age_notice(self, words: Interface) -> str:
        """A notice, as HTML, which ``age.js`` uncovers once the copy is more than a year old."""
        first = self.old_after + timedelta(days=1)
        return (
            f'<p class="book-old" role="note" data-old-after="{first.isoformat()}" hidden="hidden">'
            f"<strong>{words.html('editions.old')}</strong></p>"
        )


def public_address(address: str) -> str | None:
    """``address`` if readers elsewhere can reach it, else None: a local build is not published."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        local = not ipaddress.ip_address(host).is_global
    except ValueError:
        local = "." not in host or host.endswith((".localhost", ".local", ".internal"))
    return None if local or parts.scheme not in ("http", "https") else address
