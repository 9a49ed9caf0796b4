"""A twin's links lead to twins, those of its own text to the other order, all others where they led."""

import pytest
from mkdocs.utils import get_relative_url

from book import html
from book.interface import Interface
from parallel.stored import MARK, Stored, filled
from parallel.twins import Twins, twin

FR, EN, AR = (
    Interface(locale, "fr", {"parallel.slug": word})
    for locale, word in (("fr", "parallèle"), ("en", "parallel"), ("ar", "متواز"))
)
PAGES = {
    "fr/a.md": Stored("a/", {"a-1": '<p data-segment="a-1">Un <a href="../b/#b-1">b</a></p>'}),
    "en/a.md": Stored(
        "en/a/",
        {
            "a-1": '<h2 data-segment="a-1">One <a href="#a-2">x</a> <a class="term" href="../b/">b</a></h2>'
        },
    ),
    "fr/b.md": Stored("b/", {"b-1": "<p>Deux</p>"}),
    "en/b.md": Stored("en/b/", {"b-1": "<p>Two</p>"}),
}


@pytest.fixture
def twins():
    found = Twins()
    for key in "ab":
        found.add(twin(f"{key}.md", FR, "en", f"{key}/index.html"), f"{key}/")
        found.add(twin(f"{key}.md", EN, "fr", f"en/{key}/index.html"), f"en/{key}/")
    return found


def test_a_twin_stands_below_its_page_online_and_on_a_disk():
    assert twin("a.md", FR, "pt-BR", "x/a/index.html").url == "x/a/parallele/pt-br/"
    on_disk = twin("a.md", FR, "en", "x/a.html")
    assert twin("a.md", AR, "fr", "ar/a/index.html").url == "ar/a/parallel/fr/"
    assert (on_disk.uri, on_disk.url) == ("x/a/parallele/en.html",) * 2


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ('href="../../../b/"', "../../../b/parallele/en/"),
        ('href="../../../b/#b-1"', "../../../b/parallele/en/#b-1"),
        ('href="../../../en/b/#b-1"', "../../../b/parallele/en/#b-1"),
        ('href="../../../b/#gone"', "../../../b/#gone"),
        ('href="../../" data-parallel', "../../"),
        ('href="../../../en/a/" rel="alternate"', "../../../en/a/parallel/fr/"),
        ('href="../../../glossary/#x"', "../../../glossary/#x"),
        ('href="#a-1"', "#a-1"),
        ('href="../../../en/a/#fn-1"', "#fn-1"),
        ('href="https://example.org/b/"', "https://example.org/b/"),
    ],
)
def test_each_link_of_a_twin(twins, link, leads_to):
    of = next(each for each in twins if each.url == "a/parallele/en/")
    changed = twins.lead(
        f'<a {link}>x</a><p id="fn-1">Note</p>',
        of,
        PAGES,
        lambda place: get_relative_url(place, of.url),
    )
    assert html.read(changed).select_one("a").attr("href") == leads_to


def fill(mark, url="a/"):
    return filled(mark, PAGES, lambda place: get_relative_url(place, url))


def test_a_passage_takes_its_place_and_its_links_lead_where_they_led():
    assert fill(f'<div lang="en" {MARK}="fr/a.md#a-1"></div>', "a/parallele/en/") == (
        '<div lang="en"><p data-segment="a-1">Un <a href="../../../b/#b-1">b</a></p></div>'
    )


def test_below_its_counterpart_a_heading_is_none_and_terms_are_words():
    assert fill(f'<div {MARK}="en/a.md#a-1" data-peeked=""></div>') == (
        '<div><p class="counterpart__title">One <a href="../en/a/#a-2">x</a> b</p></div>'
    )


def test_beside_a_heading_stands_a_heading_of_the_same_level():
    filled = fill(f'<h3 data-segment="a-1" {MARK}="en/a.md#a-1"></h3>')
    assert filled.startswith('<h3 data-segment="a-1">One <a') and "<h2" not in filled


def test_a_passage_that_is_nowhere_leaves_nothing():
    assert fill(f'<div {MARK}="en/a.md#gone"></div>') == "<div></div>"


def test_beside_a_heading_that_is_none_stands_what_answers_it():
    filled = fill(
        f'<h3 class="counterpart" lang="fr" data-segment="a-1" {MARK}="fr/a.md#a-1"></h3>'
    )
    assert filled.startswith('<div class="counterpart" lang="fr"><p data-segment="a-1">Un')
