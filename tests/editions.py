"""What the source says, paragraph by paragraph, and what text an edition holds."""

import re
import unicodedata
import xml.etree.ElementTree as etree
import zipfile
from pathlib import Path

import markdown
from support import REPOSITORY

from offline import languages, markup
from offline.built_pages import Places
from pages import front_matter

SETTINGS = languages.read(REPOSITORY)
PLACES = Places(REPOSITORY, SETTINGS)
NAME = "immunotherapie-et-traitements-du-cancer"
# Replaced in every copy by what it says of itself.
_REPLACED = '<div id="editions"'


def letters(text: str) -> str:
    """A text's letters and digits alone: typography, spaces and hyphens are set by each format."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(character for character in text if character.isalnum())


def paragraphs(locale: str, path: str) -> list[str]:
    """Headings, paragraphs and list items of a source page, as letters, in order."""
    body = front_matter.parse((REPOSITORY / "docs" / locale / path).read_text("utf-8"), path).body
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    html = markdown.markdown(body, extensions=["attr_list", "md_in_html", "admonition"])
    html = re.sub(rf"{_REPLACED}.*?</div>", "", html, flags=re.DOTALL)
    tags = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "pre"}
    found = []
    for root in markup.fragment(html):
        for element in markup.elements(root):
            if element.tag in tags and not any(each.tag in tags for each in list(element)):
                found.append(letters(markup.text(element)))
    return [text for text in found if text]


def source(locale: str) -> list[str]:
    """All paragraphs of the book in one language, page by page as the navigation has them."""
    return [text for path in SETTINGS.pages for text in paragraphs(locale, path)]


def missing(wanted: list[str], text: str) -> list[str]:
    """Which of ``wanted`` the letters of ``text`` do not hold, in order."""
    at, lacking = 0, []
    for paragraph in wanted:
        found = text.find(paragraph, at)
        if found == -1:
            lacking.append(paragraph)
        else:
            at = found + len(paragraph)
    return lacking


def html_text(html: str) -> str:
    """The letters of an HTML page's body."""
    body = markup.read(html).find("body")
    return letters(markup.text(body))


def zip_text(edition: Path, locale: str) -> str:
    """The letters of the articles of the HTML edition, page after page."""
    with zipfile.ZipFile(edition) as archive:
        pages = [
            archive.read(f"{NAME}/{PLACES.file(f'{locale}/{path}')}").decode()
            for path in SETTINGS.pages
        ]
    return "".join(letters(markup.text(next(markup.read(p).iter("article")))) for p in pages)


def epub_text(edition: Path) -> str:
    """The letters of an EPUB's documents in the order of its spine."""
    with zipfile.ZipFile(edition) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        items = {item.get("id"): item.get("href") for item in package.iter(f"{opf}item")}
        documents = [items[each.get("idref")] for each in package.iter(f"{opf}itemref")]
        return "".join(
            letters("".join(etree.fromstring(archive.read(f"EPUB/{each}")).itertext()))
            for each in documents
        )


def zim_text(edition: Path, locale: str) -> str:
    """The letters of a ZIM's pages in the order of the navigation."""
    from libzim.reader import Archive  # of the release, not of every run of the tests

    archive = Archive(edition)
    names = [f"{Path(path).stem}.html" for path in SETTINGS.pages]
    pages = [bytes(archive.get_entry_by_path(name).get_item().content) for name in names]
    return "".join(letters(markup.text(next(markup.read(p.decode()).iter("main")))) for p in pages)


def pdf_text(edition: Path) -> str:
    """The letters of a PDF's pages, their footers (below 20 mm) left out."""
    import pypdfium2

    with pypdfium2.PdfDocument(edition) as document:
        pages = [page.get_textpage().get_text_bounded(bottom=57) for page in document]
    return "".join(letters(page) for page in pages)
