"""A book at three commits: every address of the first leads to the right place at the last, without a script."""

import json
import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urljoin, urlsplit

import pytest
from history import GONE
from support import SITE_URL, run

from book import html as trees

WORDS = {  # of a page that leads on, and of one that is gone, by its language
    "fr": ("Cette page a changé d’adresse", "Cette page n’est plus dans le livre"),
    "en": ("This page has a new address", "This page is no longer in the book"),
}
SAID = [each.strip().replace("'", "’") for each in re.findall(r"^  \w\w: (.+)$", GONE, re.M)]


def pages(site: Path) -> list[str]:
    names = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name for name in names if name != "404.html")


def read(site: Path, name: str):
    return trees.read_page((site / name).read_text("utf-8"))


def passages(page) -> dict[str, str]:
    """What each passage says, by its id."""
    page.remove(".headerlink, .peek, details, .was, .moved")
    return {each.attr("id"): trees.text(each) for each in page.select("[data-segment][id]")}


def place(name: str, link: str) -> tuple[str, str]:
    """The file that a link leads to, and the id."""
    path, _, fragment = link.partition("#")
    to = normpath(join(name.rpartition("/")[0], path))
    to = "" if to == "." else to
    return (to if to.endswith(".html") else f"{to}/index.html".removeprefix("/")), fragment


def reached(site: Path, name: str, identifier: str) -> str:
    """What a reader without scripts comes to by an address: the passage, or what is said of it."""
    assert (site / name).is_file(), name
    page = read(site, name)
    found = page.select_one(f'[id="{identifier}"]')
    if found is None:  # the page itself then: it has to say what became of it
        return trees.text(page.find("article"))
    if found.attr("data-segment") is not None:
        return passages(page)[identifier]
    if (found.attr("class") or "") == "was":
        inside = found.closest("[data-segment]").attr("id")
        return passages(page)[inside]
    if link := found.find("a"):
        to, fragment = place(name, link.attr("href") or "")
        return passages(read(site, to))[fragment]
    return trees.text(found)


@pytest.mark.parametrize("urls", ["true", "false"])
def test_every_address_of_the_first_leads_to_its_passage_at_the_last(history, urls):
    first, last, count = history.first[urls], history.last[urls], 0
    for name in pages(first):
        for identifier, words in passages(read(first, name)).items():
            there = reached(last, name, identifier)
            is_gone = any(said in there for said in SAID)
            page_is_gone = re.search(r"form(e|a)?s", name) or identifier == "taux-hydratation"
            is_made = "downloads" in name or "telechargements" in name  # when editions are
            right = is_gone if page_is_gone else there == words or (is_made and there)
            assert right, (name, identifier, there)
            count += 1
    assert count > 200


@pytest.mark.parametrize("urls", ["true", "false"])
def test_pages_that_lead_on_say_so_in_their_language(history, urls):
    site, sitemap = history.last[urls], history.last["true"].joinpath("sitemap.xml").read_text()
    found = [name for name in pages(site) if "noindex" in (site / name).read_text("utf-8")]
    kind = "index.html" if urls == "true" else ".html"
    # A chapter at its two former addresses, with its twin at each, and the page that is gone; in two languages.
    assert len(found) == 2 * (2 * 2 + 1)
    for name in found:
        page = read(site, name)
        assert name.endswith(kind)
        locale = "en" if name.startswith("en/") else "fr"
        title = trees.text(page.find("h1"))
        assert page.find("html").attr("lang") == locale
        assert title in WORDS[locale]
        assert page.select_one("meta[http-equiv=refresh]") is None  # a passage may be meant
        is_gone = title == WORDS[locale][1]
        canonical = page.select_one("link[rel=canonical]")
        if is_gone or urls == "false":
            assert canonical is None
        else:
            link = page.select_one(".onward").attr("href")
            assert canonical.attr("href") == urljoin(SITE_URL + name, link)
        address = name.removesuffix("index.html")
        assert f"<loc>{SITE_URL}{address}</loc>" not in sitemap
        assert len((site / name).read_bytes()) < 4_000
    indices = "".join(path.read_text("utf-8") for path in site.glob("search/index.*.js"))
    assert "levain-vivant" in indices
    assert "nourrir-le-levain" not in indices


def test_a_passage_that_stands_elsewhere_is_told_to_who_comes_for_it(history):
    page = read(history.last["true"], "a-propos/index.html")
    told = [(each.attr("id"), each.find("a").attr("href")) for each in page.select(".moved > p")]
    assert sorted(told) == [
        ("erreur", "../verification/#signaler"),
        ("erreur-1", "../verification/#signaler-1"),
        ("verification", "../verification/#verification"),
        ("verification-1", "../verification/#verification-1"),
        ("verification-2", "../verification/#verification-2"),
    ]


def test_links_lead_somewhere_online_and_from_a_disk(history):
    for urls, options in (("true", ()), ("false", ("--from-disk",))):
        done = run("check_links.py", history.last[urls], *options)
        assert done.returncode == 0, done.stdout + done.stderr
        assert " 0 warnings" in done.stdout


def test_all_checks_are_content(history, tmp_path):
    done = run("check_all.py", "--root", history.root, "--format", "json")
    assert done.returncode == 0, done.stdout
    found = [each for one in json.loads(done.stdout)["checks"] for each in one["problems"]]
    assert [each for each in found if each["severity"] == "error"] == []


def test_no_edition_repeats_what_is_left_behind(history):
    (single,) = history.last["true"].glob("downloads/*.fr.html")
    html = single.read_text("utf-8")
    assert "Ce passage est maintenant ici" not in html
    assert 'class="was"' not in html


def test_addresses_lead_where_the_site_stands(history):
    """No link of a page that leads on is whole: the site may be in any folder."""
    for name in pages(history.last["true"]):
        page = read(history.last["true"], name)
        for link in page.select("article a[href]"):
            if page.select_one("[name=robots]"):
                assert not urlsplit(link.attr("href")).scheme
