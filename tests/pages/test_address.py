"""Slugs: which are addresses, which stop the build."""

from pathlib import PurePosixPath

import pytest

from book.addresses import Addresses, default_slug, slug_fault
from ground.message import french
from ground.problem import CannotRun


@pytest.mark.parametrize("slug", ["about", "chapters/the-starter", "a/b/c-1", "downloads"])
def test_safe_slug(slug):
    assert slug_fault(slug, ["fr", "en"]) is None


@pytest.mark.parametrize(
    "slug",
    ["", "  ", "/about", "about/", "a//b", "../about", "a/./b", "À-propos", "About", "a b", "a?b",
     "a#b", "a%20b", "a\\b", "a.html", "-a", "index", "a/index", "assets", "en/about", "fr", "con",
     None, 12, ["a"]],
)  # fmt: skip
def test_slug_that_stops_the_build(slug):
    fault = slug_fault(slug, ["fr", "en"])
    assert fault and french(fault)


def test_default_slug_is_the_path():
    assert default_slug(PurePosixPath("index.md")) == ""
    assert default_slug(PurePosixPath("a/index.md")) == "a"
    assert default_slug(PurePosixPath("a/b.md")) == "a/b"


def site(root, **pages):
    for name, front in pages.items():
        path = root / "docs" / (name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\n# T\n", encoding="utf-8")
    return root / "docs"


def test_addresses_of_each_language(tmp_path):
    docs = site(tmp_path, fr__index="title: b", fr__x="slug: ici", en__x="title: x\nslug: here")
    addresses = Addresses(docs, ["fr", "en"], "fr")
    assert addresses.path("fr/index.md", True) == "index.html"
    assert addresses.path("fr/x.md", True) == "ici/index.html"
    assert addresses.path("en/x.md", False) == "en/here.html"


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: x\nslug: here", "docs/en/y.md:3: slug 'here' is already the address of"),
        ("slug: ''", "docs/en/y.md:2: slug is empty"),
        ("title: x\nslug: A B", "docs/en/y.md:3: slug 'A B' is unsafe"),
        ("slug: 0123", "docs/en/y.md:2: slug must be text"),
        ("slug: [", "docs/en/y.md:"),
    ],
)
def test_bad_slug_names_file_and_line(tmp_path, front, message):
    docs = site(tmp_path, en__x="slug: here", en__y=front)
    with pytest.raises(CannotRun, match="^" + message.replace(".", r"\.")):
        Addresses(docs, ["fr", "en"], "fr")


@pytest.mark.parametrize("name", ["assets", "en", "search", "404"])
def test_name_of_a_page_that_the_site_needs_itself(tmp_path, name):
    docs = site(tmp_path, **{f"fr__{name}": "title: x"})
    with pytest.raises(CannotRun, match=f"^docs/fr/{name}.md:1: .* is taken by the site itself"):
        Addresses(docs, ["fr", "en"], "fr")


def test_the_folder_of_the_editions_is_no_page_of_the_first_language(tmp_path):
    docs = site(tmp_path, en__a="slug: downloads", fr__a="slug: downloads/a")
    assert (
        Addresses(docs, ["es", "en", "fr"], "es").path("en/a.md", True) == "en/downloads/index.html"
    )
    with pytest.raises(CannotRun, match=r"^docs/en/a\.md:2: .* is taken by the site itself"):
        Addresses(docs, ["en", "fr"], "en")
    with pytest.raises(CannotRun, match=r"^docs/fr/a\.md:2: .* is taken by the site itself"):
        Addresses(docs, ["fr"], "fr")


@pytest.mark.parametrize("uri", ["x.md", "fr/x.markdown"])
def test_page_outside_the_folders_of_languages(tmp_path, uri):
    addresses = Addresses(site(tmp_path, fr__index="title: b"), ["fr"], "fr")
    with pytest.raises(CannotRun, match=f"^docs/{uri}:1: a page is a file"):
        addresses.path(uri, True)
