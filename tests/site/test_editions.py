"""The editions made with Python alone: complete, whole, honest, listed, the same bytes."""

import hashlib
import json
import math
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as etree
import zipfile
from datetime import UTC, datetime
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
from editions import NAME, SETTINGS, epub_text, html_text, missing, source, zip_text
from support import REPOSITORY, SITE_URL, build_all, run

from offline import markup, version, when

LOCALES = SETTINGS.locales
FILES = [
    f"{NAME}-html.zip",
    *(f"{NAME}.{each}.{kind}" for each in LOCALES for kind in ("html", "epub")),
]
DOWNLOADS = {"fr": "telechargements", "en": "en/downloads"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["zip", "single", "epub"])
def test_every_source_paragraph_is_there_in_order(built, locale, kind):
    folder = built / "downloads"
    text = {
        "zip": lambda: zip_text(folder / FILES[0], locale),
        "single": lambda: html_text((folder / f"{NAME}.{locale}.html").read_text("utf-8")),
        "epub": lambda: epub_text(folder / f"{NAME}.{locale}.epub"),
    }[kind]()
    wanted = source(locale)
    assert len(wanted) > 300
    assert not missing(wanted, text)


@pytest.mark.parametrize("locale", LOCALES)
def test_single_file_has_nothing_beside_it(built, locale):
    root = markup.read((built / "downloads" / f"{NAME}.{locale}.html").read_text("utf-8"))
    assert root.get("lang") == locale
    ids = [each.get("id") for each in markup.elements(root) if each.get("id")]
    assert len(ids) == len(set(ids))
    links = 0
    for element in markup.elements(root):
        if element.tag in ("img", "script", "source", "iframe", "object", "embed"):
            assert (element.get("src") or "data:").startswith("data:")
        if element.tag == "link":
            assert element.get("rel") == "icon" and element.get("href").startswith("data:")
        if element.tag == "a":
            href = element.get("href", "")
            if not urlsplit(href).scheme:
                links += 1
                assert href.startswith("#") and unquote(href[1:]) in ids, href
    assert links > 100
    style = root.find("head/style").text
    assert style.count("url(") == style.count('url("data:') and "@import" not in style


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reference_inside_an_epub_leads_somewhere(built, locale):
    with zipfile.ZipFile(built / "downloads" / f"{NAME}.{locale}.epub") as book:
        assert book.infolist()[0].filename == "mimetype"
        names = set(book.namelist())
        trees = {n: etree.fromstring(book.read(n)) for n in names if n.endswith((".xhtml", ".opf"))}
    ids = {n: {e.get("id") for e in tree.iter() if e.get("id")} for n, tree in trees.items()}
    seen = 0
    for name, tree in trees.items():
        for element in tree.iter():
            reference = element.get("href") or element.get("src") or ""
            parts = urlsplit(reference)
            if not reference or parts.scheme:
                continue
            seen += 1
            above = PurePosixPath(name).parent
            place = normpath(str(above / parts.path)) if parts.path else name
            assert place in names, (name, reference)
            assert not parts.fragment or parts.fragment in ids[place], (name, reference)
    assert seen > 200


@pytest.mark.parametrize("locale", LOCALES)
def test_epub_says_what_it_is(built, locale):
    with zipfile.ZipFile(built / "downloads" / f"{NAME}.{locale}.epub") as book:
        package = book.read("EPUB/package.opf").decode()
        navigation = book.read("EPUB/nav.xhtml").decode()
        documents = {n: book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml")}
    assert f"<dc:language>{locale}</dc:language>" in package
    assert f">{when.edition_date(REPOSITORY)}T00:00:00Z</meta>" in package
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature",
                 "accessibilityHazard", "accessibilitySummary"):  # fmt: skip
        assert f'property="schema:{name}"' in package
    assert navigation.count("<li>") > 80  # chapters, and each term of the glossary
    glossary = documents["EPUB/text/glossaire.xhtml"]
    assert 'epub:type="glossary"' in glossary and 'role="doc-glossary"' in glossary
    home = documents["EPUB/text/index.xhtml"]
    assert 'epub:type="glossref"' not in home  # it links the page, no term


@pytest.mark.parametrize("locale", LOCALES)
def test_first_page_and_footers_say_date_version_and_where_the_current_one_is(built, locale):
    stamp = version.text_version(REPOSITORY, LOCALES)
    year = str(when.edition_date(REPOSITORY).year)
    folder = built / "downloads"
    pages = {"single": (folder / f"{NAME}.{locale}.html").read_text("utf-8")}
    start = "" if locale == "fr" else f"{locale}/"
    with zipfile.ZipFile(folder / FILES[0]) as archive:
        pages["zip"] = archive.read(f"{NAME}/{start}index.html").decode()
        inner = archive.read(f"{NAME}/{start}{'glossaire' if locale == 'fr' else 'glossary'}.html")
    with zipfile.ZipFile(folder / f"{NAME}.{locale}.epub") as book:
        pages["epub"] = book.read("EPUB/text/index.xhtml").decode()
        chapter = book.read("EPUB/text/conclusion.xhtml").decode()
    for name, html in pages.items():
        root = markup.read(html)
        (first,) = [e for e in root.iter("aside") if "book-edition" in e.get("class", "")]
        (footer,) = root.iter("footer")
        for place in (first, footer):
            text = markup.text(place)
            assert stamp in text and year in text and SITE_URL in text, name
    for html in (inner.decode(), chapter):
        text = markup.text(next(markup.read(html).iter("footer")))
        assert stamp in text and year in text and SITE_URL in text


