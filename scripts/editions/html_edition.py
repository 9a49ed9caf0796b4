"""How does the site, built to open from a disk, become an edition that says what it is?"""

import os
from collections.abc import Callable
from pathlib import Path

from turbohtml import rewrite

from book.interface import Interface
from editions import archive, downloads_page
from editions.book import HOME
from editions.built_pages import Places
from editions.imprint import AGE_SCRIPT, Imprint, link
from editions.languages import Settings
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

_SCRIPT = "assets/edition.js"


def lead_online(folder: Path, settings: Settings, places: Places, imprint: Imprint) -> None:
    """Correct what the pages in ``folder`` say of the site they were built from.

    Addresses online are those of the published pages, and the downloads pages, which have no
    editions beside them, lead to where the current ones are.
    """
    for language in settings.languages:
        locale, words = language.locale, language.words
        for path in settings.pages_of(locale):
            uri = f"{locale}/{path}"
            file = folder / places.file(uri)
            html = places.point_online(read_text(file, folder), imprint.address)
            if path == downloads_page.PATH:
                html = downloads_page.fill(html, _elsewhere(imprint, words, places.online(uri)))
            file.write_text(html, encoding="utf-8", newline="\n")


def build(folder: Path, settings: Settings, places: Places, imprint: Imprint) -> bytes:
    """A zip of ``folder``, its pages stating date, version and where the current edition is.

    Raises ``CannotRun`` where the theme's pages no longer have the place for it.
    """
    (folder / _SCRIPT).write_bytes(AGE_SCRIPT.read_bytes())
    for language in settings.languages:
        locale, words = language.locale, language.words
        for path in settings.pages_of(locale):
            name = places.file(f"{locale}/{path}")
            html = read_text(folder / name, folder)
            footer = imprint.footer(words, places.online(f"{locale}/{path}"))
            source = Path(os.path.relpath(folder / _SCRIPT, (folder / name).parent)).as_posix()
            additions = {
                ".md-copyright": ("prepend", f'<p class="book-edition">{footer}</p>'),
                "article": ("prepend", imprint.age_notice(words)),
                "body": ("append", f'<script src="{source}"></script>'),
            }
            if path == HOME:
                first = f'<aside class="book-edition">{imprint.first_page(words)}</aside>'
                additions["article h2"] = ("before", first)
            html = _with_additions(html, name, additions)
            (folder / name).write_text(html, encoding="utf-8", newline="\n")
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return archive.pack((f"{settings.name}/{name}", (folder / name).read_bytes()) for name in files)


def _elsewhere(imprint: Imprint, words: Interface, page: str) -> str:
    where = words.html("editions.current_unknown")
    if imprint.address:
        where = f"{words.html('editions.other_editions')} {link(imprint.address + page)}"
    this = f"{words.html('editions.this_copy')} {imprint.edition_html(words)}"
    return f"<p>{this}</p><p>{where}</p>"


def _with_additions(html: str, name: str, additions: dict[str, tuple[str, str]]) -> str:
    """Add HTML to the first element that each selector finds: ``before`` it, or in it."""
    waiting = dict(additions)

    def add(selector: str) -> Callable[[rewrite.Element], None]:
        def to(element: rewrite.Element) -> None:
            if selector in waiting:
                how, addition = waiting.pop(selector)
                getattr(element, how)(addition, html=True)

        return to

    html = rewrite.rewrite(html, elements=[(selector, add(selector)) for selector in additions])
    if waiting:
        reason = say("has no place for the edition's date: has the theme changed?")
        raise CannotRun(reason, name)
    return html
