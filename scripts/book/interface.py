"""In which words does the book speak to readers around its text: on pages, in search, in editions?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from book import front_matter, identity, interface_file
from book.direction import foreign, phrase
from book.typography import typeset
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

TITLE = "site.name"  # of the book: a word that book.yml has, for each language


@dataclass(frozen=True, eq=False)
class Interface:
    """The words of one language.

    ``typed`` has each as it stands in the file, by ``section.key``; those in ``untranslated`` are in
    the ``source`` language, as nobody has translated them.
    """

    locale: str
    source: str
    typed: Mapping[str, str]
    untranslated: frozenset[str] = frozenset()

    def __getitem__(self, key: str) -> str:
        """A word, typeset in its language."""
        return typeset(self.typed[key], self.language(key))

    def language(self, key: str) -> str:
        """The language that a word is in."""
        return self.source if key in self.untranslated else self.locale

    def html(self, key: str, **filled: object) -> str:
        """A word as HTML, which says so where it is in the source language.

        ``filled`` is HTML for each ``{name}`` in it.
        """
        text = escape(self[key]).format(**filled)
        return phrase(text, foreign(self.language(key), self.locale))

    def section(self, name: str) -> dict[str, str]:
        """The words of a section by their keys, typeset."""
        keys = (each.partition(".") for each in self.typed)
        return {key: self[f"{name}.{key}"] for section, _, key in keys if section == name}

    def titled(self, nav: Any) -> Any:
        """The ``nav`` of mkdocs.yml with its titles in this language.

        Raises ``CannotRun`` for a title that has no word.
        """
        if isinstance(nav, list):
            return [self.titled(each) for each in nav]
        if isinstance(nav, dict):
            return {self._title(each): self.titled(nav[each]) for each in nav}
        return nav

    def _title(self, name: str) -> str:
        key = f"navigation.{name}"
        if key not in self.typed:
            reason = say(
                "the title {title!r} in nav has no word: write one below `navigation` in {path}, or "
                "leave the title out, as each page has its own",
                title=name,
                path=f"docs/{self.source}/{interface_file.NAME}",
            )
            raise CannotRun(reason, "mkdocs.yml")
        return Markup(self.html(key)) if key in self.untranslated else self[key]


def read(root: Path, locale: str, source: str, file: str = interface_file.NAME) -> Interface:
    """The words of a language of the book below ``root``; those of ``source`` where it has none.

    ``file`` is one of ``interface_file.NAMES``.

    Raises ``CannotRun`` at file and line where a file is not as it should be, or ``source`` lacks a
    word that is needed.
    """
    path = root / "docs" / locale / file
    own = read_text(path, root) if path.is_file() else ""
    original = read_text(root / "docs" / source / file, root)
    titles = identity.read(root).titles if file == interface_file.NAME else {}
    return _read(original, own, locale, source, file, tuple(titles.items()))


@lru_cache(maxsize=64)  # each hook and check asks for it
def _read(
    source_text: str,
    text: str,
    locale: str,
    source: str,
    file: str,
    titles: tuple[tuple[str, str], ...],
) -> Interface:
    name = f"docs/{source}/{file}"
    page = interface_file.parse(source_text, name)
    original = interface_file.words(page)
    if file == interface_file.NAME:
        interface_file.complete(original, page.lines, name)
    title = {TITLE: next(iter(titles))[1]} if titles else {}
    if locale == source:
        return Interface(locale, source, original | title)
    page = interface_file.parse(text, f"docs/{locale}/{file}")
    accepted = page.values.get(front_matter.STAMP) or {}
    translated = {
        key: word
        for key, word in interface_file.words(page).items()
        if key in original
        and (word != original[key] or key in accepted)
        and interface_file.placeholders(word) == interface_file.placeholders(original[key])
    }
    if locale in dict(titles):
        translated[TITLE] = dict(titles)[locale]
    original |= title
    untranslated = frozenset(original.keys() - translated.keys())
    return Interface(locale, source, original | translated, untranslated)
