"""How does the site, built to open from a disk, become an edition that says what it is?"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from book import html as trees
from book.interface import Interface
from editions import archive, downloads_page
from editions.book import HOME
from editions.built_pages import Places
from editions.imprint import AGE_SCRIPT, Imprint, link
from editions.languages import Language, Settings
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from pages import policy
from parallel.twins import twin

_SCRIPT = "assets/edition.js"


def lead_online(folder: Path, settings: Settings, places: Places, imprint: Imprint) -> None:
    """Correct what the pages in ``folder`` say of the site they were built from.

    Addresses online are those of the published pages, and the downloads pages, which have no
    editions beside them, lead to where the current ones are.
    """
    for language in settings.languages:
        words = language.words
        for path, name, online in _pages(folder, settings, places, language):
            html = places.point_online(read_text(folder / name, folder), imprint.address)
            if path == downloads_page.PATH:
                html = downloads_page.fill(html, _elsewhere(imprint, words, online))
            (folder / name).write_text(html, encoding="utf-8", newline="\n")


def build(folder: Path, settings: Settings, places: Places, imprint: Imprint) -> bytes:
    """A zip of ``folder``, its pages stating date, version and where the current edition is.

    Raises ``CannotRun`` where the theme's pages no longer have the place for it.
    """
    (folder / _SCRIPT).write_bytes(AGE_SCRIPT.read_bytes())
    for language in settings.languages:
        words = language.words
        for path, name, online in _pages(folder, settings, places, language):
            html = read_text(folder / name, folder)
            footer = imprint.footer(words, online)
            source = Path(os.path.relpath(folder / _SCRIPT, (folder / name).parent)).as_posix()
            footer = f'<p class="book-edition">{footer}</p>'
            first = f'<aside class="book-edition">{imprint.first_page(words)}</aside>'
            changes = {
                ".foot__notice": _adding("before", footer),
                "article": _adding("prepend", imprint.age_notice(words)),
                "body": _adding("append", f'<script src="{source}"></script>'),
                **({".book-contents": _adding("after", first)} if path == HOME else {}),
            }
            html, without_place = trees.change(html, changes)
            if without_place:
                reason = say("has no place for the edition's date: has the theme changed?")
                raise CannotRun(reason, name)
            if fault := next(policy.faults(html), None):
                raise CannotRun(fault, name)
            (folder / name).write_text(html, encoding="utf-8", newline="\n")
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return archive.pack((f"{settings.name}/{name}", (folder / name).read_bytes()) for name in files)


def _pages(
    folder: Path, settings: Settings, places: Places, language: Language
) -> Iterator[tuple[str, str, str]]:
    """Each page of a language, and each that shows one beside another language: the page's path, the file
    in the ``folder``, the address online."""
    for path in settings.pages_of(language.locale):
        uri = f"{language.locale}/{path}"
        file, online = places.file(uri), places.online(uri)
        yield path, file, online
        for other in settings.locales:
            made = twin(path, language.words, other, file)
            if (folder / made.uri).is_file():
                yield path, made.uri, twin(path, language.words, other, f"{online}index.html").url


def _elsewhere(imprint: Imprint, words: Interface, page: str) -> str:
    where = words.html("editions.current_unknown")
    if imprint.address:
        where = f"{words.html('editions.other_editions')} {link(imprint.address + page)}"
    this = f"{words.html('editions.this_copy')} {imprint.edition_html(words)}"
    return f"<p>{this}</p><p>{where}</p>"


def _adding(how: str, addition: str) -> Callable[[trees.Tag], None]:
    return lambda tag: getattr(tag, how)(addition, html=True)
