"""What the page of the glossary shows besides the text of its entries."""

import pytest
from case import BOOKS
from turbohtml import Element

from book import html
from glossary.book import Book
from glossary.parse import read_glossary
from glossary.render import FOLDED, glossary_page

BREAD = BOOKS / "bread"
AUTOLYSIS = """
<h2 id="autolyse">autolysis</h2><p>A rest of the mixture of flour and water, before the starter and the salt.</p>
<ul>
<li>Pronunciation: aw-<strong>tol</strong>-uh-sis</li>
<li>Themes: steps of the work</li>
<li>Entry not reviewed by a baker</li>
</ul>
"""


def made(language, page):
    glossary, other = (
        read_glossary(BREAD, each)[0] for each in (language, "fr" if language == "en" else "en")
    )
    return html.read(glossary_page(page, Book(glossary, [], {}), [(other, "../")], {}))


def test_pronunciation_and_review_are_shown_around_the_definition_and_the_rest_is_folded():
    page = made("en", AUTOLYSIS)
    shown = [
        each.attr("class")
        for each in page.children
        if isinstance(each, Element) and each.tag == "p"
    ]
    (said,) = page.select(".glossary-pronunciation")
    assert html.inside(said) == "Pronunciation: aw-<strong>tol</strong>-uh-sis"
    assert shown == [
        "glossary-pronunciation", None, "glossary-unreviewed", "glossary-equivalent", "glossary-share",
    ]  # fmt: skip
    folded = page.select_one(f".{FOLDED}")
    assert [html.text(each) for each in folded.select("li")] == ["Themes: steps of the work"]


def test_an_entry_that_shows_all_at_once_folds_nothing():
    page = made("en", AUTOLYSIS.replace("<li>Themes: steps of the work</li>", ""))
    assert page.select_one(f".{FOLDED}") is None and not page.select("ul:not(nav ul)")


@pytest.mark.parametrize(
    "language, titles, first",
    [
        ("fr", ["Étapes du travail", "Ce que l’on mélange"], ["#appret", "#autolyse", "#pointage"]),
        ("en", ["Steps of the work", "What is mixed"], ["#autolyse", "#pointage", "#appret"]),
    ],
)
def test_each_theme_is_a_list_of_links_in_the_order_of_the_alphabet(language, titles, first):
    page = made(language, '<h2 id="appret">apprêt</h2>' + AUTOLYSIS)
    lists = page.select(".glossary-themes details")
    assert [html.text(each.find("summary")) for each in lists] == titles
    assert [each.attr("href") for each in lists[0].select("a")] == first
    assert not page.select(".glossary-themes [id]")  # what a link can lead to is never folded
