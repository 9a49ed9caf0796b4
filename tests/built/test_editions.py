"""The editions of a book: complete, in order, whole, honest about themselves, listed."""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree
import pytest
from edition_text import epub_text, html_text, missing, tree, zip_text
from support import SITE_URL, run


@pytest.fixture(scope="session")
def whole_site(downloads) -> Path:
    """The HTML edition of all languages."""
    (found,) = downloads.glob("*-html.zip")
    return found


@pytest.fixture
def epub(downloads, locale) -> Path:
    """The EPUB of a language."""
    (found,) = downloads.glob(f"*.{locale}.epub")
    return found


def paragraphs(pages) -> list[str]:
    """Every paragraph of the pages, in order."""
    found = [text for page in pages for text in page.paragraphs]
    assert len(found) > 2 * len(pages)
    return found


@pytest.fixture
def source(book, locale) -> list[str]:
    """What a copy in one language is to hold: the pages that its navigation leads to."""
    return paragraphs(book.in_editions(locale))


def test_every_source_paragraph_is_in_the_zip_in_order(book, whole_site, locale):
    pages = book.of(locale)
    assert not missing(paragraphs(pages), zip_text(whole_site, pages))


def test_languages_that_are_not_ready_have_no_editions(book, downloads):
    codes = {path.name.split(".")[1] for path in downloads.glob("*.epub")}
    first, *others = book.ready
    assert codes == {first, *others, *(f"{first}-{other}" for other in others)}
    assert {path.name.split(".")[1] for path in downloads.glob("*.html")} == set(book.ready)


def test_every_source_paragraph_is_in_the_single_file_in_order(single, source):
    assert not missing(source, html_text(single.read_bytes()))


def test_every_source_paragraph_is_in_the_epub_in_order(epub, source):
    assert not missing(source, epub_text(epub))


def test_zip_holds_every_page_and_no_two_names_that_differ_in_case_alone(book, whole_site):
    with zipfile.ZipFile(whole_site) as archive:
        names = archive.namelist()
    assert {PurePosixPath(*PurePosixPath(name).parts[1:]).as_posix() for name in names} >= {
        page.file for page in book.pages
    }
    assert len({name.casefold() for name in names}) == len(names)


def test_single_file_has_nothing_beside_it(single, locale):
    root = tree(single.read_bytes())
    assert root.get("lang") == locale
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    loaded = root.xpath("//@src | //link/@href")
    assert all(address.startswith("data:") for address in loaded), loaded
    for href in root.xpath("//a/@href"):
        assert urlsplit(href).scheme or (href.startswith("#") and unquote(href[1:]) in ids), href
    for style in root.xpath("//style/text()"):
        assert "@import" not in style
        assert all(each.startswith("data:") for each in re.findall(r"url\([\"']?([^)]*)", style))


def test_every_reference_inside_an_epub_leads_somewhere(epub):
    with zipfile.ZipFile(epub) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        trees = {
            name: lxml.etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf"))
        }
        names = set(archive.namelist())
    ids = {name: set(root.xpath("//@id")) for name, root in trees.items()}
    for name, root in trees.items():
        for reference in root.xpath("//@href | //@src"):
            parts = urlsplit(reference)
            if not parts.scheme:
                path = unquote(parts.path)
                place = normpath(join(name.rpartition("/")[0], path)) if path else name
                assert place in names, (name, reference)
                assert not parts.fragment or unquote(parts.fragment) in ids[place], (
                    name,
                    reference,
                )


def test_copies_say_their_date_and_where_the_current_one_is(book, whole_site, single, epub, locale):
    first = book.of(locale)[0]
    with zipfile.ZipFile(whole_site) as archive:
        (top,) = {name.split("/")[0] for name in archive.namelist()}
        pages = [archive.read(f"{top}/{page.file}") for page in book.of(locale)]
    assert urljoin(SITE_URL, first.address).encode() in pages[0]
    with zipfile.ZipFile(epub) as archive:
        texts = [name for name in archive.namelist() if "/text/" in name]
        pages += [single.read_bytes(), *(archive.read(name) for name in texts)]
    for page in pages:
        (footer,) = tree(page).xpath("//footer")
        assert "2023" in footer.text_content() and SITE_URL in footer.text_content()


def test_downloads_pages_list_what_was_built_and_nothing_else(book, built, downloads):
    built_files = {path.name for path in downloads.iterdir()}
    places = [page for page in book.pages if page.path == "telechargements.md"]
    assert places
    for page in places:
        root = tree((built / page.address / "index.html").read_bytes())
        listed = root.xpath("//*[@id='editions']//a[@download]/@href")
        assert {PurePosixPath(link).name for link in listed} == built_files
        sums = root.xpath("//*[@id='editions']/details[not(@open)]/dl")[0]
        for row in root.xpath("//*[@id='editions']/table/tbody/tr"):
            (href,) = row.xpath(".//a[@download]/@href")
            content = (built / page.address / href).read_bytes()
            (told,) = sums.xpath(
                "dt[.=$file]/following-sibling::dd[1]", file=PurePosixPath(href).name
            )
            assert told.text_content() == hashlib.sha256(content).hexdigest()
        own = root.xpath("//*[@id='editions']//tr[@class='book-preferred']//a/@href")
        if page.locale in book.ready:
            assert own and all(f".{page.locale}." in each for each in own)


def test_checksums_can_be_verified(downloads):
    lines = (downloads / "SHA256SUMS").read_text("ascii").splitlines()
    assert {line.split("  ")[1] for line in lines} == {
        path.name for path in downloads.iterdir() if path.name != "SHA256SUMS"
    }
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((downloads / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("edition", ["zip", "single files"])
def test_link_check_from_a_disk_finds_nothing(downloads, unpacked, tmp_path, edition):
    folder = unpacked
    if edition == "single files":
        folder = tmp_path
        for file in downloads.glob("*.html"):
            shutil.copy(file, folder)
    result = run("check_links.py", folder, "--from-disk", "--format", "json")
    # Nothing links to a file that is a whole book.
    found = [each for each in json.loads(result.stdout)["problems"] if each["rule"] != "orphan"]
    assert result.returncode == 0 and not found
