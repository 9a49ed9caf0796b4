"""What judges each format finds nothing; and it finds a defect that is there."""

import re
import zipfile

import judges
import pytest
from libzim.reader import Archive
from weasyprint import HTML

from editions import archive


def altered(book, target, name, old, new):
    """A copy of an EPUB in which one file says ``new`` where it said ``old``."""
    with zipfile.ZipFile(book) as source:
        contents = {each: source.read(each) for each in source.namelist()}
    assert old in contents[name]
    contents[name] = contents[name].replace(old, new)
    target.write_bytes(archive.pack(contents.items()))
    return target


def test_epubcheck_finds_nothing(edition, tmp_path):
    assert not judges.epubcheck(edition("epub"), tmp_path)


def test_epubcheck_finds_a_dead_link(edition, tmp_path):
    name, old = "EPUB/nav.xhtml", b'href="text/la-pate.xhtml'
    bad = altered(edition("epub"), tmp_path / "bad.epub", name, old, b'href="text/x.xhtml')
    assert any("RSC-007" in each for each in judges.epubcheck(bad, tmp_path))


def test_ace_finds_nothing(edition, tmp_path):
    assert not judges.ace(edition("epub"), tmp_path)


def test_ace_finds_a_picture_without_words(edition, tmp_path):
    with zipfile.ZipFile(edition("epub")) as book:
        alt = re.search(rb' alt="[^"]+"', book.read("EPUB/cover.xhtml"))[0]
    bad = altered(edition("epub"), tmp_path / "bad.epub", "EPUB/cover.xhtml", alt, b"")
    assert any("image-alt" in each for each in judges.ace(bad, tmp_path))


@pytest.mark.parametrize(
    "suffix", ["pdf", "*.pdf"]
)  # and in large print, which its name says in words
def test_verapdf_finds_nothing(edition, suffix):
    assert not judges.verapdf(edition(suffix))


def test_the_edition_in_two_languages_has_no_fault(released, tmp_path):
    (epub,) = released.glob("*.fr-en.epub")
    (pdf,) = released.glob("*.fr-en.pdf")
    assert not judges.epubcheck(epub, tmp_path)
    assert not judges.ace(epub, tmp_path)
    assert not judges.verapdf(pdf)


def test_verapdf_finds_an_untagged_page(tmp_path):
    bad = tmp_path / "bad.pdf"
    HTML(string="<p>Text").write_pdf(bad)
    assert any(each.startswith("7.1-3") for each in judges.verapdf(bad))


def test_libzim_finds_the_file_whole(edition):
    assert Archive(edition("zim")).check()


def test_libzim_finds_one_changed_byte(edition, tmp_path):
    content = bytearray(edition("zim").read_bytes())
    content[-1] ^= 1
    bad = tmp_path / "bad.zim"
    bad.write_bytes(content)
    assert not Archive(bad).check()
