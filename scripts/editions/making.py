"""Which editions are made, from what, and what stands beside them?"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from book import book_yml
from book.addresses import plain
from editions import (
    book,
    built_pages,
    downloads_page,
    epub,
    html_edition,
    images,
    languages,
    shelf,
    single_file,
    version,
    when,
)
from editions import imprint as imprints
from editions.book import Book
from editions.edition import Edition
from editions.imprint import Imprint
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

# What else may be in the downloads, written by export_glossary.py: its kinds by file name.
_BESIDE = {f"glossaire.{kind}": kind for kind in ("csv", "json", "tbx")}
# The other of two languages side by side: kinds, by the one that is made in the same way of one language.
_PARALLEL = {"epub": "parallel", "pdf": "parallel_pdf"}
Builder = Callable[[Path, Book, Imprint], bytes]
# Kinds with one edition a language, and the modules that make them with Python alone.
_BASIC: dict[str, Builder] = {"single": single_file.build, "epub": epub.build}
_SUFFIXES = {"single": "html", "epub": "epub", "pdf": "pdf", "large": "pdf", "zim": "zim"}


def make(root: Path, site: Path, release: bool, strict: bool = True) -> list[Edition]:
    """Make all editions of ``root``, put them into ``site``, complete its downloads pages.

    A language that is not ready has its pages in the edition of the whole site, and no edition of its own.

    ``release`` adds those that need system libraries; what is not ``strict`` may lack what its links and
    pictures lead to. Nothing in ``site`` changes unless everything was made. Raises ``CannotRun`` with the
    first reason why not.
    """
    make_each = builders(release)
    settings = languages.read(root)
    imprint = Imprint(
        when.edition_date(root),
        version.text_version(root, settings.locales),
        imprints.public_address(settings.address),
        book_yml.read(root),
    )
    try:
        made = _editions(root, settings, imprint, make_each, strict)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        reason = f"{name}{error.strerror or error}"
        raise CannotRun(say("the editions cannot be made: {reason}", reason=reason)) from None
    downloads = site / "downloads"
    beside = [
        Edition(name, kind, None, (downloads / name).read_bytes())
        for name, kind in _BESIDE.items()
        if (downloads / name).is_file()
    ]
    listed = made + beside
    files = {downloads / edition.file: edition.content for edition in made}
    sums = "".join(f"{each.sha256}  {each.file}\n" for each in sorted(listed, key=lambda e: e.file))
    files[downloads / downloads_page.SUMS] = sums.encode()
    places = built_pages.Places(root, settings)
    for locale in settings.locales:
        page = site / places.online(f"{locale}/{downloads_page.PATH}") / "index.html"
        to_downloads = downloads_page.from_page_to(downloads, page)
        listing = downloads_page.listing(listed, imprint, settings, locale, to_downloads)
        files[page] = downloads_page.fill(read_text(page, site), listing).encode()
    previous = {path for path in downloads.glob(f"{settings.name}*") if path not in files}
    shelf.put(site, files, previous)
    return made


def _editions(
    root: Path,
    settings: languages.Settings,
    imprint: Imprint,
    make_each: dict[str, Builder],
    strict: bool,
) -> list[Edition]:
    places = built_pages.Places(root, settings)
    with tempfile.TemporaryDirectory(prefix="book-") as name:
        folder = Path(name)
        built_pages.build(root, folder, imprint.seconds, strict)
        images.check(folder)
        html_edition.lead_online(folder, settings, places, imprint)
        made = []
        for language in (each for each in settings.languages if each.is_ready):
            text = book.read(folder, language, settings, places, imprint.address, strict)
            for kind, build in make_each.items():
                named = f".{_part(language)}" if kind == "large" else ""
                file = f"{settings.name}.{language.locale}{named}.{_SUFFIXES[kind]}"
                made.append(Edition(file, kind, language.locale, build(root, text, imprint)))
        made += _parallel(root, folder, settings, places, imprint, make_each, strict)
        content = html_edition.build(folder, settings, places, imprint)
        return [Edition(f"{settings.name}-html.zip", "html", None, content), *made]


def _parallel(
    root: Path,
    folder: Path,
    settings: languages.Settings,
    places: built_pages.Places,
    imprint: Imprint,
    make_each: dict[str, Builder],
    strict: bool,
) -> Iterator[Edition]:
    """The editions in the default language and, side by side with it, each other one that is ready."""
    first, *others = settings.languages
    for other in (each for each in others if each.is_ready):
        text = book.read(folder, first, settings, places, imprint.address, strict, beside=other)
        for kind in (each for each in _PARALLEL if each in make_each):
            file = f"{settings.name}.{first.locale}-{other.locale}.{_SUFFIXES[kind]}"
            content = make_each[kind](root, text, imprint)
            yield Edition(file, _PARALLEL[kind], first.locale, content, other.locale)


def _part(language: languages.Language) -> str:
    """How the name of a file says "large print" in its language, where its letters can."""
    return plain(language.words["editions.large_file"]) or "large-print"


def builders(release: bool) -> dict[str, Builder]:
    """What makes each kind of edition that there is one of a language; ``release`` is as above."""
    if not release:
        return _BASIC
    try:  # only here: they need libraries that a build of the site does without
        from editions import pdf, zim
    except (ImportError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise CannotRun(
            say("the PDF and ZIM editions cannot be made: {reason}", reason=reason)
        ) from None

    return {**_BASIC, "pdf": pdf.build, "large": pdf.large, "zim": zim.build}
