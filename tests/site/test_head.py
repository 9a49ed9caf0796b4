"""What a page says of itself: whole, absolute, in its language, and never more than a text."""

import io
import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from edition_text import tree
from PIL import Image
from support import BOOK_YML, PREFIX, SITE_URL, apply, build

from editions import cover

PAGES = {
    "": ("fr", "book"), "en/": ("en", "book"), "chapitres/le-levain/": ("fr", "article"),
    "en/chapters/the-starter/": ("en", "article"), "glossaire/": ("fr", "article"),
    "en/read/": ("en", "article"),
}  # fmt: skip
VERSIONS = {
    "": "en/", "en/": "", "chapitres/le-levain/": "en/chapters/the-starter/",
    "en/chapters/the-starter/": "chapitres/le-levain/",
}  # fmt: skip
LOCALES = {"fr": "fr_FR", "en": "en_US"}


def page(site, address):
    return tree((site / address / "index.html").read_bytes())


def told(root):
    """What Open Graph is told, by its properties."""
    pairs = [(m.get("property"), m.get("content")) for m in root.xpath("//head/meta[@property]")]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def data(root):
    (script,) = root.xpath("//head/script[@type='application/ld+json']")
    return json.loads(script.text)


@pytest.mark.parametrize("address", PAGES)
def test_a_link_to_a_page_can_be_shown(bread_site, address):
    root = page(bread_site, address)
    locale, kind = PAGES[address]
    found = told(root)
    (other,) = LOCALES.keys() - {locale}
    assert found["og:type"] == kind and found["og:url"] == SITE_URL + address
    assert (found["og:locale"], found["og:locale:alternate"]) == (LOCALES[locale], LOCALES[other])
    assert found["og:title"] in root.xpath("string(//title)")
    assert [found["og:description"]] == root.xpath("//meta[@name='description']/@content")
    assert found["og:site_name"] == page(bread_site, "en" if locale == "en" else "").xpath(
        "string(//title)"
    )
    assert root.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    picture = bread_site / found["og:image"].removeprefix(SITE_URL)
    size = (int(found["og:image:width"]), int(found["og:image:height"]))
    assert Image.open(io.BytesIO(picture.read_bytes())).size == size == cover.CARD
    assert found["og:image:alt"] == found["og:site_name"]


@pytest.mark.parametrize("address", VERSIONS)
def test_the_book_and_its_chapters_say_which_works_they_are(bread_site, address):
    found, other = data(page(bread_site, address)), {"@id": SITE_URL + VERSIONS[address]}
    locale, kind = PAGES[address]
    assert found["@id"] == found["url"] == SITE_URL + address
    assert found["inLanguage"] == locale and found["isAccessibleForFree"] is True
    if locale == "fr":
        assert found["workTranslation"] == [other] and "translationOfWork" not in found
    else:
        assert found["translationOfWork"] == other and "workTranslation" not in found
    if kind == "book":
        assert found["@type"] == "Book"
    else:
        assert found["@type"] == ["Chapter", "Article"] and found["position"] == 2
        assert found["isPartOf"]["@id"] == SITE_URL + ("" if locale == "fr" else "en/")
    assert not {"author", "publisher", "reviewedBy", "datePublished"} & found.keys()


def test_a_page_that_is_no_work_is_none_and_the_glossary_stays_what_it_is(bread_site):
    assert not page(bread_site, "lire").xpath("//script[@type='application/ld+json']")
    assert data(page(bread_site, "glossaire"))["@type"] == "DefinedTermSet"


def test_404_has_a_title_and_a_description_and_no_address(bread_site):
    root = tree((bread_site / "404.html").read_bytes())
    assert root.xpath("string(//title)") and root.xpath("//meta[@name='description']/@content")
    assert not told(root) and not root.xpath("//link[@rel='canonical']")
    assert not root.xpath("//script[@type='application/ld+json']")


NAME = """"Pain" & 'sel' </script><!-- <b> خبز"""


@pytest.fixture(scope="module")
def odd_site(bread, tmp_path_factory) -> Path:
    """The book with a name that is no HTML, built as a site that is published nowhere."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("odd") / "repository")
    name = {"find": "fr: Le pain au levain, pas à pas", "replace": f"fr: {json.dumps(NAME)}"}
    apply(root, {"file": BOOK_YML, **name})
    title = {"find": "# Nourrir le levain", "replace": '# "Nourrir" &amp; &lt;b> le levain'}
    apply(root, {"file": "docs/fr/chapitres/le-levain.md", **title})
    site = root.parent / "site"
    result = build(["-m", "mkdocs", "build", "--no-strict", "-q", "-d", site], root)
    assert result.returncode == 0, result.stderr
    return site


def test_no_name_becomes_markup(odd_site):
    for address in ("", "chapitres/le-levain/"):
        root = page(odd_site, address)
        found = told(root)
        assert found["og:site_name"].replace("\u2019", "'").count("</script><!-- <b> خبز") == 1
        assert not root.xpath("//head//b") and len(root.xpath("//body")) == 1
        name = data(root)["name"] if not address else data(root)["isPartOf"]["name"]
        assert name == found["og:site_name"]
    assert data(page(odd_site, "chapitres/le-levain"))["name"] == found["og:title"]
    assert "<b>" in found["og:title"] and "&" in found["og:title"]
    assert urlsplit(found["og:image"]).path == f"{PREFIX}assets/cover-fr.png"
