"""Which addresses has the book now, to be listed with those that it has had?"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from book.chapters import WHOLE
from book.languages import DOCS
from editions import languages
from ground import writing
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from lasting import listed, standing
from lasting.listed import Listed
from lasting.standing import Standing
from translation.book import taken_apart


def record(root: Path, site: Path) -> tuple[int, int]:
    """List the addresses of the built ``site``, and the ids of what stands there, beside all that is listed; return
    how many addresses are listed now, and how many of them are new.

    A language, or a page, that readers are not led to yet is not: its addresses may still change. Raises ``CannotRun``
    where the list was changed by hand, as something may be missing from it.
    """
    before = listed.read(root)
    if not before.is_whole:
        raise CannotRun(changed(), listed.PATH, before.line)
    pages = _with_new(before.pages, root, site)
    writing.replace(root / listed.PATH, listed.written(pages).encode(), listed.PATH)
    return _count(pages), _count(pages) - _count(before.pages)


def counted(root: Path, site: Path) -> dict[str, int]:
    """How many addresses are listed, and how many that the built ``site`` has are not, by what they are."""
    before = listed.read(root).pages
    new = _count(_with_new(before, root, site)) - _count(before)
    return {"addresses": _count(before), "not listed yet": new}


def _with_new(before: Iterable[Listed], root: Path, site: Path) -> Collection[Listed]:
    pages = {each.address: each for each in before}
    for page in _now(root, site):
        known = pages.get(page.address)
        pages[page.address] = _joined(known, page) if known else page
    return pages.values()


def changed() -> str:
    """What is to be said of a list that is not as the command has written it."""
    return say(
        "something was changed in this list by hand: take the file back from the last commit, "
        "`git checkout HEAD -- {path}`, then run `{command}`",
        path=listed.PATH,
        command=listed.COMMAND,
    )


def _count(pages: Iterable[Listed]) -> int:
    return sum(1 + len(each.beside) + len(each.ids) for each in pages)


def _joined(before: Listed, now: Listed) -> Listed:
    names = dict.fromkeys([*now.names, *before.names])
    places = dict.fromkeys([*now.places, *before.places])
    return replace(
        now,
        names=tuple(names),
        places=tuple(each for each in places if each not in names),
        beside={**before.beside, **now.beside},
    )


def _now(root: Path, site: Path) -> Iterator[Listed]:
    built = standing.read(root, site)
    settings = languages.read(root)
    ready = {each.locale for each in settings.languages if each.is_ready}
    for page in built.pages.values():
        if page.locale not in ready or page.uri in settings.waiting:
            continue
        derived = _derived(root, page, settings.chapters)
        yield Listed(
            built.address(page),
            page.uri,
            tuple(each for each in page.passages if each not in derived),
            tuple(each for each in page.passages if each in derived),
            {
                built.address(twin): there
                for there in built.words
                if there in ready and (twin := built.twins.get((page.uri, there)))
            },
        )
    for file, page in built.earlier.items():
        if page.locale in ready and built.folder.joinpath(file).is_file():
            yield Listed(file.removesuffix("index.html"), page.uri)


def _derived(root: Path, page: Standing, chapters: Iterable[str]) -> set[str]:
    """The ids on a page that nobody typed: they are places, not names (docs/decisions/segments.md)."""
    found = set()
    for key in (page.key, *(chapters if page.key == WHOLE else ())):
        path = f"{DOCS}/{page.locale}/{key}"
        if (root / path).is_file():
            _, segments = taken_apart(root, read_text(root / path, root), path, key)
            found |= {segment.id for segment in segments if not segment.named}
    return found
