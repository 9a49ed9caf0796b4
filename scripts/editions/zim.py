"""How is the book written as a ZIM file for Kiwix (openZIM, ZIM file format)?"""

import hashlib
import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from mimetypes import guess_type
from pathlib import Path
from textwrap import shorten

from libzim.writer import Compression, Creator, Hint, Item, StringProvider

from book import direction, html, owner_told
from editions import cover, iso639, style
from editions.book import Book, Page, link_from
from editions.imprint import AGE_SCRIPT, Imprint
from face.rules import KINDS, beside, files_of, rules
from ground.message import say
from ground.problem import CannotRun

_DESCRIPTION = 80  # characters at most, and 30 in the title (openZIM, Metadata)
_TITLE = 30
# ZIM file format: the header names the file by 16 random bytes at 8, and gives at 72 the place
# of the last 16 bytes, an MD5 of all that come before.
_UUID_AT, _CHECKSUM_AT = 8, 72
# Xapian's glass databases (title and full-text index) name themselves too: 16 random bytes
# behind the magic and two bytes of format version (Xapian, glass_version.cc).
_GLASS = b"\x0f\rXapian Glass"


def build(root: Path, book: Book, imprint: Imprint) -> bytes:
    """A ZIM file of one language, with title and full-text indexes, the same bytes every time."""
    language = book.language
    with tempfile.TemporaryDirectory(prefix="book-") as folder:
        path = Path(folder, "book.zim")
        creator = Creator(path)
        creator.config_verbose(False)
        creator.config_indexing(True, iso639.code(language.locale))
        creator.config_compression(Compression.zstd)
        creator.config_nbworkers(1)  # clusters are then written in one order
        creator.set_mainpath(f"{book.pages[0].name}.html")
        try:
            with _silence(), creator:
                for name, value in _metadata(book, imprint).items():
                    creator.add_metadata(name, value)
                creator.add_illustration(48, cover.icon(48))
                for item in _items(root, book, imprint):
                    creator.add_item(item)
        except RuntimeError as error:  # as libzim calls whatever goes wrong, a full disk too
            reason = say("the ZIM cannot be written: {reason}", reason=str(error).splitlines()[-1])
            raise CannotRun(reason) from None
        return _settled(path.read_bytes(), f"{language.locale}:{imprint.version}")


@contextmanager
def _silence() -> Iterator[None]:
    """libzim tells of its progress on the standard streams of the process."""
    sys.stdout.flush()
    sys.stderr.flush()
    previous = {stream: os.dup(stream) for stream in (1, 2)}
    try:
        with Path(os.devnull).open("wb") as nowhere:
            for stream in previous:
                os.dup2(nowhere.fileno(), stream)
        yield
    finally:
        for stream, copy in previous.items():
            os.dup2(copy, stream)
            os.close(copy)


def _metadata(book: Book, imprint: Imprint) -> dict[str, str]:
    language = book.language
    words = language.words
    description, publisher = words["site.description"], imprint.owner.publisher
    return {
        "Name": f"{book.settings.name}_{language.locale}",
        "Title": shorten(language.title, _TITLE, placeholder="…"),
        "Description": shorten(description, _DESCRIPTION, placeholder="…"),
        "LongDescription": f"{description} {owner_told.plain(owner_told.notice(imprint.owner, words))}",
        "Language": iso639.code(language.locale),
        "Creator": words["editions.unknown"],
        "Publisher": publisher.plain(language.locale) if publisher else words["editions.unknown"],
        "Date": imprint.day.isoformat(),
        "Tags": "_category:other;_ftindex:yes;_pictures:no;_videos:no;_details:no",
        "Flavour": imprint.version,
        "Scraper": "build_offline.py",
    }


def _items(root: Path, book: Book, imprint: Imprint) -> Iterator["_Entry"]:
    images = book.image_names()
    has_face = book.language.has_face
    sheet = style.sheet(root, face=rules(root, has_face, beside))
    yield _Entry("style.css", "text/css", sheet.encode())
    yield _Entry("age.js", "text/javascript", AGE_SCRIPT.read_bytes())
    for name, content in files_of(has_face).items():
        yield _Entry(beside(name), KINDS[Path(name).suffix], content)
    for place, name in images.items():
        kind = guess_type(name)[0] or "application/octet-stream"
        yield _Entry(name, kind, book.images[place].read_bytes())
    for page in book.pages:
        content = _page(book, page, imprint, images.__getitem__).encode()
        yield _Entry(f"{page.name}.html", "text/html", content, page.title)


def _page(book: Book, page: Page, imprint: Imprint, image: Callable[[str], str]) -> str:
    locale, words = book.language.locale, book.language.words
    article = book.article(page, link_from(page, ".html"), image)
    if page.lang != locale:
        article.attrs["lang"] = page.lang
    if page.kind == "home":
        imprint.place(article, words)
    contents = words.html("editions.contents")
    entries = "".join(
        f'<li><a href="{each.name}.html">{each.heading()}</a></li>' for each in book.pages
    )
    return f"""<!doctype html>
<html lang="{locale}"{direction.attribute(locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(page.title)}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<main>
{imprint.age_notice(words)}
{html.as_html(article)}
</main>
<nav aria-labelledby="contents"><h2 id="contents">{contents}</h2><ol>{entries}</ol></nav>
{imprint.footer(words)}
<script src="age.js"></script>
</body>
</html>
"""


class _Entry(Item):  # type: ignore[misc]  # libzim carries no types
    """An entry of a ZIM file; pages, which have a title, are found by it."""

    def __init__(self, path: str, kind: str, content: bytes, title: str = "") -> None:
        super().__init__()
        self._path, self._kind, self._content, self._title = path, kind, content, title

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return self._kind

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._content)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: int(bool(self._title)), Hint.COMPRESS: 1}


def _settled(content: bytes, name: str) -> bytes:
    """A ZIM file with names made from ``name``, not by chance, and its checksum made anew."""
    file = bytearray(content)
    _name(file, _UUID_AT, name)
    at = file.find(_GLASS)
    while at != -1:
        start = at + len(_GLASS) + 2
        _name(file, start, f"{name}:{start}")
        at = file.find(_GLASS, start)
    checksum = int.from_bytes(file[_CHECKSUM_AT : _CHECKSUM_AT + 8], "little")
    file[checksum : checksum + 16] = hashlib.md5(file[:checksum], usedforsecurity=False).digest()
    return bytes(file)


def _name(file: bytearray, at: int, name: str) -> None:
    file[at : at + 16] = uuid.uuid5(uuid.NAMESPACE_OID, name).bytes
