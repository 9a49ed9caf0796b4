"""Which words of a rendered page become links, and that nothing else changes."""

import re

import pytest
from turbohtml import Element

from book.html import inside, read
from glossary.annotate import annotate
from glossary.match import TermIndex

INDEX = TermIndex(
    [
        ("autolyse", "a"),
        ("taux d'hydratation", "h"),
        ("première levée", "p"),
        ("farine", "c"),
        ("T", "t"),
    ]
)


def marked(html):
    return annotate(
        html,
        INDEX,
        lambda each: None if each == "c" else Element("a", {"class": "term", "id": each}),
    )


def words(html):
    return re.findall(r'<a class="term" id="\w">(.*?)</a>', marked(html))


@pytest.mark.parametrize(
    "html, found",
    [
        ("<p>L&rsquo;autolyse et l'autolyse</p>", ["autolyse"]),
        ("<p>Un taux d&rsquo;hydratation.</p>", ["taux d’hydratation"]),
        ("<p>Un taux d&#x2019;hydratation.</p>", ["taux d’hydratation"]),
        ("<p>une première&nbsp;levée</p>", ["première\u00a0levée"]),
        ("<p>une première<br>levée</p>", []),
        ("<p>une <b>première</b> levée</p>", ["<b>première</b> levée"]),
        ("<p><i>première</i> <b>levée</b></p>", ["<i>première</i> <b>levée</b>"]),
        ("<p>une <b>bonne première</b> levée</p>", []),
        ("<p>une première <b>levée, donc</b></p>", []),
        ("<p>une première <em>levée</em></p>", ["première <em>levée</em>"]),
        ("<p>une <em>première levée</em></p>", ["première levée"]),
        ("<p>la farine</p>", []),
        ("<p>une première</p><p>levée</p>", []),
        ("<ul><li>autolyse</li></ul>", ["autolyse"]),
        ("<td>autolyse</td>", ["autolyse"]),
        ("<p>3 &lt; 4 &amp; autolyse</p>", ["autolyse"]),
        ("autolyse", ["autolyse"]),
    ],
)
def test_body_text_is_marked_once(html, found):
    assert words(html) == found


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id='x'>L'autolyse</h2>",
        '<p><a href="x">Une <b>autolyse</b> donc</a></p>',
        "<p><code>autolyse</code></p>",
        "<pre><span>autolyse</span></pre>",
        '<p><img alt="autolyse" src="x"></p>',
        '<p><img alt="a > autolyse" src="x" /></p>',
        "<figure><figcaption>autolyse</figcaption></figure>",
        '<p class="admonition-title">autolyse</p>',
        "<details><summary>autolyse</summary></details>",
        "<p><!-- autolyse --></p>",
        '<p><span lang="en">autolyse</span></p>',
        "<script>autolyse</script>",
        "<p>anti<b>farine</b> et au<b>tolys</b></p>",
        "<p>ré<em>autolyse</em></p>",
        "<p><code>ré</code>autolyse</p>",
    ],
)
def test_other_text_is_left_alone(html):
    assert marked(html) == html


def test_a_mention_that_cannot_be_marked_leaves_it_to_the_next():
    html = "<h1>autolyse</h1><p><a>autolyse</a> et <i>autolyse</i>, autolyse"
    assert words(html) == ["autolyse"]
    assert '<i><a class="term" id="a">autolyse</a></i>' in marked(html)


def test_without_the_links_the_page_is_as_before():
    html = (
        "<h1>L'autolyse &para;</h1>\n<p id='a'>L&rsquo;autolyse, un "
        "taux d&rsquo;hydratation <em>et</em> une première <b>levée</b></p>\n<!-- fin -->"
    )
    result = marked(html)
    assert result.count('class="term"') == 3
    assert re.sub(r'<a class="term" id="\w">(.*?)</a>', r"\1", result) == inside(read(html))
