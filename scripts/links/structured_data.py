"""Which addresses does a block of JSON-LD hold?"""

import json
from collections.abc import Iterator
from typing import Any

# Properties of schema.org whose text is an address, so that a relative one is one too.
_ADDRESSES = frozenset(
    [
        "url",
        "image",
        "logo",
        "contentUrl",
        "embedUrl",
        "thumbnailUrl",
        "thumbnail",
        "item",
        "mainEntityOfPage",
        "sameAs",
        "downloadUrl",
        "installUrl",
        "discussionUrl",
        "primaryImageOfPage",
        "isPartOf",
        "hasPart",
        "target",
    ]
)
_NAMES = ("@context", "@type", "@vocab", "@base", "@language")


def addresses(text: str) -> Iterator[str]:
    """Yield the addresses in JSON-LD: whole http(s) ones under any key, relative ones under known keys.

    ``@id`` only names a thing, but may be a page's address. Templates (``{…}``) are no addresses; text
    that is no JSON holds none.
    """
    try:
        waiting: list[tuple[str, Any]] = [("", json.loads(text, strict=False))]
    except (ValueError, RecursionError):
        return
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(k, v) for k, v in reversed(value.items()) if k not in _NAMES]
        elif isinstance(value, list):
            waiting += [(key, v) for v in reversed(value)]
        elif isinstance(value, str) and "{" not in value:
            whole = value.lower().startswith(("http://", "https://"))
            relative = key in _ADDRESSES and value.startswith(("/", "./", "../"))
            if (whole or relative) and value.split() == [value]:  # no space in it
                yield value
