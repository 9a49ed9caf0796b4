"""Which translated pages does a person mean on the command line?"""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from book import interface_file
from book.languages import DOCS, locales, source
from ground.message import say
from ground.problem import CannotRun
from translation.book import keys


def which(root: Path, page: str, locale: str | None = None) -> tuple[str, str]:
    """Return language and key of ``docs/en/a-propos.md``, ``en/a-propos.md``, ``a-propos.md`` or a
    path from the current folder; a name alone may stand for a page of any folder.

    The page in the source language means its translation. ``locale`` chooses one where there are several.
    Raises ``CannotRun`` where no such page is, or where several could be meant.
    """
    known = locales(root)
    if locale and locale not in known:
        folder = f"{DOCS}/{locale}"
        if not known:
            raise CannotRun(say("{folder}: no such translation; there are none", folder=folder))
        raise CannotRun(
            say(
                "{folder}: no such translation; there are {locales}",
                folder=folder,
                locales=", ".join(known),
            )
        )
    among = [locale] if locale else known
    parts = list(below(root, page).parts)
    if parts[:1] == [DOCS]:
        parts = parts[1:]
    if parts[:1] and parts[0] in among:
        among, parts = [parts[0]], parts[1:]
    elif parts[:1] == [source(root)]:
        parts = parts[1:]
    key = "/".join(parts)
    if not _is_page(key):
        key += ".md"
    if ".." in parts:
        raise _no_page(page)
    found = [each for each in among if (root / DOCS / each / key).is_file()]
    if not found:
        found, key = _of_that_name(root, page, key, among)
    if len(found) > 1:
        raise CannotRun(
            say(
                "{page}: translated into {locales}: name one with --locale",
                page=page,
                locales=", ".join(found),
            )
        )
    return found[0], key


def pages_and_segments(
    root: Path, words: Sequence[str], locale: str | None = None
) -> list[tuple[str, str, list[str]]]:
    """Take apart ``PAGE [SEGMENT …] [PAGE [SEGMENT …] …]``: language, key and segments of each page.

    The first word is a page, and so is whatever ends in ``.md``, ``interface.yml``, ``figures.yml`` or ``plain.yml``.
    """
    result: list[tuple[str, str, list[str]]] = []
    for number, word in enumerate(words):
        if number == 0 or _is_page(word):
            result.append((*which(root, word, locale), []))
        else:
            result[-1][2].append(word)
    return result


def every(root: Path, locale: str | None = None) -> Iterator[tuple[str, str]]:
    """Language and key of every translated page, or of those of one language."""
    for each in [locale] if locale else locales(root):
        for key in keys(root, each):
            yield each, key


def _is_page(word: str) -> bool:
    return word.endswith((".md", *interface_file.NAMES))


def below(root: Path, page: str) -> PurePosixPath:
    """The path from the root, where the page is a file there: from the current folder, or in full."""
    path, root = Path(page).resolve(), root.resolve()
    if path.is_file() and path.is_relative_to(root / DOCS):
        return PurePosixPath(path.relative_to(root).as_posix())
    return PurePosixPath(Path(page).as_posix())


def _no_page(page: str) -> CannotRun:
    return CannotRun(
        say("{page}: no translated page of this name below {folder}", page=page, folder=DOCS)
    )


def _of_that_name(root: Path, page: str, key: str, among: list[str]) -> tuple[list[str], str]:
    """The languages that have a page of this name in whatever folder, and its key."""
    found = {other for each in among for other in keys(root, each) if other.endswith(f"/{key}")}
    if not found:
        raise _no_page(page)
    if len(found) > 1:
        raise CannotRun(
            say(
                "{page}: {pages} are called so: name the folder too",
                page=page,
                pages=", ".join(sorted(found)),
            )
        )
    (key,) = found
    return [each for each in among if (root / DOCS / each / key).is_file()], key
