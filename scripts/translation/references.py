"""Does a translated segment lead where the original leads, and show what it shows?"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from book import interface_file
from book.identity import LOCALE
from book.words import Link
from ground.message import say
from translation.passage import Finding, Passage, Passages

_SHARED = ("assets", "source", "downloads")


def findings(both: Passages) -> Iterator[Finding]:
    """``links``, ``images``, ``footnotes``, ``placeholders``: not the same ones;
    ``other-language-link``: one that leads away."""
    languages = (both.source.locale, both.target.locale)
    source, target = both.source, both.target
    for rule, ours, theirs in (
        ("links", _links(both.source, languages), _links(both.target, languages)),
        ("images", _images(source.images, languages), _images(target.images, languages)),
        ("footnotes", Counter(source.footnotes), Counter(target.footnotes)),
        ("placeholders", _placeholders(both.key, source), _placeholders(both.key, target)),
    ):
        if ours != theirs:
            yield Finding(rule, difference(ours, theirs))
    for passage, in_source in ((both.source, True), (both.target, False)):
        other = languages[1] if in_source else languages[0]
        for link in passage.links:
            if (
                _leads_to(link, both.key, passage.locale, languages[0]) == other
                and not link.hreflang
            ):
                message = say(
                    "the link {url!r} leads to the page in the other language", url=link.url
                )
                yield Finding("other-language-link", message, in_source=in_source)


def difference(source: Counter[str], target: Counter[str]) -> str:
    """Say in a few words what only the original has and what only the translation has."""
    ours, theirs = (
        ", ".join(sorted(each.elements())) for each in (source - target, target - source)
    )
    if ours and theirs:
        return say(
            "only the original has {ours}; only the translation has {theirs}",
            ours=ours,
            theirs=theirs,
        )
    if ours:
        return say("only the original has {ours}", ours=ours)
    return say("only the translation has {theirs}", theirs=theirs) if theirs else ""


def _links(passage: Passage, languages: Iterable[str]) -> Counter[str]:
    return Counter(_same(link.url, languages) for link in passage.links)


def _images(urls: Iterable[str], languages: Iterable[str]) -> Counter[str]:
    suffix = re.compile(rf"[-_.](?:{'|'.join(languages)})(?=\.\w+$)")
    return Counter(suffix.sub("", _same(url, languages)) for url in urls)


def _placeholders(key: str, passage: Passage) -> Counter[str]:
    """What is filled into a word of the interface, in braces."""
    is_word = key in interface_file.NAMES
    names = interface_file.placeholders(passage.segment.text) if is_word else ()
    return Counter(f"{{{name}}}" for name in names)


def _same(url: str, languages: Iterable[str]) -> str:
    """An address without what may differ by language: ``https://fr.example.org/…`` and ``/fr/``
    folders."""
    codes = "|".join(languages)
    parts = urlsplit(url)
    if re.match(rf"(?:{codes})\.", parts.netloc):
        return re.sub(rf"^(?:{codes})\.", "*.", parts.netloc)
    path = re.sub(
        rf"(?<![\w-])(?:{codes})(?:[-_][A-Za-z]{{2}})?(?=/|$)", "*", parts.path, flags=re.I
    )
    if parts.netloc:
        return f"{parts.netloc.lower()}{path.rstrip('/')}?{parts.query}#{parts.fragment}"
    path = re.sub(r"^(?:\./)+|(?<!\.\./)(?:\.\./)++\*/", "", path)
    return path + (f"#{parts.fragment}" if parts.fragment else "")


def _leads_to(link: Link, key: str, locale: str, source: str) -> str:
    """The language whose page a link leads to, where that is plain from the address; else empty."""
    parts = urlsplit(link.url)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    if parts.path.startswith("/"):
        first = parts.path.strip("/").split("/")[0]
        return "" if first in _SHARED else first if LOCALE.fullmatch(first) else source
    place = posixpath.normpath(posixpath.join(locale, posixpath.dirname(key), parts.path))
    return place.split("/")[0]
