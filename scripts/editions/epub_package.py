"""What do an EPUB's package document and its navigation document say, and what is around its texts?"""

import mimetypes
import uuid
from html import escape
from pathlib import PurePosixPath

from book import owner_told
from book.direction import attribute, direction
from editions.book import Book
from editions.imprint import Imprint
from face.rules import KINDS

# EPUB Accessibility 1.1, section 2: what a reader may rely on. No claim of conformance (2.2.1):
# that needs a named person or organization who has evaluated the book, and nobody has.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
)


def package(book: Book, imprint: Imprint, images: list[str], face: list[str]) -> str:
    """The package document (EPUB 3.3, section 5); ``images`` and ``face`` are paths beside it."""
    language = book.language
    # The book's identity, whatever the edition: that is told by the date (5.5.3.2).
    locales = "-".join(each.locale for each in book.languages)
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:book:{locales}:{book.title}")
    access = "\n".join(f'<meta property="schema:{name}">{value}</meta>' for name, value in _ACCESS)
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>',
        '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="age" href="age.js" media-type="text/javascript"/>',
    ]
    for kind, names in (("face", face), ("image", images)):
        for number, name in enumerate(names, 1):
            media = KINDS.get(PurePosixPath(name).suffix) or mimetypes.guess_type(name)[0]
            items.append(f'<item id="{kind}-{number}" href="{name}" media-type="{media}"/>')
    for number, page in enumerate(book.pages):
        within = {"svg": "svg", "math": "mathml"}
        properties = ["scripted", *(within[tag] for tag in within if page.article.find(tag))]
        items.append(
            f'<item id="page-{number}" href="text/{page.name}.xhtml" '
            f'media-type="application/xhtml+xml" properties="{" ".join(properties)}"/>'
        )
    spine = ["cover", "page-0", "nav", *(f"page-{n}" for n in range(1, len(book.pages)))]
    references = "\n".join(f'<itemref idref="{name}"/>' for name in spine)
    words = language.words
    told = words.language("editions.summary")
    foreign = f' xml:lang="{told}"' if told != language.locale else ""
    turns = ' page-progression-direction="rtl"' if direction(language.locale) == "rtl" else ""
    line = "\n"
    languages = line.join(f"<dc:language>{each.locale}</dc:language>" for each in book.languages)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" \
xml:lang="{language.locale}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>
<dc:title>{escape(book.title)}</dc:title>
{languages}
<dc:description>{escape(words["site.description"])}</dc:description>
<dc:date>{imprint.day.isoformat()}</dc:date>
{_owner(book, imprint)}
<meta property="dcterms:modified">{imprint.day.isoformat()}T00:00:00Z</meta>
<meta property="schema:version">{imprint.version}</meta>
{access}
<meta property="schema:accessibilitySummary"{foreign}>{escape(words["editions.summary"])}</meta>
</metadata>
<manifest>
{line.join(items)}
</manifest>
<spine{turns}>
{references}
</spine>
</package>
"""


def _owner(book: Book, imprint: Imprint) -> str:
    """Who publishes it, where that is known, and its terms, or that they are not."""
    language, owner = book.language, imprint.owner
    rights = owner_told.plain(owner_told.sentence("licence", owner, language.words))
    told = f"<dc:rights>{escape(rights)}</dc:rights>"
    if owner.publisher:
        publisher = owner.publisher.plain(language.locale)
        return f"<dc:publisher>{escape(publisher)}</dc:publisher>\n{told}"
    return told


def navigation(book: Book) -> str:
    """The navigation document (EPUB 3.3, section 7): contents and landmarks."""
    words = book.language.words
    contents = "\n".join(
        _entry(
            f"text/{page.name}.xhtml",
            page.heading(),
            page.headings() if page.kind != "home" else [],
        )
        for page in book.pages
    )
    chapters = [page for page in book.pages if page.kind == "chapter"]
    glossary = [page for page in book.pages if page.kind == "glossary"]
    landmarks = [
        ("cover", "cover.xhtml", words.html("editions.cover_title")),
        ("toc", "nav.xhtml", words.html("editions.contents")),
        ("bodymatter", f"text/{chapters[0].name}.xhtml", words.html("editions.start")),
        *(("glossary", f"text/{page.name}.xhtml", page.heading()) for page in glossary),
    ]
    marks = "\n".join(
        f'<li><a epub:type="{kind}" href="{href}">{title}</a></li>'
        for kind, href, title in landmarks
    )
    title = words.html("editions.contents")
    body = f"""<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">{title}</h1>
<ol>
{contents}
</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden">
<ol>
{marks}
</ol>
</nav>"""
    return document(words.locale, words["editions.contents"], body)


def document(locale: str, title: str, body: str, up: str = "") -> str:
    """An XHTML content document (EPUB 3.3, section 6.1); ``up`` leads to the folder of the style sheet from a page
    of the text, which tells its age."""
    age = f'\n<script src="{up}age.js"></script>' if up else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{locale}" xml:lang="{locale}"{attribute(locale)}>
<head>
<meta charset="utf-8"/>
<title>{escape(title)}</title>
<link rel="stylesheet" type="text/css" href="{up}style.css"/>
</head>
<body>
{body}{age}
</body>
</html>
"""


def _entry(href: str, title: str, headings: list[tuple[str, str]]) -> str:
    below = "".join(f'<li><a href="{href}#{name}">{heading}</a></li>' for name, heading in headings)
    return f'<li><a href="{href}">{title}</a>{f"<ol>{below}</ol>" if below else ""}</li>'
