"""What is a page to those who show a link to it, and to machines that ask which work it is?

Types and properties of schema.org. Nothing is claimed that the book does not say: it names no author and
no date, and a publisher and a licence only where they are declared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.core import get_global

from book.book_yml import Owner


@dataclass(frozen=True)
class Work:
    """The book, or one of its chapters, in the language ``locale``.

    ``address`` is absolute, as are those in ``others``, of the other languages that have it; ``source`` is
    the language it is translated from, ``owner`` what is known of who publishes it.
    """

    name: str
    description: str
    locale: str
    address: str
    others: Mapping[str, str]
    source: str
    owner: Owner = Owner()  # noqa: RUF009 - it is frozen


def book(work: Work, image: str) -> dict[str, Any]:
    """What the book is; ``image`` is the address of its picture."""
    return {**_work("Book", work), "image": image}


def chapter(work: Work, number: int, name: str, address: str) -> dict[str, Any]:
    """What the chapter of this ``number`` is, in the book with this ``name`` and ``address``."""
    whole = {"@type": "Book", "@id": address, "name": name}
    return {**_work(["Chapter", "Article"], work), "position": number, "isPartOf": whole}


def _work(kind: str | list[str], work: Work) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if work.locale == work.source and work.others:
        told["workTranslation"] = [{"@id": each} for each in work.others.values()]
    elif work.source in work.others:
        told["translationOfWork"] = {"@id": work.others[work.source]}
    if work.owner.publisher:  # a person or an organization: nobody has said which
        told["publisher"] = {"name": work.owner.publisher.plain(work.locale)}
    if work.owner.licence:
        told["license"] = work.owner.licence.url
    return {
        "@type": kind,
        "@id": work.address,
        "url": work.address,
        "name": work.name,
        "description": work.description,
        "inLanguage": work.locale,
        "isAccessibleForFree": True,
        **told,
    }


def territory(locale: str) -> str:
    """A language as Open Graph has it, ``language_TERRITORY``: where CLDR says it is most spoken."""
    parts = locale.split("-")
    if len(parts[-1]) != 2 or len(parts) == 1:
        likely = get_global("likely_subtags").get("_".join(parts), "")
        parts = likely.split("_") if likely else parts
    return "_".join(dict.fromkeys([parts[0], parts[-1]]))
