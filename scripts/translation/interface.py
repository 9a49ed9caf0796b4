"""In which words does the interface speak to the readers of a language?"""

from collections.abc import Mapping

from book.typography import typeset
from translation.book import SOURCE
from translation.direction import direction


def words(
    own: Mapping[str, str], french: Mapping[str, str], locale: str, of: str
) -> dict[str, str]:
    """The words whose names begin with ``of``, typeset; the French ones where ``own`` has none.

    While they are French, because nobody has translated them, ``attributes`` says so in HTML.
    """
    told = {name: own.get(name, text) for name, text in french.items() if name.startswith(of)}
    waiting = locale != SOURCE and all(told[name] == french[name] for name in told)
    said = {name: typeset(text, SOURCE if waiting else locale) for name, text in told.items()}
    if waiting:
        said["attributes"] = "".join(f' {k}="{v}"' for k, v in in_french(locale).items())
    return said


def is_french(own: str | None, french: str | None, locale: str) -> bool:
    """Is a text of ``mkdocs.yml`` in ``locale`` still the French one, as it was put there?"""
    return locale != SOURCE and bool(french) and own in (None, french)


def phrase(html: str, attributes: Mapping[str, str]) -> str:
    """A phrase that carries the ``lang`` and ``dir`` given, if any are."""
    told = "".join(
        f' {name}="{attributes[name]}"' for name in ("lang", "dir") if name in attributes
    )
    return f"<span{told}>{html}</span>" if told else html


def in_french(locale: str) -> dict[str, str]:
    """The attributes of what is French on a page in ``locale``: its language, and its direction
    where the page has another."""
    other = direction(locale) != direction(SOURCE)
    return {"lang": SOURCE, **({"dir": direction(SOURCE)} if other else {})}
