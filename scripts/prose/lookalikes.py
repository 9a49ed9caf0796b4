"""Which links and words pass for others?"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ada_url import URL, idna_to_unicode, join_url
from babel import Locale
from fontTools.unicodedata import block, script

from ground.message import say
from ground.problem import Problem
from prose.document import Document

# Alphabets with letters that are drawn as Latin ones are. Latin may be mixed with others, as Japanese does:
# Unicode Technical Standard 39, section 5.2, "Moderately Restrictive".
_ALIKE = frozenset({"Cyrl", "Grek", "Armn", "Cher", "Copt", "Lisu"})
# Greek letters that are drawn as Latin ones, for which no science therefore uses them.
_GREEK_ALIKE = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ")
_WORD = re.compile(r"[^\W\d_]+")

_TOP = frozenset({"com", "edu", "gov", "int", "mil", "net", "org"})
_FILES = frozenset({"md", "pl", "py", "rs", "sh"})  # of names of files, though countries have them
_WRITTEN = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.I)
_NOWHERE = "host.invalid"  # RFC 2606, section 2: no host is called so


def problems(document: Document) -> Iterator[Problem]:
    """Rules ``misleading-link`` and ``mixed-alphabets``, which warn."""
    for link in document.page.tree.select("a[href]"):
        href = str(link.attrs["href"])
        if (url := _url(href)) is None or url.hostname == _NOWHERE:
            continue
        place = document.place_of(href)
        for message in _faults(href, url, link.text.strip()):
            yield Problem(document.path, *place, "misleading-link", message, "warning")
    for passage in document.passages:
        for word in _WORD.finditer(passage.text):
            if odd := _odd(word[0]):
                message = say(
                    "{word!r} mixes alphabets: {letters}", word=word[0], letters=_named(odd)
                )
                at = passage.offsets[word.start() + word[0].index(odd[0])]
                yield document.problem(at, "mixed-alphabets", message, "warning")


def _faults(href: str, url: URL, words: str) -> Iterator[str]:
    """What is wrong with a link whose ``words`` lead to ``url``, typed as ``href``."""
    host = idna_to_unicode(url.hostname)  # as people read it, without Punycode
    if url.username or url.password:
        yield say(
            "what stands before the @ in {address!r} is no place: the link leads to {host!r}",
            address=href,
            host=host,
        )
    if odd := _odd_in_host(host):
        yield say("the host {host!r} mixes alphabets: {letters}", host=host, letters=_named(odd))
    if name := _posed(host):
        yield say(
            "the host {host!r} begins like {name!r}, and is a part of {domain!r}",
            host=host,
            name=name,
            domain=".".join(host.split(".")[-2:]),
        )
    named = _host_in(words, url)
    if named and not _akin(named, host):
        yield say(
            "the words name {named!r}, but the link leads to {host!r}", named=named, host=host
        )


def _url(href: str) -> URL | None:
    """The web address that a browser reads in ``href`` (URL Standard, section 4.4), None without one."""
    try:
        url = URL(join_url(f"https://{_NOWHERE}/", href))
    except ValueError:
        return None
    return url if url.protocol in ("http:", "https:") else None


def _odd(word: str) -> str:
    """The letters of a word that belong to another alphabet than the rest and may pass for it.

    Greek letters are signs in science (``TNFα``, ``FcγR``, ``αvβ3``): told are those that are drawn as
    Latin ones, and those in the midst of a word in lower case.
    """
    if word.isascii():
        return ""
    of = [script(letter) for letter in word]
    latin, greek = of.count("Latn"), of.count("Grek")
    others = sum(each in _ALIKE for each in of) - greek
    if not latin or not greek + others:
        return ""
    if others > latin or greek > max(latin, 3):  # a word of that alphabet
        return _letters(word, of, {"Latn"})
    if others:
        return _letters(word, of, _ALIKE)
    around = zip(f" {word}", word, f"{word[1:]} ", strict=False)
    return "".join(
        letter
        for before, letter, after in around
        if script(letter) == "Grek"
        and (letter in _GREEK_ALIKE or (_is_small_latin(before) and _is_small_latin(after)))
    )


def _letters(word: str, of: list[str], scripts: frozenset[str] | set[str]) -> str:
    return "".join(letter for letter, each in zip(word, of, strict=True) if each in scripts)


def _is_small_latin(letter: str) -> bool:
    return letter.islower() and script(letter) == "Latn"


def _odd_in_host(host: str) -> str:
    """The letters of a host that pass for others: of an alphabet that is not the one of the rest, or
    phonetic ones. All of its labels count: one of Cyrillic letters under ``.com`` can be read as Latin."""
    of = [script(letter) for letter in host]
    if "Latn" in of and (odd := _letters(host, of, _ALIKE)):
        return odd
    return "".join(letter for letter in host if letter == "ı" or block(letter) == "IPA Extensions")


def _named(letters: str) -> str:
    """Each letter with its name and code point."""
    told = (
        f"{letter} ({unicodedata.name(letter, '?').lower()}, U+{ord(letter):04X})"
        for letter in dict.fromkeys(letters)
    )
    return ", ".join(told)


def _posed(host: str) -> str:
    """The host of another site that this one begins like, empty for none.

    ``name.org.example.com`` and ``name.org-more.example.com`` do, and ``www.name.fr.example.com``; but
    not ``name.gov.uk``, ``name.gov.bc.ca`` or ``name.fr.example.com``, which may be in French.
    """
    labels = host.split(".")
    has_www = bool(re.fullmatch(r"www\d*", labels[0]))
    first = 1 if has_www else 0
    for at in range(first + 1, len(labels) - 1):
        top, hyphen, _ = labels[at].partition("-")
        rest = labels[at + 1 :]
        if hyphen:
            poses = top in ("com", "gov", "org")
        elif all(len(label) == 2 for label in rest):  # a country, or a part of one
            poses = False
        elif len(rest) == 1:  # ``gov.wales`` is a government's
            poses = top in _TOP and top != "gov"
        else:
            poses = top in _TOP or (has_www and top in _countries())
        if poses:
            return ".".join([*labels[first:at], top])
    return ""


def _host_in(words: str, url: URL) -> str:
    """The host that the words of a link name where they are an address; empty where they are not."""
    if not _WRITTEN.fullmatch(words):
        return ""
    plain = not re.match(r"https?://|www\.", words, re.I)
    named = _url(f"https://{words}" if "://" not in words else words)
    if named is None or (plain and url.pathname.lower().endswith(f"/{words.lower()}")):
        return ""
    top = named.hostname.rpartition(".")[2]
    if plain and (top in _FILES or not (top in _TOP or top in _countries())):
        return ""
    return idna_to_unicode(named.hostname)


def _akin(one: str, other: str) -> bool:
    """Whether two hosts are the same, or one a part of the other."""
    one, other = (f".{host.removeprefix('www.')}" for host in (one, other))
    return one.endswith(other) or other.endswith(one)


@cache
def _countries() -> frozenset[str]:
    """Top domains of countries (ISO 3166 alpha-2, in lower case), and two that are none."""
    territories = (str(code).lower() for code in Locale("en").territories)
    return frozenset({"eu", "uk", *(code for code in territories if len(code) == 2)})
