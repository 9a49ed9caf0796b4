"""Which names, by which a style sheet finds elements, has any page of the site?

Those that built pages have, and those that are written into them later: ``written.txt`` declares these.
"""

from collections.abc import Iterable
from pathlib import Path

from turbohtml import Document

from book.html import attributes

_MANY = 50  # different values of one attribute: from there on it has any value


def written() -> dict[str, str]:
    """What is written later, and by whom: a file, or ``browser``.

    A name is ``.class``, ``#id``, ``[attribute]``, ``element``, ``--property`` or ``a/file``.
    """
    text = Path(__file__).with_name("written.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {name: by for name, by, *_ in lines}


class Used:
    """The names of the pages read so far, and of what is written later."""

    def __init__(self, later: Iterable[str]) -> None:
        """``later`` are names as in ``written.txt``."""
        self.later = frozenset(later)
        self._names = set(self.later)
        self._values: dict[str, set[str]] = {}

    def read(self, page: Document) -> None:
        """Learn the names of a page."""
        for element in page.iter_elements():
            self._names.add(element.tag.lower())
            for name, value in attributes(element).items():
                if sign := {"class": ".", "id": "#"}.get(name):
                    self._names.update(f"{sign}{each}" for each in value.split())
                known = self._values.setdefault(name.lower(), set())
                if len(known) < _MANY:
                    known.add(value.lower())

    def has(self, name: str) -> bool:
        """Has any page the ``name``, as ``written.txt`` spells it?"""
        return name in self._names

    def has_attribute(self, name: str, value: str | None = None) -> bool:
        """Has any element the attribute, with just this ``value`` if one is given?"""
        known = self._values.get(name.lower(), set())
        if f"[{name}]" in self.later or len(known) == _MANY:
            return True
        return bool(known) if value is None else value.lower() in known
