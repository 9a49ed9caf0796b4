"""What has been corrected in the text and its translation, and when?

In the received text: what ``docs/source/edition.yml`` declares, with its ``date``. In the translation, the
glossary and the pages around the chapters: the items below each heading ``### Corrections`` of the
changelog, a day, then what was corrected, in the book's first two languages at least, in the order of its
titles: ``- 2026-11-30: Mot juste. · Right word.``
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import takewhile
from pathlib import Path

from book import identity
from book.chapters import chapter_path
from book.dates import written
from book.direction import foreign, phrase
from book.interface import Interface
from book.languages import source
from book.passages import MarkdownFile
from book.typography import typeset
from ground.command import read_text
from ground.message import say
from ground.problem import Problem
from source import edition
from source.edition import PARAGRAPH, Correction

CHANGELOG = "CHANGELOG.md"
_HEADING = re.compile(r"#{3,} +Corrections\b")
_ITEM = re.compile(r"[-*] +")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d) ?: +(.+)")
_BETWEEN = " · "
_LEAST = 2  # languages: who adds a third writes no correction anew


@dataclass(frozen=True)
class Noted:
    """A correction that the changelog notes: its ``day``, and ``what`` it was, by language."""

    day: date
    what: dict[str, str]


def noted(root: Path) -> tuple[list[Noted], list[Problem]]:
    """The corrections that the changelog notes, none where there is no changelog, and the problems of
    those that cannot be read."""
    if not (root / CHANGELOG).is_file():
        return [], []
    lines = read_text(root / CHANGELOG, root).split("\n")
    found, problems = [], []
    languages = identity.read(root).languages
    for number, line in enumerate(lines):
        if not _HEADING.match(line):
            continue
        below = takewhile(lambda each: not each.startswith("#"), lines[number + 1 :])
        for first, text in _items(list(below), number + 2):
            if each := _noted(text, languages):
                found.append(each)
                continue
            message = say(
                "a correction is a day and what was corrected, in {languages}, with {sign} between",
                languages=", ".join(languages),
                sign=_BETWEEN.strip(),
            )
            problems.append(Problem(CHANGELOG, first, 1, "malformed-correction", message))
    return found, problems


def _items(lines: list[str], first: int) -> list[tuple[int, str]]:
    """The items of a list that ``lines`` hold, each with the number of its line."""
    items: list[tuple[int, str]] = []
    for number, line in enumerate(lines, first):
        if mark := _ITEM.match(line):
            items.append((number, line[mark.end() :].strip()))
        elif line.strip():
            begun, text = items.pop() if items else (number, "")
            items.append((begun, f"{text} {line.strip()}".strip()))
    return items


def _noted(text: str, languages: Sequence[str]) -> Noted | None:
    parts = _DATED.fullmatch(text)
    texts = parts[2].split(_BETWEEN) if parts else []
    enough = min(_LEAST, len(languages)) <= len(texts) <= len(languages)
    if not parts or not enough or not all(map(str.strip, texts)):
        return None
    try:
        day = date.fromisoformat(parts[1])
    except ValueError:
        return None
    return Noted(day, dict(zip(languages, texts, strict=False)))


def listed(root: Path, words: Interface) -> str:
    """All corrections as an HTML list in the language of ``words``, the newest first; one sentence where
    there is none. Raises ``CannotRun`` where a file cannot be read."""
    items = [(each.day, _changed(root, each, words)) for each in edition.read(root).corrections]
    for each in noted(root)[0]:
        language = words.locale if words.locale in each.what else source(root)
        text = escape(typeset(each.what[language].strip(), language))
        items.append((each.day, phrase(text, foreign(language, words.locale))))
    if not items:
        return f"<p>{words.html('owner.corrections_none')}</p>"
    # What has no day stands last: since when it is so is not known.
    items.sort(key=lambda item: item[0] or date.min, reverse=True)
    rows = "".join(f"<li>{_day(day, words)}{_BETWEEN}{text}</li>" for day, text in items)
    return f'<ul class="owner-corrected">{rows}</ul>'


def _day(day: date | None, words: Interface) -> str:
    if not day:
        return words.html("owner.undated")
    language = words.language("owner.undated")
    written_day = phrase(written(day, language), foreign(language, words.locale))
    return f'<time datetime="{day.isoformat()}">{written_day}</time>'


def _changed(root: Path, each: Correction, words: Interface) -> str:
    """What a correction of the received text was, as HTML."""
    language, written_in = words.language("owner.corrected"), source(root)
    locale, path = words.locale, chapter_path(root, words.locale, each.chapter)
    if not (root / path).is_file():
        locale, path = written_in, chapter_path(root, written_in, each.chapter)
    title = typeset(MarkdownFile(root, path).title, locale)
    original = {
        key: phrase(
            escape(typeset(text.replace("\n", PARAGRAPH), written_in)),
            foreign(written_in, language),
        )
        for key, text in (("received", each.received), ("new", each.new))
    }
    chapter = phrase(escape(title), foreign(locale, language))
    return words.html("owner.corrected", chapter=chapter, **original)
