"""What does a copy say of itself: its date, its version, where the current one is?"""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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
        return int(datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC).timestamp())

    @property
    def old_after(self) -> date:
        """The last day on which the copy is no more than a year old."""
        try:
            return self.day.replace(year=self.day.year + 1)
        except ValueError:  # 29 February
            return self.day + timedelta(days=365)

    def edition(self, words: Interface) -> str:
        """The sentence with date and version, as plain text."""
        return words["editions.edition"].format(**self._filled(words))

    def edition_html(self, words: Interface) -> str:
        """The same as HTML, which says so where it is in another language."""
        return words.html("editions.edition", **self._filled(words))

    def _filled(self, words: Interface) -> dict[str, str]:
        day = written(self.day, words.language("editions.edition"))
        return {"date": day, "version": self.version}

    def notice(self, words: Interface) -> str:
        """What every page says of the text, as HTML: who has reviewed it, who publishes it."""
        return owner_told.notice(self.owner, words)

    def footer(self, words: Interface, page: str = "") -> str:
        """The line at the foot of a page, as HTML; ``page`` is its address below the site."""
        return f"{self.edition_html(words)} {self._current(words, 'editions.current_short', page)}"

    def first_page(self, words: Interface, page: str = "") -> str:
        """Paragraphs for the first page, as HTML: date, version, when it is old, where to look, who
        publishes, pays for and has reviewed it."""
        day = written(self.old_after, words.language("editions.old_after"))
        old = words.html("editions.old_after", date=day)
        where = self._current(words, "editions.current", page)
        known = owner_told.sentences(self.owner, words)
        return f"<p>{self.edition_html(words)} {where}</p><p>{old}</p><p>{known}</p>"

    def _current(self, words: Interface, key: str, page: str) -> str:
        if not self.address:
            return words.html("editions.current_unknown")
        return f"{words.html(key)} {link(self.address + page)}"

    def place(self, article: Element, words: Interface) -> None:
        """Put the first page's paragraphs into the book's first article, above its sections."""
        aside = f'<aside class="book-edition">{self.first_page(words)}</aside>'
        if first := article.select_one(":scope > h2, :scope > section"):
            first.insert_adjacent_html("beforebegin", aside)
        else:
            article.insert_adjacent_html("beforeend", aside)

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


def link(address: str) -> str:
    """An address as HTML, as a link that shows where it leads."""
    return f'<a href="{escape(address)}">{escape(address)}</a>'
