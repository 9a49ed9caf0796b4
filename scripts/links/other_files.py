"""Which addresses do the site's files that are no pages hold?"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tinycss2.bytes import decode_stylesheet_bytes

from ground.lines import Lines
from links import css, nodes
from links.kinds import ALTERNATE, DATA, EMPTY, GO, LOAD, SEARCH, STYLE

_ROBOTS = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)
_IN_INDEX = re.compile(r'(?<!\\)"location"\s*:\s*("(?:[^"\\]|\\.)*+")', re.DOTALL)
_SEARCH_INDEXES = ("search/search_index.json", "search/search_index.js")
_LOCATIONS = ("loc", "content_loc", "thumbnail_loc", "player_loc")


class Found(NamedTuple):
    """An address in a file. ``group`` joins the addresses of one sitemap entry."""

    kind: str
    target: str
    line: int = 0
    column: int = 0
    group: int = 0


def worth_reading(name: str) -> bool:
    """Whether a file of this name may hold addresses (a manifest may have any name: ``manifest``)."""
    return name == "robots.txt" or name.lower().endswith(
        (".css", ".webmanifest", ".xml", *_SEARCH_INDEXES)
    )


def read(name: str, content: bytes) -> Iterator[Found]:
    """Yield the addresses in a style sheet, sitemap, ``robots.txt``, search index or manifest."""
    lower = name.lower()
    text = content.decode("utf-8-sig", "replace")
    at = Lines(text, "\r\n|[\n\r\f]")  # whatever system it was written on
    if lower.endswith(".css"):
        for address, place in css.addresses(decode_stylesheet_bytes(content)[0]):
            # A lone fragment is a part of whatever document the rule applies to (CSS Values 4, 4.5.1).
            if not address.startswith("#"):
                yield Found(STYLE if address else EMPTY, address, *place)
    elif lower.endswith(".xml"):
        yield from _sitemap(content)
    elif name == "robots.txt":
        for match in _ROBOTS.finditer(text):
            yield Found(DATA, match[1], *at(match.start(1)))
    elif lower.endswith(_SEARCH_INDEXES):  # MkDocs'
        for match in _IN_INDEX.finditer(text):
            location = _json(match[1])
            if isinstance(location, str):
                yield Found(SEARCH, location, *at(match.start(1)))
    else:
        yield from _manifest(_json(text))


def _sitemap(content: bytes) -> Iterator[Found]:
    """sitemaps.org protocol 0.9 with its index, image, video and ``xhtml:link`` extensions."""
    elements = nodes.read(content)
    if not elements or elements[0].tag not in ("urlset", "sitemapindex"):
        return
    group = 0
    for element in elements:
        group += element.tag in ("url", "sitemap")
        address = element.text.strip()
        if element.tag in _LOCATIONS and address:
            own = element.tag == "loc" and "sitemap-" not in element.uri
            yield Found(DATA, address, *element.place, group if own else 0)
        elif element.tag == "link" and (href := element.attr("href")):
            relation = ALTERNATE if element.attr("hreflang") else DATA
            yield Found(relation, href, *element.place, group)


def _manifest(data: Any) -> Iterator[Found]:
    """Web Application Manifest, section 1: every member that is an address, relative to the manifest."""
    if not isinstance(data, dict):
        return
    shortcuts = _objects(data, "shortcuts")
    yield from _texts([data], "start_url", GO)
    yield from _texts(shortcuts, "url", GO)
    for holder in (data, *shortcuts):
        yield from _texts(_objects(holder, "icons"), "src", LOAD)
    yield from _texts(_objects(data, "screenshots"), "src", LOAD)


def _texts(holders: list[dict[str, Any]], member: str, kind: str) -> Iterator[Found]:
    for holder in holders:
        if isinstance(holder.get(member), str):
            yield Found(kind, holder[member])


def _objects(holder: dict[str, Any], member: str) -> list[dict[str, Any]]:
    value = holder.get(member)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
