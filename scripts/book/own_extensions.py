"""How does each language's build get a Markdown extension of our own, and the page it works on?

The build of one language begins with the settings that the one before it has left.
"""

from typing import Any, TypeVar

from markdown.extensions import Extension

Own = TypeVar("Own", bound=Extension)


def renewed(extensions: list[Any], own: Extension) -> list[Any]:
    """The extensions with ``own`` last; that of the language before is gone."""
    return [*(each for each in extensions if type(each) is not type(own)), own]


def find(extensions: list[Any], kind: type[Own]) -> Own:
    """The one extension of that ``kind``; raises ``StopIteration`` if there is none."""
    return next(each for each in extensions if isinstance(each, kind))
