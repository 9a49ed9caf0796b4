"""What does a copy say of itself: its date, its version, where the current one is?"""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from babel import Locale
from babel.dates import format_date
from turbohtml import Element

from book.typography import typeset
from translation.book import SOURCE
from translation.interface import in_french, phrase

AGE_SCRIPT = Path(__file__).with_name("age.js")


@dataclass(frozen=True)
class Imprint:
    """What all copies of one build say, whatever their format and language.

    ``address`` is where the site is published, ending in ``/``; None for a build that is
    published nowhere, and its copies say that they do not know where the current one is.
    """

    day: date
    version: str
    address: str | None

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

    def edition(self, locale: str) -> str:
        """The sentence with date and version, as plain text."""
        day = written(self.day, spoken(locale))
        return words(locale)["edition"].format(date=day, version=self.version)

    def footer(self, locale: str, page: str = "") -> str:
        """The line at the foot of a page, as HTML; ``page`` is its address below the site."""
        where = words(locale)["current_unknown"]
        if self.address:
            where = f"{escape(words(locale)['current_short'])} {_link(self.address + page)}"
        return marked(f"{escape(self.edition(locale))} {where}", locale)

    def first_page(self, locale: str, page: str = "") -> str:
        """Paragraphs for the first page, as HTML: date, version, when it is old, where to look."""
        text = words(locale)
        where = escape(text["current_unknown"])
        if self.address:
            where = f"{escape(text['current'])} {_link(self.address + page)}"
        old = text["old_after"].format(date=written(self.old_after, spoken(locale)))
        first = f"{escape(self.edition(locale))} {where}"
        return f"<p>{marked(first, locale)}</p><p>{marked(escape(old), locale)}</p>"

    def place(self, article: Element, locale: str) -> None:
        """Put the first page's paragraphs into the book's first article, above its sections."""
        aside = f'<aside class="book-edition">{self.first_page(locale)}</aside>'
        if first := article.select_one(":scope > h2, :scope > section"):
            first.insert_adjacent_html("beforebegin", aside)
        else:
            article.insert_adjacent_html("beforeend", aside)

    def age_notice(self, locale: str) -> str:
        """A notice, as HTML, which ``age.js`` uncovers once the copy is more than a year old."""
        first = self.old_after + timedelta(days=1)
        return (
            f'<p class="book-old" role="note" data-old-after="{first.isoformat()}" hidden="hidden">'
            f"<strong>{marked(escape(words(locale)['old']), locale)}</strong></p>"
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


def written(day: date, locale: str) -> str:
    """A date in words, as the language writes it, its day and month not to be parted."""
    known = Locale.parse(locale.replace("-", "_"))
    return format_date(day, "long", locale=known).replace(" ", "\u00a0")


@cache
def words(locale: str) -> dict[str, Any]:
    """The editions' words for readers of a language, typeset: those in ``spoken(locale)``."""
    return _typeset(_known()[spoken(locale)], spoken(locale))


def spoken(locale: str) -> str:
    """The language of the words for readers of ``locale``: French where nobody has translated them."""
    return locale if locale in _known() else SOURCE


def marked(html: str, locale: str) -> str:
    """Such words as HTML for a text in ``locale``, which says so where they are French."""
    return phrase(html, in_french(locale) if spoken(locale) != locale else {})


@cache
def _known() -> dict[str, Any]:
    path = Path(__file__).with_name("words.yml")
    known: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return known


def _typeset(value: Any, locale: str) -> Any:
    if isinstance(value, dict):
        return {key: _typeset(each, locale) for key, each in value.items()}
    return typeset(value, locale)


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'
