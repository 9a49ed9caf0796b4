"""What the index says of pages: their sections, the glossary's names, in a form that is always the same."""

import json

from glossary.entry import Entry, Value
from search.records import ABOUT_THE_BOOK, Page, index_file, records
from search.sections import Section, read_sections


def test_a_section_is_a_heading_and_what_stands_below_it():
    html = (
        '<h1 id="a">A<b>b</b></h1><p id="a-1">One\u00a0:\n two.</p><ul><li>Three</li></ul>'
        '<h2 id="c">C</h2><p>Four</p>'
    )
    assert read_sections(html) == [
        Section("a", "Ab", (("a-1", "One\u00a0: two."), ("", "Three"))),
        Section("c", "C", (("", "Four"),)),
    ]


def test_what_is_not_read_as_text_is_left_out():
    html = (
        '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1><p>One'
        '<span hidden>no<br>no</span><span popover>no</span><span aria-hidden="true">no</span>'
        "<button>no</button><svg><path/></svg> <em data-search-exclude>no</em>two</p><nav><p>no</p></nav>"
    )
    assert read_sections(html) == [Section("a", "A", (("", "One two"),))]


def test_what_is_written_in_a_figure_stands_where_it_is_shown():
    html = '<h1 id="a">A</h1><p id="a-1">One</p><p id="a-2"><span data-figure="f" title="t"></span></p>'
    (section,) = read_sections(html, {"f": "Flour · dough", "g": "no"})
    assert section.paragraphs == (("a-1", "One"), ("a-2", "Flour · dough"))
    assert read_sections(html)[0].paragraphs == (("a-1", "One"),)


def test_what_waits_for_its_translation_says_its_language():
    html = (
        '<h1 id="a">A</h1><p id="a-1" lang="fr" dir="ltr">Un.</p><p id="a-2" data-lang="x">One.</p>'
        '<h2 id="b" lang=fr>B</h2><p><em lang="la">Duo.</em></p>'
    )
    found = read_sections(html)
    assert found == [
        Section("a", "A", (("a-1", "Un.", "fr"), ("a-2", "One."))),
        Section("b", "B", (("", "Duo."),), "fr"),
    ]
    assert [each.lang for each in records([Page("x/", found)], "Book", "en")] == ["", "fr"]


def test_what_only_looks_left_out_is_read():
    html = (
        '<h1 id="a">A</h1><p title="a > b hidden">One<!-- <p>no</p> --><svg/> &lt; 2</p>'
        "<P data-hidden class='headerlinks' ID=c>Three</P>"
    )
    assert read_sections(html) == [Section("a", "A", (("", "One < 2"), ("c", "Three")))]


def test_text_before_the_first_heading_is_in_no_section():
    assert read_sections('<p>lost</p><h1 id="a">A</h1>') == [Section("a", "A", ())]


def test_a_heading_of_a_picture_or_of_nothing_that_is_read_has_a_title_all_the_same():
    html = (
        '<h1 id="a"><img src="a.png" alt="A"></h1><h2 id="b"><span aria-hidden="true">B</span></h2>'
    )
    sections = read_sections(html)
    assert [section.title for section in sections] == ["A", ""]
    assert [each.title for each in records([Page("a/", sections)], "Book", "en")] == ["A", "A"]


def test_records_say_where_they_are():
    sections = [Section("a", "A", ()), Section("b", "B", ())]
    pages = [Page("x/", sections, "Chapter 1 of 2", "About A."), Page("y/", sections)]
    found = [(each.place, each.summary, each.weight) for each in records(pages, "Book", "en")]
    assert found == [
        ("Chapter 1 of 2", "About A.", 1),
        ("Chapter 1 of 2 · A", "", 1),
        ("Book", "", ABOUT_THE_BOOK),
        ("A", "", ABOUT_THE_BOOK),
    ]


def test_an_entry_answers_to_all_its_names_in_every_language():
    entry = Entry(
        "t",
        "old dough",
        1,
        definition="A baker's dough.",
        explanation="It was kept.",
        synonyms=(Value("kept dough"),),
        forms=(Value("old doughs"),),
        avoid=(Value("old-dough's"),),
    )
    french = Entry(
        "t", "pâte fermentée", 1, abbreviations=(Value("PF"),), avoid=(Value("vieille pâte"),)
    )
    page = Page(
        "glossary/",
        [
            Section("glossary", "Glossary", ()),
            Section(
                "t", "old dough", (("", "A baker’s dough. It was kept.", "de"), ("", "See also"))
            ),
        ],
        entries={"t": entry},
        foreign={"fr": {"t": french}},
    )
    page_itself, record = records([page], "Book", "en")
    assert record.names == ["kept dough", "old doughs", "old-dough’s"]
    assert record.foreign == {"fr": ["pâte fermentée", "PF"]}
    assert record.place == "Glossary"
    assert list(record.paragraphs) == [
        ("", "A baker’s dough.", "de"), ("", "It was kept.", "de"),
    ]  # fmt: skip
    assert (page_itself.kind, record.kind) == ("", "term")


def test_the_file_is_a_script_that_says_only_what_there_is_to_say():
    page = Page("x/", [Section("a", "A", (("a-1", "É"),))])
    text = index_file(list(records([page], "Book", "en")), {"search_none": "None"}, "glossary/")
    assert text.startswith("bookIndex={") and text.endswith("};\n")
    assert json.loads(text[len("bookIndex=") : -2])["sections"] == [
        {
            "url": "x/",
            "id": "a",
            "title": "A",
            "place": "Book",
            "paragraphs": [["a-1", "É"]],
            "weight": 0.5,
        }
    ]
