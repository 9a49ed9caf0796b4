"""Which languages does the face serve?"""

from collections.abc import Mapping
from typing import Any

from checking.problem import CannotRun


def is_served(language: Mapping[str, Any]) -> bool:
    """Is a language, as ``mkdocs.yml`` describes it, set in the book's face?

    ``extra: {face: system}`` leaves it to the reader's own fonts, which know its script. Raises
    ``CannotRun`` where it says anything else.
    """
    face = (language.get("extra") or {}).get("face", "book")
    if face not in ("book", "system"):
        locale = language.get("locale")
        raise CannotRun(
            f"mkdocs.yml:1: face of {locale!r} is {face!r}: write `system`, or no `face`"
        )
    return face == "book"