@pytest.mark.parametrize("locale", LOCALES)
def test_downloads_page_lists_what_was_built_and_nothing_else(built, locale):
    html = (built / DOWNLOADS[locale] / "index.html").read_text("utf-8")
    listing = re.search(r'<div id="editions">(.*?)</div>', html, re.DOTALL)[1]
    root = markup.fragment(f"<div>{listing}</div>")[0]
    page = built / DOWNLOADS[locale]
    links = [each.get("href") for each in root.iter("a")]
    found = {PurePosixPath(link).name for link in links}
    assert found == {path.name for path in (built / "downloads").iterdir()}
    assert found >= {*FILES, "SHA256SUMS"}
    day = when.edition_date(REPOSITORY).isoformat()
    for item in root.iter("li"):
        file = page / next(item.iter("a")).get("href")
        content = file.read_bytes()
        text = markup.text(item)
        assert hashlib.sha256(content).hexdigest() in text
        assert re.search(rf", {math.ceil(len(content) / 1000)}\u00a0k[oB],", text)
        assert next(item.iter("time")).get("datetime") == day
    first = next(root.iter("ul"))
    assert all(f".{locale}." in each.get("href") for each in first.iter("a"))


def test_checksums_can_be_verified(built):
    lines = (built / "downloads/SHA256SUMS").read_text("ascii").splitlines()
    assert {line.split("  ")[1] for line in lines} >= set(FILES)
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((built / "downloads" / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("name", "online"), [("telechargements", "telechargements/"), ("en/downloads", "en/downloads/")]
)
def test_downloads_page_inside_an_edition_leads_to_the_one_online(unpacked, name, online):
    html = (unpacked / f"{name}.html").read_text("utf-8")
    listing = re.search(r'<div id="editions">(.*?)</div>', html, re.DOTALL)[1]
    assert f'<a href="{SITE_URL}{online}">' in listing and "download>" not in listing
    assert f'<link rel="canonical" href="{SITE_URL}{online}">' in html


def test_glossary_exports_beside_the_editions_are_listed(built, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(built, site)
    (site / "downloads/glossaire.csv").write_bytes(b"a,b\r\n")
    (site / "downloads" / f"{NAME}.fr.pdf").write_bytes(b"of an earlier release")
    offline(site)
    html = (site / "telechargements/index.html").read_text("utf-8")
    assert "downloads/glossaire.csv" in html
    assert "glossaire.csv" in (site / "downloads/SHA256SUMS").read_text("ascii")
    assert not (site / "downloads" / f"{NAME}.fr.pdf").exists()


def test_html_edition_stays_below_400_kilobytes(built):
    assert (built / "downloads" / FILES[0]).stat().st_size < 400_000


def offline(site, root=REPOSITORY, **environment):
    result = subprocess.run(
        [sys.executable, root / "scripts/build_offline.py", site],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **environment},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr


def test_two_builds_elsewhere_and_at_another_time_are_the_same_bytes(built, copy, tmp_path):
    target = tmp_path / "another place" / "site"
    day = when.edition_date(REPOSITORY)
    seconds = str(int(datetime(day.year, day.month, day.day, 9, tzinfo=UTC).timestamp()))
    build_all(
        copy,
        target,
        SOURCE_DATE_EPOCH=seconds,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="7",
        LC_ALL="C",
    )
    for path in sorted((built / "downloads").iterdir()):
        assert (target / "downloads" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.fixture
def copy(tmp_path):
    """The repository without its history, in another folder."""
    root = tmp_path / "copié ailleurs"
    ignore = shutil.ignore_patterns(
        ".git", ".venv", "site", "__pycache__", "node_modules", ".*_cache"
    )
    shutil.copytree(REPOSITORY, root, ignore=ignore)
    return root


@pytest.mark.parametrize(
    "damage", ["no-chapter", "unreadable-image", "image-elsewhere", "full-disk"]
)
def test_damaged_input_leaves_the_previous_editions(built, copy, tmp_path, damage):
    site = tmp_path / "site"
    shutil.copytree(built, site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    environment = {"SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, copy / "scripts/build_offline.py", site]
    if damage == "no-chapter":
        shutil.rmtree(copy / "docs/fr/chapitres")
    if damage == "unreadable-image":
        (copy / "docs/assets/figure.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    if damage == "image-elsewhere":
        page = copy / "docs/fr/a-propos.md"
        image = "\n\n![Figure](https://www.example.org/figure.png)\n"
        page.write_text(page.read_text("utf-8") + image, encoding="utf-8")
    if damage == "full-disk":  # no file may grow beyond 8 blocks of 512 bytes
        command = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *command]
    result = subprocess.run(
        command,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **environment},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert result.returncode == 2, result.stderr
    assert re.fullmatch(r"error: [^\n]+\n", result.stderr), result.stderr
    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("edition", ["zip", "single"])
def test_link_check_from_a_disk_finds_nothing(built, unpacked, tmp_path, edition):
    folder = unpacked
    if edition == "single":
        folder = tmp_path
        for locale in LOCALES:
            shutil.copy(built / "downloads" / f"{NAME}.{locale}.html", folder)
    result = run("check_links.py", folder, "--from-disk", "--format", "json")
    # Nothing links to a file that is a whole book.
    found = [each for each in json.loads(result.stdout)["problems"] if each["rule"] != "orphan"]
    assert result.returncode == 0 and not found
