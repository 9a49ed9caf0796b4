"""Which languages have pages that nobody will see?"""

from collections.abc import Iterator
from pathlib import Path

from book import mkdocs_yml
from book.languages import DOCS, locales
from ground.message import say
from ground.problem import Problem


def problems(root: Path) -> Iterator[Problem]:
    """``language-not-built``, a warning for each folder of a language that ``mkdocs.yml`` lacks."""
    known = {each["locale"] for each in mkdocs_yml.languages(mkdocs_yml.read(root))}
    for locale in locales(root):
        if locale not in known:
            message = say(
                "the pages in {locale} are not built: mkdocs.yml has no block for the language; "
                "`python3 scripts/start_translation.py {locale}` shows what to add",
                locale=locale,
            )
            yield Problem(f"{DOCS}/{locale}", 0, 0, "language-not-built", message, "warning")
