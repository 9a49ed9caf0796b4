"""Which languages does the face serve?"""

from collections.abc import Mapping
from typing import Any

from ground.message import say
from ground.problem import CannotRun


def is_served(language: Mapping[str, Any]) -> bool:
    """Is a language, as ``mkdocs.yml`` describes it, set in the book's face?

    ``extra: {face: system}`` leaves it to the reader's own fonts, which know its script. Raises
    ``CannotRun`` where it says anything else.
    """
    face = (language.get("extra") or {}).get("face", "book")
    if face not in ("book", "system"):
        locale = language.get("locale")
        reason = say(
            "face of {locale!r} is {face}: write `system`, or no `face`",
            locale=locale,
            face=repr(face),
        )
        raise CannotRun(reason, "mkdocs.yml")
    return face == "book"
