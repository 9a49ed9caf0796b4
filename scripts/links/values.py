"""How does a value split into the addresses in it?"""

import json
import re
from collections.abc import Iterator
from typing import Any

SPACE = " \t\n\f\r"  # ASCII whitespace (Infra standard)
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*([^ \t\n\f\r]+)")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*+,?")
_REFRESH = re.compile(
    r"[ \t\n\f\r]*+(?:[0-9]++|(?=\.))[0-9.]*+(?=[;, \t\n\f\r])[ \t\n\f\r]*+[;,]?[ \t\n\f\r]*+(.*)",
    re.DOTALL,
)
_URL_IS = re.compile(r"url[ \t\n\f\r]*+=[ \t\n\f\r]*+(.*)", re.DOTALL | re.IGNORECASE)
# Properties of schema.org whose text is an address, so that a relative one is one too.
_PROPERTIES = frozenset(
    "url image logo contentUrl embedUrl thumbnailUrl thumbnail item mainEntityOfPage sameAs downloadUrl"  # noqa: SIM905
    " installUrl discussionUrl primaryImageOfPage isPartOf hasPart target".split()
)
_NAMES = ("@context", "@type", "@vocab", "@base", "@language")


def source_set(value: str) -> list[str]:
    """The addresses of a ``srcset`` (HTML standard 4.8.4.2.3, "parse a srcset attribute").

    A comma separates candidates only at the end of an address or after descriptors, outside
    parentheses: ``a,b.png`` is one address, and so is a ``data:`` URL.
    """
    found, position = [], 0
    while match := _CANDIDATE.match(value, position):
        position = match.end()
        address = match[1]
        if address[-1] == ",":
            address = address.rstrip(",")
        else:
            position = _DESCRIPTORS.match(value, position).end()  # type: ignore[union-attr]  # matches the empty string
        if address:
            found.append(address)
    return found


def refresh(value: str) -> str:
    """The address of ``<meta http-equiv=refresh>``, empty without one.

    HTML standard 4.2.5.3, "shared declarative refresh steps".
    """
    match = _REFRESH.match(value)
    address = match[1] if match else ""
    if named := _URL_IS.match(address):
        address = named[1]
    if address[:1] in ("'", '"'):
        address = address[1:].partition(address[0])[0]
    return address


def json_ld(text: str) -> Iterator[str]:
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
            waiting += [(k, v) for k, v in value.items() if k not in _NAMES]
        elif isinstance(value, list):
            waiting += [(key, v) for v in value]
        elif isinstance(value, str) and "{" not in value:
            whole = value.lower().startswith(("http://", "https://"))
            relative = key in _PROPERTIES and value.startswith(("/", "./", "../"))
            if (whole or relative) and value.split() == [value]:  # no space in it
                yield value
