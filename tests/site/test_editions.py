"""The editions made with Python alone: what they say of themselves, listed, the same bytes, all or none."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from edition_text import missing, tree
from support import EPOCH, REPOSITORY, SITE_URL, apply, build, build_all

from editions import version

NAME = "le-pain-au-levain-pas-a-pas"
LOCALES = ["fr", "en"]
HOMES = {"fr": "index.html", "en": "en/index.html"}
DOWNLOADS = {"fr": "telechargements", "en": "en/downloads"}


@pytest.fixture
def copy(bread, tmp_path) -> Path:
    """The repository, in another folder."""
    return shutil.copytree(bread, tmp_path / "copié ailleurs")


@pytest.fixture
def site(bread_site, tmp_path) -> Path:
    """The built site, to be changed."""
    return shutil.copytree(bread_site, tmp_path / "site")


def files(folder: Path) -> dict[Path, bytes]:
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_paragraph_that_is_lost_or_out_of_order_is_missed():
    assert not missing(["one", "two"], "xonextwox")
    assert missing(["one", "two"], "twoxone") == ["two"]
    assert missing(["one", "one"], "one") == ["one"]


def test_editions_are_named_after_the_book(bread_site):
    assert {path.name for path in (bread_site / "downloads").iterdir()} == {
        "SHA256SUMS",
        f"{NAME}-html.zip",
        f"{NAME}.fr-en.epub",
        *(f"{NAME}.{locale}.{kind}" for locale in LOCALES for kind in ("html", "epub")),
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_epub_says_what_it_is(bread_site, locale):
    with zipfile.ZipFile(bread_site / "downloads" / f"{NAME}.{locale}.epub") as book:
        package = book.read("EPUB/package.opf").decode()
        navigation = book.read("EPUB/nav.xhtml").decode()
        glossary = book.read("EPUB/text/glossaire.xhtml").decode()
        home = book.read("EPUB/text/index.xhtml").decode()
        chapter = book.read("EPUB/text/la-pate.xhtml").decode()
    assert f"<dc:language>{locale}</dc:language>" in package
    assert ">2023-11-14T00:00:00Z</meta>" in package
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature",
                 "accessibilityHazard", "accessibilitySummary"):  # fmt: skip
        assert f'property="schema:{name}"' in package
    assert 'href="text/la-pate.xhtml"' in navigation
    assert 'href="text/glossaire.xhtml#levain"' in navigation
    assert 'epub:type="glossary"' in glossary and 'role="doc-glossary"' in glossary
    assert 'epub:type="chapter"' in chapter and 'epub:type="glossref"' in chapter
    assert 'epub:type="glossref"' not in home  # it links the page, no term


@pytest.mark.parametrize("locale", LOCALES)
def test_first_page_and_footers_say_date_version_and_where_the_current_one_is(
    bread, bread_site, locale
):
    stamp = version.text_version(bread, LOCALES)
    folder = bread_site / "downloads"
    with zipfile.ZipFile(folder / f"{NAME}-html.zip") as archive:
        zipped = archive.read(f"{NAME}/{HOMES[locale]}")
    with zipfile.ZipFile(folder / f"{NAME}.{locale}.epub") as book:
        epub = book.read("EPUB/text/index.xhtml")
    for html in (zipped, epub, (folder / f"{NAME}.{locale}.html").read_bytes()):
        root = tree(html)
        (first,) = root.xpath("//aside[@class='book-edition']")
        (footer,) = root.xpath("//footer")
        for place in (first, footer):
            text = place.text_content()
            assert stamp in text and "2023" in text and SITE_URL in text


@pytest.mark.parametrize("locale", LOCALES)
def test_downloads_page_gives_size_and_date_and_begins_with_its_own_language(bread_site, locale):
    root = tree((bread_site / DOWNLOADS[locale] / "index.html").read_bytes())
    (table,) = root.xpath("//*[@id='editions']/table[caption]")
    assert len(table.xpath("thead/tr/th[@scope='col']")) == 4
    assert root.xpath("//*[@id='editions']/p//time/@datetime") == ["2023-11-14"]
    names = {"fr": "en français", "en": "in English"}
    files, links = [], []
    for row in table.xpath("tbody/tr"):
        (link,) = row.xpath("th[@scope='row']/a[@download]")
        files.append(Path(link.get("href")).name)
        links.append(link.text_content())
        size = (bread_site / "downloads" / files[-1]).stat().st_size
        assert re.fullmatch(rf"{-(-size // 1000)}\u00a0k[oB]", row.xpath("td")[-1].text_content())
        assert names.get(files[-1].split(".")[1], "") in links[-1]
    other = "en" if locale == "fr" else "fr"
    assert files == [
        f"{NAME}.{locale}.html", f"{NAME}.{locale}.epub", f"{NAME}-html.zip", f"{NAME}.fr-en.epub",
        f"{NAME}.{other}.html", f"{NAME}.{other}.epub",
    ]  # fmt: skip
    assert len(set(links)) == len(links)
    preferred = table.xpath("tbody/tr[@class='book-preferred']//a/@href")
    assert [Path(href).name for href in preferred] == files[:2]


@pytest.mark.parametrize(("locale", "file"), [("fr", "telechargements"), ("en", "en/downloads")])
def test_downloads_page_inside_an_edition_leads_to_the_one_online(bread_disk, locale, file):
    root = tree((bread_disk / f"{file}.html").read_bytes())
    address = f"{SITE_URL}{DOWNLOADS[locale]}/"
    assert root.xpath("//*[@id='editions']//a/@href") == [address]
    assert not root.xpath("//a[@download]")
    assert root.xpath("//link[@rel='canonical']/@href") == [address]


def test_exports_beside_the_editions_are_listed_and_what_an_earlier_release_left_goes(bread, site):
    (site / "downloads/glossaire.csv").write_bytes(b"a,b\r\n")
    (site / "downloads" / f"{NAME}.fr.pdf").write_bytes(b"of an earlier release")
    assert build(["scripts/build_offline.py", site], bread).returncode == 0
    html = (site / "telechargements/index.html").read_text("utf-8")
    assert "downloads/glossaire.csv" in html
    assert "glossaire.csv" in (site / "downloads/SHA256SUMS").read_text("ascii")
    assert not (site / "downloads" / f"{NAME}.fr.pdf").exists()


def test_another_repository_is_named_with_root(bread, bread_site, site, tmp_path):
    for path in (site / "downloads").iterdir():
        path.unlink()
    command = [REPOSITORY / "scripts/build_offline.py", "--root", bread, site]
    result = build(command, tmp_path)
    assert result.returncode == 0, result.stderr
    assert files(site) == files(bread_site)


def test_two_builds_elsewhere_and_at_another_time_are_the_same_bytes(bread_site, copy, tmp_path):
    later = str(int(EPOCH) + 3600)  # on the same day
    build_all(
        copy,
        tmp_path / "another place" / "site",
        SOURCE_DATE_EPOCH=later,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="7",
        LC_ALL="C",
    )
    again = files(tmp_path / "another place" / "site" / "downloads")
    assert again == files(bread_site / "downloads")


DAMAGES = {
    "no-chapter": {"file": "docs/fr/chapitres", "delete": True},
    "unreadable-image": {"file": "docs/assets/figure.png", "write": "no picture"},
    "image-elsewhere": {
        "file": "docs/fr/a-propos.md",
        "append": "\n\n![Figure](https://www.example.org/figure.png)\n",
    },
}


@pytest.mark.parametrize("damage", [*DAMAGES, "full-disk"])
def test_damaged_input_leaves_the_previous_editions(site, copy, damage):
    before = files(site)
    command = ["scripts/build_offline.py", site]
    if damage in DAMAGES:
        apply(copy, DAMAGES[damage])
    if damage == "full-disk":  # no file may grow beyond 4096 bytes
        code = (
            "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
            "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
        )
        command = ["-c", code, *command]
    result = build(command, copy)
    assert result.returncode == 2, result.stderr
    assert re.fullmatch(r"error: [^\n]+\n", result.stderr), result.stderr
    assert files(site) == before


def test_a_page_says_its_version_where_nothing_tells_its_day(bread, copy, tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", tmp_path / "s"]
    undated = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, cwd=copy, env={**undated, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    known = version.text_version(bread, LOCALES)
    for locale, said in (("fr", "date inconnue"), ("en", "unknown date")):
        note = tree((tmp_path / "s" / HOMES[locale]).read_bytes()).xpath(
            "string(//*[@class='print-note'])"
        )
        assert said in note and known in note
