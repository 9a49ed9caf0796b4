"""How does an attribute's value split into the addresses in it?"""

import re
from functools import lru_cache

SPACE = " \t\n\f\r"  # ASCII whitespace (Infra standard)
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*([^ \t\n\f\r]+)")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*+,?")
_REFRESH = re.compile(
    r"[ \t\n\f\r]*+(?:[0-9]++|(?=\.))[0-9.]*+(?=[;, \t\n\f\r])[ \t\n\f\r]*+[;,]?[ \t\n\f\r]*+(.*)",
    re.DOTALL,
)
_URL_IS = re.compile(r"url[ \t\n\f\r]*+=[ \t\n\f\r]*+(.*)", re.DOTALL | re.IGNORECASE)


@lru_cache(1 << 7)  # pages repeat their pictures
def source_set(value: str) -> tuple[str, ...]:
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
    return tuple(found)


def refresh(value: str) -> str | None:
    """The address of ``<meta http-equiv=refresh>``, None without one.

    HTML standard 4.2.5.3, "shared declarative refresh steps".
    """
    match = _REFRESH.match(value)
    if not match or not match[1]:
        return None
    address = match[1]
    if named := _URL_IS.match(address):
        address = named[1]
    if address[:1] in ("'", '"'):
        address = address[1:].partition(address[0])[0]
    return address


def words(value: str) -> list[str]:
    """The tokens of a space-separated list (``ping``, ``rel``)."""
    return value.strip(SPACE).split()
