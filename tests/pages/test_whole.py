"""All chapters on one page: each id once, each link to the same place as from the chapter's own page."""

from collections import Counter

import pytest
from mkdocs.utils import get_relative_url

from book import html
from pages.whole import Chapter, parts

FLOUR = """<p class="translation-notice">Not translated.</p>
<h1 id="flour">On <a href="../../about/">flour</a><a class="headerlink" href="#flour">¶</a></h1>
<p id="flour-1">See <a href="#why">why</a>, <a href="../water/#why">water</a>, <a href="../water/">it</a>,
<a href="../water/#gone">gone</a>, <a href="../../glossary/?a=1#ash">ash</a>, <a href="../../">home</a>,
<a href="https://example.org/x">elsewhere</a>, <a href="mailto:a@example.org">mail</a>.</p>
<img src="../../assets/a.png" alt="A">
<h2 id="why" aria-describedby="flour-1">Why<a class="headerlink" href="#why">¶</a></h2>
<p id="ink"></p>
<details name="tabs"><summary>A</summary></details>
"""
WATER = """<h1 id="water">Water</h1><h2 id="why">Why</h2><h6 id="deep">Deep</h6>
<p aria-labelledby="why water" id="read">See <a href="#why">why</a> and <a href="../flour/#why">flour</a>.</p>
<details name="tabs"><summary>B</summary></details>
<svg><linearGradient id="ink"></linearGradient><path fill="url(#ink)"></path><use href="#ink"></use></svg>
"""
CHAPTERS = [
    Chapter("flour", "chapters/flour/", "On flour", FLOUR),
    Chapter("water", "chapters/water/", "Water", WATER),
    Chapter("salt", "chapters/salt/", "Salt &amp; more", '<p id="ink">No title.</p>'),
]


def page(chapters=CHAPTERS, url="read/", own='<p id="read"></p>'):
    found = list(parts(chapters, own, lambda place: get_relative_url(place, url)))
    return found, html.read("".join(each.html for each in found))


def hrefs(element):
    return [each.attr("href") for each in element.select("a")]


def test_each_id_stands_once_and_keeps_its_name_where_it_can():
    found, root = page()
    ids = [each.attr("id") for each in root.select("[id]")]
    assert ids == ["flour", "flour-1", "why", "ink", "water", "water--why", "deep", "water--read",
                   "water--ink", "salt", "salt--ink"]  # fmt: skip
    assert [each.id for each in found] == ["flour", "water", "salt"]
    assert root.select_one("#water--read").attr("aria-labelledby") == "water--why water"
    assert root.select_one("path").attr("fill") == "url(#water--ink)"
    assert root.select_one("use").attr("href") == "#water--ink"
    assert max(Counter(each.attr("name") for each in root.select("details")).values()) == 1


def test_each_link_leads_where_it_led():
    _, root = page()
    flour, water = root.select("#flour-1, #water--read")
    assert hrefs(flour) == ["#why", "#water--why", "#water", "#water", "../glossary/?a=1#ash", "..",
                            "https://example.org/x", "mailto:a@example.org"]  # fmt: skip
    assert hrefs(water) == ["#water--why", "#why"]
    assert root.select_one("img").attr("src") == "../assets/a.png"


def test_from_a_disk_links_lead_to_files():
    content = '<h1 id="a">A</h1><p><a href="b.html#x">b</a><a href="../glossary.html#c">c</a></p>'
    chapters = [
        Chapter("a", "chapters/a.html", "A", content),
        Chapter("b", "chapters/b.html", "B", '<h1 id="b">B</h1><p id="x"></p>'),
    ]
    _, root = page(chapters, "read.html")
    assert hrefs(root)[:3] == ["chapters/a.html", "#x", "glossary.html#c"]


def test_a_chapters_heading_has_its_number_leads_to_its_page_and_is_no_first_heading():
    found, root = page()
    assert [each.title for each in found] == ["On flour", "Water", "Salt & more"]
    assert not root.select("h1")
    headings = root.select("h2")
    assert [each.text for each in headings] == ["1 On flour", "2 Water", "3 Salt & more"]
    assert [hrefs(each) for each in headings] == [
        ["../chapters/flour/"], ["../chapters/water/"], ["../chapters/salt/"]
    ]  # fmt: skip
    assert [each.tag for each in root.select("#why, #deep")] == ["h3", "h6"]


@pytest.mark.parametrize("count", [0, 1])
def test_a_book_may_be_short(count):
    assert len(page(CHAPTERS[:count])[0]) == count
