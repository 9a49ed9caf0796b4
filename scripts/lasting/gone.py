"""What does ``docs/source/gone.yml`` say of pages and passages that the book has no longer?"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

from book import front_matter
from book.identity import LOCALE
from book.yaml_text import slips_of
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

PATH = "docs/source/gone.yml"


@dataclass(frozen=True)
class Gone:
    """What became of a page or a passage, in each language that says so."""

    said: Mapping[str, str]
    line: int


def read(root: Path) -> dict[str, Gone]:
    """What is said to be gone, by name, as ``a-propos.md`` or ``a-propos.md#droits``; nothing where there is no such
    file.

    Raises ``CannotRun`` at its line where an entry is not as it should be.
    """
    path = root / PATH
    if not path.is_file():
        return {}
    with slips_of(PATH):
        values, lines = front_matter.mapping(read_text(path, root))
    for name, said in values.items():
        if not isinstance(said, dict) or not said or not all(starmap(_is_said, said.items())):
            reason = say(
                "say what became of `{name}` in each language: "
                '`{name}: {{ fr: "une phrase", en: "a sentence" }}`',
                name=name,
            )
            raise CannotRun(reason, PATH, lines[name])
    return {name: Gone(said, lines[name]) for name, said in values.items()}


def _is_said(locale: object, text: object) -> bool:
    is_locale = isinstance(locale, str) and LOCALE.fullmatch(locale)
    return bool(is_locale and isinstance(text, str) and text.strip())
