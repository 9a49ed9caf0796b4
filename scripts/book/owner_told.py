"""What are readers told of who publishes, pays for and has reviewed the book?

Each fact of ``book_yml`` is a sentence of ``owner`` in interface.yml, and one that says it is unknown where
nothing is declared. A page has ``<span class="owner-publisher"></span>`` where it is to stand,
and ``owner-publisher-known`` in its class for a yes or a no.
"""

import re
from collections.abc import Mapping
from html import escape

from book import html as trees
from book.book_yml import EXPERT, KINDS, Owner
from book.dates import written
from book.interface import Interface

# The sentences, in the order in which a copy's first page has them.
FACTS = ("publisher", "contact", "funding", "licence", *KINDS)
_PLACE = re.compile(r'<(span|div) class="owner-([\w-]+)"></\1>')


def sentence(fact: str, owner: Owner, words: Interface) -> str:
    """What is told of one of ``FACTS``, as HTML."""
    filled = _filled(fact, owner, words)
    return words.html(f"owner.{fact}", **filled) if filled else words.html(f"owner.{fact}_unknown")


def places(owner: Owner, words: Interface) -> dict[str, str]:
    """What stands in each place of a page: the sentence of a fact, and, in ``<fact>-known``, yes or no."""
    told = {fact: sentence(fact, owner, words) for fact in FACTS}
    for fact in FACTS:
        key = "given" if _filled(fact, owner, words) else "not_given"
        told[f"{fact}-known"] = words.html(f"owner.{key}")
    return told


def sentences(owner: Owner, words: Interface) -> str:
    """All that is told, as HTML."""
    return " ".join(sentence(fact, owner, words) for fact in FACTS)


def notice(owner: Owner, words: Interface) -> str:
    """The sentence at the foot of every page, as HTML, and who publishes it."""
    key, filled = "site.footer", {}
    if review := owner.latest(EXPERT):
        key = "owner.footer_reviewed"
        language = words.language(key)
        filled = {"by": review.by.html(language), "date": written(review.date, language)}
    return f"{words.html(key, **filled)} {sentence('publisher', owner, words)}"


def plain(html: str) -> str:
    """The text of a sentence."""
    return trees.text(trees.read(html))


def fill(html: str, told: Mapping[str, str]) -> str:
    """The HTML of a page with each sentence in its place; a place that nothing is ``told`` for stays."""
    return _PLACE.sub(lambda place: told.get(place[2], place[0]), html)


def unknown(html: str, told: Mapping[str, str]) -> list[str]:
    """The places on a page that nothing is ``told`` for."""
    return [place[2] for place in _PLACE.finditer(html) if place[2] not in told]


def _filled(fact: str, owner: Owner, words: Interface) -> dict[str, str]:
    """What the sentence of a fact is filled with; nothing where the fact is unknown."""
    locale = words.language(f"owner.{fact}")
    if review := owner.latest(fact):
        days = {"date": written(review.date, locale), "due": written(review.due, locale)}
        return {"by": review.by.html(locale), **days}
    if text := {"publisher": owner.publisher, "funding": owner.funding}.get(fact):
        return {"name": text.html(locale)}
    if fact == "contact" and owner.contact:
        scheme = "mailto:" if "@" in owner.contact and "/" not in owner.contact else ""
        return {"address": _link(scheme + owner.contact, escape(owner.contact))}
    if fact == "licence" and owner.licence:
        return {"name": _link(owner.licence.url, owner.licence.name.html(locale))}
    return {}


def _link(address: str, html: str) -> str:
    return f'<a href="{escape(address)}">{html}</a>'
