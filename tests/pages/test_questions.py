"""A page of questions: boxes to tick, groups that go from paper whole, each text in every language."""

from book import html
from pages import questions

PAGE = """<h1 id="ask" data-segment="ask">À demander</h1>
<p id="show" data-segment="show"><strong>Montrez</strong> ceci.</p>
<h2 id="one" data-segment="one">Avant</h2>
<p data-segment="one-1">Lisez.</p>
<ul class="task-list">
<li class="task-list-item" id="a" data-segment="a"><label><input type="checkbox" disabled> Quoi ?</label></li>
<li class="task-list-item" id="b" data-segment="b"><label><input type="checkbox" disabled> Quand ?</label>
<ul><li id="c" data-segment="c">le soir</li></ul></li>
</ul>
<h2 id="two" data-segment="two">Après</h2>
<ul><li id="d" data-segment="d">Rien à cocher.</li></ul>
"""
OTHERS = {
    "ask": {"en": "What to ask"},
    "one": {"en": "Before", "ar": "قبل"},
    "a": {"en": "What < that?", "ar": "ماذا؟"},
    "c": {"en": "in the evening"},
}


def page():
    return html.read(questions.page(PAGE, OTHERS, "fr"))


def beside(root, name):
    """What stands beside a segment: language, direction, text."""
    segment = root.select_one(f'[data-segment="{name}"]')
    around = segment if segment.tag == "li" else segment.parent
    found = around.select(".book-other")
    return [(each.attr("lang"), each.attr("dir"), each.text) for each in found]


def test_each_text_stands_beside_its_own_and_says_its_language():
    root = page()
    assert beside(root, "ask") == [("en", None, "What to ask")]
    assert beside(root, "one") == [("en", None, "Before"), ("ar", "rtl", "قبل")]
    assert beside(root, "a") == [("en", None, "What < that?"), ("ar", "rtl", "ماذا؟")]
    assert beside(root, "show") == beside(root, "two") == beside(root, "d") == []
    assert root.select_one("#b > .book-other") is None
    assert root.select_one("#c > .book-other").text == "in the evening"


def test_the_name_of_a_box_is_the_question_in_the_language_of_the_page():
    assert [each.text.strip() for each in page().select("label")] == ["Quoi ?", "Quand ?"]


def test_boxes_can_be_ticked():
    assert not page().select("input[disabled]")


def test_a_heading_and_its_questions_are_a_group_and_nothing_changes_its_place():
    root = page()
    (group,) = root.select("section.book-theme")
    segments = [each.attr("data-segment") for each in group.select("[data-segment]")]
    assert segments == ["one", "one-1", "a", "b", "c"]
    before = [each.attr("data-segment") for each in html.read(PAGE).select("[data-segment]")]
    assert [each.attr("data-segment") for each in root.select("[data-segment]")] == before


def test_questions_below_the_title_are_no_group():
    content = PAGE.replace("<h2 ", "<h1 ").replace("</h2>", "</h1>")
    assert not html.read(questions.page(content, {}, "fr")).select("section")
