"""What does a new language need before its first translator can begin, and what is left to do?"""

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from book import identity, interface_file, mkdocs_yml
from book.dictionary import has_dictionary, unspelled
from book.direction import script
from book.identity import LOCALE
from book.languages import DOCS, source
from ground import writing
from ground.message import say
from ground.problem import CannotRun, Problem
from translation import ready
from translation.book import Side, keys, read_side
from translation.faults import faults

_CONFIG = "mkdocs.yml"
# The words of the interface to begin with: what the language is called, and where its pages stand.
_FIRST = ("site.language", "site.in_language", "parallel.slug")


def start(root: Path, locale: str) -> list[str]:
    """Put the original of every page that ``locale`` lacks in its place, unaccepted, and the language into
    ``mkdocs.yml``, where that is laid out in a way that allows it; return the paths of what was written.

    Files that are there stay as they are. Raises ``CannotRun`` before anything is written where
    ``locale`` is no language code (BCP 47), is the source, or a page of it cannot be read.
    """
    if not LOCALE.fullmatch(locale) or locale == (written := source(root)):
        raise CannotRun(
            say(
                "{locale}: not the code of a language to translate into, such as `es` or `pt-BR`",
                locale=locale,
            )
        )
    if locale.split("-")[0] not in Locale("en").languages:
        reason = say(
            "{locale}: no language has this code; find it in the registry of the IANA, such as `es` or `pt-BR`",
            locale=locale,
        )
        raise CannotRun(reason)
    put: dict[str, str] = {}
    for key in keys(root, written):
        side = read_side(root, written, key)
        if side.merge:
            reason = say("unresolved merge; nothing written")
            raise CannotRun(reason, side.path, side.merge)
        if not (root / (path := f"{DOCS}/{locale}/{key}")).exists():
            put[path] = _without_former(side.text)
    if is_new(root, locale) and (config := mkdocs_yml.with_language(root, block(locale))):
        put[_CONFIG] = config
    for path, text in put.items():
        writing.replace(root / path, text.encode("utf-8"), path)
    return list(put)


def _without_former(text: str) -> str:
    """A page without the addresses that it, or a passage of it, has had: the new language had none."""
    front, mark, body = text.partition("\n---\n")
    return re.sub(r"(?m)^(?:was|moved):.*\n(?:[ -].*\n)*", "", f"{front}\n")[:-1] + mark + body


def is_new(root: Path, locale: str) -> bool:
    """Does ``mkdocs.yml`` lack the language?"""
    return all(each["locale"] != locale for each in mkdocs_yml.languages(mkdocs_yml.read(root)))


def block(locale: str) -> str:
    """What ``mkdocs.yml`` says of a language that is begun: one in another script than Latin is set in the
    reader's own fonts."""
    face = "" if script(locale) == "Latn" else ", face: system"
    return f"{{ locale: {locale}, name: {locale}, extra: {{ ready: false{face} }} }}"


def left(root: Path, locale: str, written: list[str]) -> list[Problem]:
    """What a person has still to do for a language, ``written`` being what was just put in place: each at its file
    and line."""
    found, original = list(_to_name(root, written, locale)), source(root)
    for key in keys(root, locale):
        found += _to_write(read_side(root, original, key), read_side(root, locale, key))
    book = identity.read(root)
    if locale not in book.titles:
        message = say("write below `titles` what the book is called: {locale}: …", locale=locale)
        line = book.lines["titles"]
        found.append(Problem(identity.FILE, line, 1, "to-declare", message))
    line = mkdocs_yml.language_line(root, locale)
    if is_new(root, locale):
        message = say("add this language: - {block}", block=block(locale))
        found.append(Problem(_CONFIG, line, 1, "to-declare", message))
    elif locale not in ready.languages(mkdocs_yml.languages(mkdocs_yml.read(root))):
        message = say("write `ready: true` here once readers may be led to the language")
        found.append(Problem(_CONFIG, line, 1, "to-declare", message))
    if not has_dictionary(locale):
        place = f"{DOCS}/{locale}"
        found.append(Problem(place, 1, 1, "no-dictionary", unspelled(locale), "note"))
    return found


def _to_name(root: Path, written: list[str], locale: str) -> Iterator[Problem]:
    """What on the original pages that were put in place has no id of its own yet."""
    for path in written:
        if path.startswith(f"{DOCS}/{locale}/"):
            side = read_side(root, source(root), path.removeprefix(f"{DOCS}/{locale}/"))
            yield from (each for each in faults(root, side) if each.rule == "unnamed-segment")


def _to_write(original: Side, side: Side) -> Iterator[Problem]:
    """The words to begin with, and the address of a page, which is no segment, as long as they are those of the
    source."""
    if side.path.endswith(f"/{interface_file.NAME}"):
        words, before = (interface_file.words(each.page) for each in (side, original))
        for key in _FIRST:
            if words.get(key, "") == before.get(key):
                message = say("write this in the language first: {key}", key=key)
                yield Problem(side.path, side.page.lines[key], 1, "to-write", message)
    elif "slug" in side.page.values and side.page.values["slug"] == original.page.values.get(
        "slug"
    ):
        message = say(
            "write the address of the page in the language, of a-z, 0-9 and -, or leave it: {slug}",
            slug=side.page.values["slug"],
        )
        yield Problem(side.path, side.page.lines["slug"], 1, "to-write", message)
