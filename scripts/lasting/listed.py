"""Which addresses has the book had, where readers may have kept them?

``docs/source/addresses.yml`` lists them: each page, what is named on it, and the pages that show it beside another
language. The list only grows. A sum over all of it tells when something was taken out, and git, where there is one,
what that was.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from book import front_matter
from book.addresses import LIST
from book.yaml_text import slips_of
from ground import git
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

PATH = LIST
COMMAND = "python3 scripts/record_addresses.py"
_HEAD = f"""\
# Les adresses que des lecteurs peuvent avoir gardées ; `{COMMAND}` les note, et personne
# d'autre. Aucune n'est jamais retirée : celle qui change mène à la nouvelle (CONTRIBUTING.md).
# Addresses that readers may have kept; `{COMMAND}` records them, and nobody else.
# None is ever taken out: one that changes leads to the new one (CONTRIBUTING.md).
"""
_SUM = "sum"


@dataclass(frozen=True)
class Listed:
    """A page that stood at ``address``, below the site as it is online, and was ``page`` (``fr/a-propos.md``) then.

    ``names`` are the ids that somebody typed, ``places`` those made by counting (``book.segments.Segment``).
    ``beside`` has the addresses at which the page was shown beside another language, each with that
    language. ``line`` is the list's.
    """

    address: str
    page: str
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    line: int = 1

    @property
    def locale(self) -> str:
        """The language of the page."""
        return self.page.partition("/")[0]

    @property
    def key(self) -> str:
        """The path of the page below the folder of its language."""
        return self.page.partition("/")[2]

    @property
    def ids(self) -> tuple[str, ...]:
        """All that somebody may have kept an address of, on the page."""
        return *self.names, *self.places


@dataclass(frozen=True)
class Addresses:
    """The list; ``line`` is that of its sum, and ``is_whole`` says whether the sum is right."""

    pages: tuple[Listed, ...] = ()
    line: int = 1
    is_whole: bool = True


def read(root: Path) -> Addresses:
    """The list of the book below ``root``; empty where there is none, as nothing was published yet.

    Raises ``CannotRun`` at its line where it is not as the command writes it.
    """
    path = root / PATH
    return parse(read_text(path, root)) if path.is_file() else Addresses()


def parse(text: str) -> Addresses:
    """The list that is written in ``text``; raises ``CannotRun`` as ``read`` does."""
    with slips_of(PATH):
        values, lines = front_matter.mapping(text)
    pages = tuple(
        _listed(address, entry, lines[address])
        for address, entry in values.items()
        if address != _SUM
    )
    is_whole = not pages or values.get(_SUM) == total(pages)
    return Addresses(pages, lines.get(_SUM, 1), is_whole)


def _listed(address: str, entry: Any, line: int) -> Listed:
    given = {"names": [], "places": [], "beside": {}, **(entry if isinstance(entry, dict) else {})}
    kinds = {"page": str, "names": list, "places": list, "beside": dict}
    if not all(isinstance(given.get(key), kind) for key, kind in kinds.items()):
        reason = say("`{command}` alone writes this list: take it back as it was", command=COMMAND)
        raise CannotRun(reason, PATH, line)
    names, places = (tuple(map(str, given[key])) for key in ("names", "places"))
    beside = {str(twin): str(locale) for twin, locale in given["beside"].items()}
    return Listed(address.removeprefix("/"), given["page"], names, places, beside, line)


def written(pages: Iterable[Listed]) -> str:
    """The text of a list."""
    ordered = sorted(pages, key=lambda each: each.address)
    entries = {each.address or "/": _entry(each) for each in ordered}
    text = yaml.safe_dump(
        entries, width=110, sort_keys=False, allow_unicode=True, default_flow_style=None
    )
    return f'{_HEAD}{_SUM}: "{total(ordered)}"\n\n{text if entries else ""}'


def _entry(page: Listed) -> dict[str, Any]:
    lists = {"names": list(page.names), "places": list(page.places), "beside": dict(page.beside)}
    return {"page": page.page} | {key: value for key, value in lists.items() if value}


def total(pages: Iterable[Listed]) -> str:
    """The sum over a list, whatever the order of its pages."""
    entries = {each.address: _entry(each) for each in pages}
    return sha256(json.dumps(entries, sort_keys=True).encode()).hexdigest()[:16]


def dropped(root: Path, now: Addresses) -> list[str]:
    """What the list had in the last commit, or the one before, and lacks ``now``: addresses, with ``#`` and the id of
    what is named there. Empty where git knows of no list."""
    has = set(_all(now.pages))
    for commit in ("HEAD", "HEAD^"):
        before = _committed(root, commit)
        if gone := [each for each in _all(before.pages) if each not in has]:
            return gone
    return []


def _all(pages: Iterable[Listed]) -> Iterator[str]:
    for page in pages:
        yield page.address or "/"
        yield from page.beside
        yield from (f"{page.address}#{name}" for name in page.ids)


def _committed(root: Path, commit: str) -> Addresses:
    try:
        return parse(git.said(root, "show", f"{commit}:./{PATH}") or "")
    except CannotRun:
        return Addresses()
