"""How is the book written as EPUB 3.3, with what EPUB Accessibility 1.1 asks for?"""

from collections.abc import Callable
from html import escape
from pathlib import Path

from book import html
from book.direction import foreign
from editions import archive, cover, epub_package, style
from editions.book import Book, Page, link_from
from editions.imprint import AGE_SCRIPT, Imprint
from face.rules import beside, files_of, rules
from ground import well_formed
from ground.command import read_text

# The epub:type of each kind (EPUB Structural Semantics Vocabulary 1.1); DPUB-ARIA 1.1 has a role for each.
_SEMANTICS = {"chapter": "chapter", "glossary": "glossary", "document": "appendix"}
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def build(root: Path, book: Book, imprint: Imprint) -> bytes:
    """An EPUB container (a zip) of one language.

    Raises ``CannotRun`` with the first page that would not be XML.
    """
    words = book.language.words
    images = book.image_names()
    has_face = book.language.has_face
    face = {beside(name): content for name, content in files_of(has_face).items()}
    package = epub_package.package(book, imprint, list(images.values()), list(face))
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": package.encode(),
        "EPUB/nav.xhtml": epub_package.navigation(book).encode(),
        "EPUB/cover.xhtml": epub_package.document(
            words.language("editions.cover_title"),
            words["editions.cover_title"],
            '<section epub:type="cover"><img class="book-cover" src="cover.png" role="doc-cover"'
            f' alt="{escape(words["editions.cover"])}"/></section>',
        ).encode(),
        "EPUB/cover.png": cover.cover(book.language.title),
        "EPUB/style.css": style.sheet(root, face=rules(root, has_face, beside)).encode(),
        "EPUB/age.js": read_text(AGE_SCRIPT, root).encode(),
    }
    for page in book.pages:
        content = _page(book, page, imprint, lambda place: f"../{images[place]}")
        files[f"EPUB/text/{page.name}.xhtml"] = content.encode()
    files |= {f"EPUB/{name}": content for name, content in face.items()}
    for place, name in images.items():
        files[f"EPUB/{name}"] = book.images[place].read_bytes()
    sources = {f"EPUB/text/{page.name}.xhtml": page.source for page in book.pages}
    for name in files:
        if name.endswith((".xml", ".opf", ".xhtml")):
            well_formed.require(files[name], name, sources.get(name, ""))
    return archive.pack(files.items())


def _page(book: Book, page: Page, imprint: Imprint, image: Callable[[str], str]) -> str:
    locale, words = book.language.locale, book.language.words
    article = book.article(page, link_from(page, ".xhtml"), image)
    article.tag = "section"
    article.attrs.clear()
    if kind := _SEMANTICS.get(page.kind):
        article.attrs.update({"epub:type": kind, "role": f"doc-{kind}"})
        if title := article.select_one("h1[id]"):
            article.attrs["aria-labelledby"] = title.attr("id")
    article.attrs.update(foreign(page.lang, locale))
    for element in article.iter_elements(include_self=True):
        if lang := element.attr("lang"):
            element.attrs["xml:lang"] = lang
        if element.attr("role") == "doc-glossref":
            element.attrs["epub:type"] = "glossref"
    if page.kind == "home":
        imprint.place(article, words)
    body = imprint.age_notice(words) + html.as_xhtml(article) + "\n" + imprint.footer(words)
    return epub_package.document(locale, page.title, body, up="../")
