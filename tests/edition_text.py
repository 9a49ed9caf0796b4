"""What text an edition holds, in its reading order, as letters."""

import zipfile
from pathlib import Path
from posixpath import join

import lxml.etree
import lxml.html
from book_reader import Page, letters

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"


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


def html_text(html: bytes, path: str = "//body") -> str:
    """The letters of the first element of an HTML page that an XPath finds."""
    (element, *_) = tree(html).xpath(path)
    lxml.etree.strip_elements(element, "script", "style", lxml.etree.Comment, with_tail=False)
    return letters(element.text_content())


def tree(html: bytes) -> lxml.html.HtmlElement:
    """An HTML page, read as UTF-8."""
    return lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding="utf-8"))


def zip_text(edition: Path, pages: list[Page]) -> str:
    """The letters of the articles of the HTML edition, page after page."""
    with zipfile.ZipFile(edition) as archive:
        (top,) = {name.split("/")[0] for name in archive.namelist()}
        return "".join(html_text(archive.read(f"{top}/{page.file}"), "//article") for page in pages)


def epub_text(edition: Path) -> str:
    """The letters of an EPUB's documents in the order of its spine."""
    with zipfile.ZipFile(edition) as archive:
        container = lxml.etree.fromstring(archive.read("META-INF/container.xml"))
        path = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path")
        package = lxml.etree.fromstring(archive.read(path))
        items = {item.get("id"): item.get("href") for item in package.iter(f"{_OPF}item")}
        places = [items[each.get("idref")] for each in package.iter(f"{_OPF}itemref")]
        return "".join(
            letters("".join(lxml.etree.fromstring(archive.read(name)).itertext()))
            for name in (join(path.rpartition("/")[0], each) for each in places)
        )


def zim_text(edition: Path) -> str:
    """The letters of a ZIM's pages in the order of its table of contents."""
    from libzim.reader import Archive  # of the release, not of every run of the tests

    archive = Archive(edition)

    def read(name: str) -> bytes:
        return bytes(archive.get_entry_by_path(name).get_item().content)

    main = archive.main_entry.get_item().path
    links = [str(href) for href in tree(read(main)).xpath("//nav//a/@href")]
    assert links and links[0] == main, links
    return "".join(html_text(read(name), "//main") for name in links)


def pdf_text(edition: Path) -> str:
    """The letters of a PDF's pages, their footers (below 20 mm) left out."""
    import pypdfium2

    with pypdfium2.PdfDocument(edition) as document:
        pages = [page.get_textpage().get_text_bounded(bottom=57) for page in document]
    return "".join(letters(page) for page in pages)
