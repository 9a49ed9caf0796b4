"""The words of a page: each is where it was typed, whatever stands beside it in links, tags and code."""

import re

import pytest
import turbohtml
from case import BOOKS

from book import mkdocs_yml
from book.markdown import Reader
from book.words import Searched, has_words
from glossary.annotate import annotate
from glossary.match import TermIndex
from search.sections import read_sections

READER = Reader(mkdocs_yml.read(BOOKS / "bread"))


@pytest.mark.parametrize(
    "typed",  # "§" stands before each word that is read; it is taken out
    [
        '![mot](mot.png "mot") §mot §mot',
        '[§mot](mot.md "mot") §mot',
        '[§mot](mot.md){ .mot title="mot" } §mot',
        '[§mot][mot] §mot\n\n[mot]: mot.md "mot"',
        "<https://mot.org/mot> §mot https://mot.org/mot §mot",
        "*§mot*{ .mot } §mot",
        "# §mot { #mot .mot }\n\n§mot",
        "§mot\n{: .mot #mot }\n\n§mot",
        "`mot` §mot `mot`, §mot",
        '<kbd title="mot">mot</kbd> §mot',
        '<span class="mot" title="mot">§mot</span> §mot',
        '<p class="mot" id="mot">§mot <b title="mot">§mot</b> §mot</p>',
        '<img alt="mot" src="mot" title="mot"> §mot',
        '§mot<br title="mot">§mot',
        "§mot <!-- mot --> §mot",
        "é&eacute;§mot \\*§mot\\* §mot",
        "| §mot | `mot` |\n|------|-------|\n| [§mot](mot.md) | §mot |",
        "- §mot `mot`\n    - §mot <kbd>mot</kbd> §mot",
        "§mot[^mot] §mot\n\n[^mot]: §mot",
        "/// note | §mot\n    attrs: { class: mot }\n§mot\n///",
    ],
)
def test_each_word_is_where_it_was_typed(typed):
    wanted, body = [], ""
    for part in re.split("(§)", typed):
        if part == "§":
            wanted.append(len(body))
        else:
            body += part
    found = [
        block.words.offsets[match.start()]
        for block in READER.page(body).blocks
        for match in re.finditer("mot", block.words.text)
    ]
    assert found == wanted


@pytest.mark.parametrize(
    "body",
    [
        '[le pain](x.md "un titre") fin',
        '![le pain](x.png "un titre")',
        '<abbr title="un titre">PT</abbr>',
        '[le pain][x]\n\n[x]: x.md "un titre"',
    ],
)
def test_the_title_of_a_link_is_read(body):
    (block,) = READER.page(body).blocks
    assert block.words.titles == [("un titre", body.index("un titre"))]


def test_what_is_deep_is_read():
    """As where 3,000 elements are begun and none is ended: more than Python's calls may go down."""
    html = "<b>mot " * 3000
    assert len(READER.page(html).words[0].text.split()) == 3000
    assert has_words(html)
    assert read_sections("<h1>mot</h1>" + html)[0].paragraphs == (("", "mot " * 2999 + "mot"),)
    marked = annotate(html, TermIndex([("mot", "mot")]), lambda _: turbohtml.Element("a"))
    assert marked.count("<a>") == 1


def test_a_text_is_looked_through_once_for_each_word():
    class Counted(Searched):
        asked = 0

        def find(self, *args):
            self.asked += 1
            return super().find(*args)

    text = Counted("mot " * 100 + "fin")
    assert {text.first("fin", start) for start in range(400)} == {400}
    assert {text.first("rien", start) for start in range(400)} == {403}
    assert text.asked == 2
    assert [text.first("mot", 1), text.first("mot", 0)] == [4, 0]
