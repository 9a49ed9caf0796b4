"""Which addresses do the site's files that are no pages hold?"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from links import css, nodes
from links.kinds import ALTERNATE, DATA, EMPTY, GO, LOAD, SEARCH, STYLE
from links.values import lines

_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b|^(?:\xff\xfe|\xfe\xff)")
_ROBOTS = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)
_SEARCH_SCRIPT = re.compile(r"\A\s*var\s+__index\s*=\s*")
_SEARCH_INDEXES = ("search/search_index.json", "search/search_index.js")
_LOCATIONS = ("loc", "content_loc", "thumbnail_loc", "player_loc")


class Found(NamedTuple):
    """An address in a file. ``group`` joins the addresses of one sitemap entry; ``above`` says that it is
    relative to the folder above the file's own."""

    kind: str
    target: str
    line: int = 0
    column: int = 0
    group: int = 0
    above: bool = False


def worth_reading(name: str) -> bool:
    """Whether a file of this name may hold addresses (a manifest may have any name: ``manifest``)."""
    return name == "robots.txt" or name.lower().endswith(
        (".css", ".webmanifest", ".xml", *_SEARCH_INDEXES)
    )


def read(name: str, content: bytes) -> list[Found]:
    """The addresses in a style sheet, sitemap, ``robots.txt``, manifest or search index."""
    lower = name.lower()
    if lower.endswith(".css"):
        return _style_sheet(_decode_css(content))
    if lower.endswith(".xml"):
        return _sitemap(content) if _SITEMAP.search(content[:4096]) else []
    text = content.decode("utf-8-sig", "replace")
    if name == "robots.txt":
        at = lines(text)
        return [Found(DATA, m[1], *at(m.start(1))) for m in _ROBOTS.finditer(text)]
    if lower.endswith(_SEARCH_INDEXES):
        return [Found(SEARCH, target, *at, above=True) for target, at in _search_index(text)]
    return list(manifest(content))


def _decode_css(content: bytes) -> str:
    """CSS Syntax 3, section 3.2: byte-order mark, then ``@charset``, then UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    declared = re.match(rb'@charset "([^"]{1,40})";', content)
    try:
        return content.decode(declared[1].decode("ascii") if declared else "utf-8-sig", "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8-sig", "replace")


def _style_sheet(text: str) -> list[Found]:
    at = lines(text)
    # A lone fragment is a part of whatever document the rule applies to (CSS Values 4, 4.5.1).
    return [
        Found(STYLE if address else EMPTY, address, *at(offset))
        for address, offset in css.addresses(text)
        if not address.startswith("#")
    ]


def _sitemap(content: bytes) -> list[Found]:
    """sitemaps.org protocol 0.9 with its index, image, video and ``xhtml:link`` extensions."""
    try:
        elements = nodes.read(content)
    except nodes.NotXML:
        return []
    if not elements or elements[0].tag not in ("urlset", "sitemapindex"):
        return []
    found, group = [], 0
    for element in elements:
        group += element.tag in ("url", "sitemap")
        address = element.text.strip()
        if element.tag in _LOCATIONS and address:
            own = element.tag == "loc" and "sitemap-" not in element.uri
            found.append(Found(DATA, address, *nodes.place(element), group if own else 0))
        elif element.tag == "link" and (href := element.attr("href")):
            relation = ALTERNATE if element.attr("hreflang") else DATA
            found.append(Found(relation, href, *nodes.place(element), group))
    return found


def manifest(content: bytes) -> Iterator[Found]:
    """Web Application Manifest, section 1: every member that is an address, relative to the manifest."""
    data = _json(content.decode("utf-8-sig", "replace"))
    if not isinstance(data, dict):
        return
    shortcuts = _objects(data.get("shortcuts"))
    images = _objects(data.get("icons")) + _objects(data.get("screenshots"))
    for shortcut in shortcuts:
        images += _objects(shortcut.get("icons"))
    for holder, member, kind in (
        (data, "start_url", GO),
        *((shortcut, "url", GO) for shortcut in shortcuts),
        *((image, "src", LOAD) for image in images),
    ):
        if isinstance(holder.get(member), str):
            yield Found(kind, holder[member])


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _search_index(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The index of MkDocs: every ``location`` is relative to the root of what is searched."""
    data = _json(_SEARCH_SCRIPT.sub("", text, count=1).rstrip().rstrip(";"))
    entries = data.get("docs") if isinstance(data, dict) else None
    at, offset, unfound = lines(text), 0, set()
    for entry in _objects(entries):
        location = entry.get("location")
        if isinstance(location, str):
            if location not in unfound:
                found = text.find(json.dumps(location, ensure_ascii=False), offset)
                offset = max(found, offset)
                unfound.update([location] if found < 0 else [])
            yield location, at(offset)


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
