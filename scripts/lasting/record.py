"""Which addresses has the book now, to be listed with those that it has had?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from book import front_matter
from book.chapters import WHOLE
from book.markdown import reader
from book.segments import page_segments
from editions import languages
from ground import writing
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from lasting import listed, standing
from lasting.listed import Addresses, Listed


def record(root: Path, site: Path) -> tuple[int, int]:
    """List the addresses of the built ``site``, and the ids of what stands there, beside all that is listed; return
    how many addresses are listed now, and how many of them are new.

    A language, or a page, that readers are not led to yet is not: its addresses may still change. Raises ``CannotRun``
    where the list was changed by hand, as something may be missing from it.
    """
    before = listed.read(root)
    if not before.is_whole:
        raise CannotRun(changed(), listed.PATH, before.line)
    pages = _with_new(before, root, site)
    writing.replace(root / listed.PATH, listed.written(pages).encode(), listed.PATH)
    return _count(pages), _count(pages) - _count(before.pages)


def counted(root: Path, site: Path) -> dict[str, int]:
    """How many addresses are listed, and how many that the built ``site`` has are not, by what they are."""
    before = listed.read(root)
    pages = _with_new(before, root, site)
    return {
        "addresses": _count(before.pages),
        "not listed yet": _count(pages) - _count(before.pages),
    }


def _with_new(before: Addresses, root: Path, site: Path) -> list[Listed]:
    pages = {each.address: each for each in before.pages}
    for page in _now(root, site):
        known = pages.get(page.address)
        pages[page.address] = _joined(known, page) if known else page
    return list(pages.values())


def changed() -> str:
    """What is to be said of a list that is not as the command has written it."""
    return say(
        "something was changed in this list by hand: take the file back from the last commit, "
        "`git checkout HEAD -- {path}`, then run `{command}`",
        path=listed.PATH,
        command=listed.COMMAND,
    )


def _count(pages: Iterable[Listed]) -> int:
    return sum(1 + len(each.twins) + len(each.names) + len(each.places) for each in pages)


def _joined(before: Listed, now: Listed) -> Listed:
    names = dict.fromkeys([*now.names, *before.names])
    places = dict.fromkeys([*now.places, *before.places])
    beside = {**before.twins, **now.twins}
    return replace(
        now,
        names=tuple(names),
        places=tuple(each for each in places if each not in names),
        beside=beside,
    )


def _now(root: Path, site: Path) -> Iterator[Listed]:
    built = standing.read(root, site)
    settings = languages.read(root)
    ready = {each.locale for each in settings.languages if each.is_ready}
    derived = _Derived(root, settings.chapters)
    for page in built.pages.values():
        if page.locale not in ready or page.uri in settings.waiting:
            continue
        places = derived.of(page.uri)
        yield Listed(
            built.address(page),
            page.uri,
            tuple(each for each in page.passages if each not in places),
            tuple(each for each in page.passages if each in places),
            {
                built.address(each): each.there
                for each in built.twins.values()
                if each.uri == page.uri and each.there in ready
            },
        )
    for page, file in built.earlier():
        if page.locale in ready and built.folder.joinpath(file).is_file():
            yield Listed(file.removesuffix("index.html"), page.uri)


class _Derived:
    """The ids on each page that nobody typed: they are places, not names (docs/decisions/segments.md)."""

    def __init__(self, root: Path, chapters: Iterable[str]) -> None:
        self._root, self._reader, self._chapters = root, reader(root), list(chapters)

    def of(self, uri: str) -> set[str]:
        locale, _, key = uri.partition("/")
        keys = [key, *(self._chapters if key == WHOLE else [])]
        return {name for each in keys for name in self._on(f"{locale}/{each}", each)}

    def _on(self, uri: str, key: str) -> Iterator[str]:
        path = self._root / "docs" / uri
        if not path.is_file():
            return
        page = front_matter.parse(read_text(path, self._root), f"docs/{uri}")
        for segment in page_segments(self._reader, page, key):
            if not segment.named:
                yield segment.id
