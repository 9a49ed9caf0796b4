"""How is the book written as a tagged PDF (PDF/UA-1, ISO 14289-1)?"""

import hashlib
import re
from html import escape
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from book import direction, owner_told
from editions import merged, style
from editions.book import Book
from editions.imprint import Imprint
from face.rules import inside, rules
from ground import aside

# A PDF has one text for who does not see a figure: its title, and what describes it.
_TOLD = re.compile(r"</title><desc[^>]*>([^<]*)</desc>")


def large(root: Path, book: Book, imprint: Imprint) -> bytes:
    """The same as ``build`` in large print."""
    return build(root, book, imprint, "large.css")


def build(root: Path, book: Book, imprint: Imprint, *more: str) -> bytes:
    """A PDF of one language, or two, with bookmarks, links and page numbers; ``more`` are names of style sheets."""
    language = book.language
    locale, words = language.locale, language.words
    images = {name: path.as_uri() for name, path in book.images.items()}
    edition = owner_told.plain(imprint.edition(words))
    if imprint.address:
        edition += f" {imprint.address}"
    day = imprint.day.isoformat()
    sheets = ["print.css", *more, *(["parallel.css"] if book.beside else [])]
    own = "".join(Path(__file__).with_name(each).read_text(encoding="utf-8") for each in sheets)
    body = merged.body(book, imprint, lambda name: images[name])
    body = _TOLD.sub(r": \1</title>", body)
    # Libraries below (fontTools) write the time into a font unless this is set.
    with aside.variable("SOURCE_DATE_EPOCH", str(imprint.seconds)):
        html = f"""<!doctype html>
<html lang="{escape(locale)}"{direction.attribute(locale)}>
<head>
<meta charset="utf-8">
<title>{escape(book.title)}</title>
<meta name="description" content="{escape(words["site.description"])}">
<meta name="dcterms.created" content="{day}">
<meta name="dcterms.modified" content="{day}">
<style>
{style.sheet(root, dark=False, face=rules(root, language.has_face, inside))}
{own}</style>
</head>
<body data-edition="{escape(edition)}">
{body}
{imprint.footer(words)}
</body>
</html>
"""
        named = html  # wherever the book is built
        for name, uri in images.items():
            named = named.replace(uri, name)
        return HTML(string=html).write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(named.encode()).digest()[:16],
            font_config=FontConfiguration(),
        )
