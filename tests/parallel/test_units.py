"""A built page falls into passages that can stand alone, and no word of it is lost."""

import pytest

from book import html
from parallel.stored import stored
from parallel.units import units

PAGE = """<h1 id="t" data-segment="t">Title<a class="headerlink" href="#t">¶</a></h1>
<p class="translation-notice">Behind.</p>
<p id="a" data-segment="a">One <a class="term" href="../g/#x" data-definition="What x is.">x</a>.</p>
<ol id="steps" start="3"><li id="b" data-segment="b">Two<ul><li id="c" data-segment="c">Two a</li></ul></li>
<li><p id="d" data-segment="d">Three</p><pre>code</pre><p id="e" data-segment="e">Three b</p></li></ol>
<table><thead><tr id="f" data-segment="f"><th>Head</th></tr></thead>
<tbody><tr id="g" data-segment="g"><td>Cell</td></tr></tbody></table>
<details name="tabs" open><summary id="h" data-segment="h">Fold</summary><p id="i" data-segment="i">In it</p></details>
<hr><blockquote><p id="j" data-segment="j">Said</p></blockquote>
<figure><p id="k" data-segment="k"><svg aria-labelledby="k-title"><title id="k-title">Drawn</title></svg></p></figure>
<dl><dt id="l" data-segment="l">Term</dt><dd id="m" data-segment="m">Said of it</dd></dl>
"""


def read(page=PAGE):
    return html.read(page)


def shown(page=PAGE):
    return {
        unit.id or unit.element.tag: html.as_html(unit.element).replace("\n", "")
        for unit in units(read(page))
    }


def test_each_segment_is_one_unit_and_stands_in_its_order():
    ids = [unit.id for unit in units(read())]
    assert [each for each in ids if each] == list("tabcdefghijklm")


def test_no_word_is_lost_and_none_comes_twice():
    page = read()
    page.remove(".translation-notice")
    found = "".join(unit.element.text for unit in units(page))
    assert "".join(found.split()) == "".join(page.text.split())


def test_a_numbered_item_keeps_its_number():
    found = shown()
    assert found["b"] == '<ol id="steps" start="3"><li id="b" data-segment="b">Two</li></ol>'
    assert found["d"].startswith('<ol start="4"><li><p id="d"')


def test_an_item_that_goes_on_has_no_second_mark():
    assert '<li class="parallel__on"><p id="e"' in shown()["e"]


def test_an_item_in_an_item_stands_in_both_lists():
    assert shown()["c"] == (
        '<ol start="3"><li class="parallel__on"><ul><li id="c" data-segment="c">Two a</li></ul></li></ol>'
    )


def test_rows_folds_quotes_and_drawings_keep_their_boxes():
    found = shown()
    assert found["g"].startswith("<table><tbody><tr")
    assert found["h"] == '<div><p id="h" data-segment="h">Fold</p></div>'
    assert found["i"].startswith("<div><p")
    assert found["j"].startswith("<blockquote><p")
    assert found["k"].startswith("<figure><p") and "<svg" in found["k"]
    assert found["m"].startswith("<dl><dd")
    assert "<pre>code</pre>" in found["ol"]
    assert found["hr"] == "<hr>"


def test_what_is_shown_elsewhere_has_no_id_no_tooltip_and_no_link_to_itself():
    passages = stored(read(), "a/", "en", is_glossary=False).html
    assert set(passages) == set("tabcdefghijklm")
    assert passages["t"] == '<h1 data-segment="t">Title</h1>'
    assert passages["a"] == '<p data-segment="a">One <a class="term" href="../g/#x">x</a>.</p>'
    assert passages["k"].count("k-title--en") == 2  # a drawing needs its own
    assert " id=" not in "".join(text for name, text in passages.items() if name != "k")


def test_an_entry_of_the_glossary_comes_with_its_definition_alone():
    page = """<h2 id="letter_A">A</h2><h3 id="ash" data-segment="ash">ash</h3><p>What is left. <b>Light.</b></p>
    <p class="glossary-equivalent">In French: cendre</p><p class="glossary-share"><a href="#ash">Link</a></p>
    <details class="glossary-reference"><summary>More</summary><ul><li>Index: 1</li></ul></details>
    <h3 id="bin" data-segment="bin">bin</h3><p>A box.</p>"""
    passages = stored(read(page), "g/", "en", is_glossary=True).html
    assert passages == {
        "ash": '<p data-segment="ash" class="counterpart__term">ash</p><p>What is left. <b>Light.</b></p>',
        "bin": '<p data-segment="bin" class="counterpart__term">bin</p><p>A box.</p>',
    }


def test_a_deep_page_ends():
    deep = "<div>" * 400 + '<p data-segment="a">x</p>' + "</div>" * 400
    assert [unit.id for unit in units(read(deep))] == ["a"]


@pytest.mark.parametrize(
    ("given", "starts"),
    [
        ('<ol start="iv">', ["", "2"]),
        ('<ol start="0">', ["0", ""]),
        ('<ol start=" +3x">', ["3", "4"]),
        ("<ol reversed>", ["2", ""]),
    ],
)
def test_items_have_the_numbers_that_a_browser_gives_them(given, starts):
    page = f'{given}<li data-segment="a">x</li><li data-segment="b">y</li></ol>'
    found = [unit.element.attr("start") or "" for unit in units(read(page))]
    assert found == starts


def test_an_item_that_names_its_number_has_it():
    page = '<ol><li value="7" data-segment="a">x</li><li data-segment="b">y</li></ol>'
    assert [unit.element.attr("start") for unit in units(read(page))] == ["7", "8"]
