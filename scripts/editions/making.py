"""Which editions are made, from what, and what stands beside them?"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from book import book_yml
from book.addresses import plain
from editions import (
    book,
    downloads_page,
    epub,
    html_edition,
    images,
    languages,
    single_file,
    version,
    when,
)
from editions import imprint as imprints
from editions.book import Book
from editions.downloads_page import Edition
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
    pictures lead to. Nothing in ``site`` changes unless everything was made; as the disk may be full even
    then, it is to be a folder set aside (``ground.aside``). Raises ``CannotRun`` with the first reason why not.
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
        _publish(site, made, settings, imprint)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        reason = f"{name}{error.strerror or error}"
        raise CannotRun(say("the editions cannot be made: {reason}", reason=reason)) from None
    return made


def _editions(
    root: Path,
    settings: languages.Settings,
    imprint: Imprint,
    make_each: dict[str, Builder],
    strict: bool,
) -> list[Edition]:
    with tempfile.TemporaryDirectory(prefix="book-") as name:
        folder = Path(name)
        html_edition.build_site(root, folder, imprint.seconds, strict)
        images.check(folder)
        content = html_edition.build(folder, settings, imprint)
        made = [Edition(f"{settings.name}-html.zip", "html", None, content)]
        ready = [each for each in settings.languages if each.is_ready]
        for language in ready:
            text = book.read(folder, settings, language, imprint.address, strict)
            for kind, build in make_each.items():
                named = f".{_part(language)}" if kind == "large" else ""
                file = f"{settings.name}.{language.locale}{named}.{_SUFFIXES[kind]}"
                made.append(Edition(file, kind, language.locale, build(root, text, imprint)))
        first, *others = ready  # the language of the source is
        for other in others:
            text = book.read(folder, settings, first, imprint.address, strict, beside=other)
            for kind in (each for each in _PARALLEL if each in make_each):
                file = f"{settings.name}.{first.locale}-{other.locale}.{_SUFFIXES[kind]}"
                content = make_each[kind](root, text, imprint)
                made.append(Edition(file, _PARALLEL[kind], first.locale, content, other.locale))
        return made


def _publish(
    site: Path, made: list[Edition], settings: languages.Settings, imprint: Imprint
) -> None:
    """Put editions in place of those of an earlier build, list them on the downloads pages."""
    downloads = site / "downloads"
    downloads.mkdir(exist_ok=True)
    for left in downloads.glob(f"{settings.name}*"):
        left.unlink()
    for each in made:
        (downloads / each.file).write_bytes(each.content)
    listed = made + [
        Edition(name, kind, None, (downloads / name).read_bytes())
        for name, kind in _BESIDE.items()
        if (downloads / name).is_file()
    ]
    by_name = sorted(listed, key=lambda each: each.file)
    sums = "".join(f"{each.sha256}  {each.file}\n" for each in by_name)
    (downloads / downloads_page.SUMS).write_bytes(sums.encode())
    for locale in settings.locales:
        page = site / settings.online(f"{locale}/{downloads_page.PATH}") / "index.html"
        to_downloads = Path(os.path.relpath(downloads, page.parent)).as_posix()
        listing = downloads_page.listing(listed, imprint, settings, locale, to_downloads)
        page.write_bytes(downloads_page.fill(read_text(page, site), listing).encode())


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
