"""Which words of a rendered page become links, and that nothing else changes."""

import re

import pytest

from glossary.annotate import annotate
from glossary.match import TermIndex

INDEX = TermIndex(
    [
        ("immunothérapie", "i"),
        ("mécanisme d'action", "m"),
        ("réponse immunitaire", "r"),
        ("cancer", "c"),
        ("T", "t"),
    ]
)


def marked(html):
    return annotate(html, INDEX, lambda each: None if each == "c" else f'<a class="term" {each}>')


def words(html):
    return re.findall(r'<a class="term" \w>(.*?)</a>', marked(html))


@pytest.mark.parametrize(
    "html, found",
    [
        ("<p>L&rsquo;immunothérapie et l'immunothérapie</p>", ["immunothérapie"]),
        ("<p>Un mécanisme d&rsquo;action.</p>", ["mécanisme d&rsquo;action"]),
        ("<p>Un mécanisme d&#x2019;action.</p>", ["mécanisme d&#x2019;action"]),
        ("<p>une réponse&nbsp;immunitaire</p>", ["réponse&nbsp;immunitaire"]),
        ("<p>une réponse<br>immunitaire</p>", []),
        ("<p>une <b>réponse</b> immunitaire</p>", ["<b>réponse</b> immunitaire"]),
        ("<p><i>réponse</i> <b>immunitaire</b></p>", ["<i>réponse</i> <b>immunitaire</b>"]),
        ("<p>une <b>bonne réponse</b> immunitaire</p>", []),
        ("<p>une réponse <b>immunitaire, donc</b></p>", []),
        ("<p>une réponse <em>immunitaire</em></p>", ["réponse <em>immunitaire</em>"]),
        ("<p>une <em>réponse immunitaire</em></p>", ["réponse immunitaire"]),
        ("<p>le cancer</p>", []),
        ("<p>une réponse</p><p>immunitaire</p>", []),
        ("<ul><li>immunothérapie</li></ul>", ["immunothérapie"]),
        ("<td>immunothérapie</td>", ["immunothérapie"]),
        ("<p>3 &lt; 4 &amp; immunothérapie</p>", ["immunothérapie"]),
        ("immunothérapie", ["immunothérapie"]),
    ],
)
def test_body_text_is_marked_once(html, found):
    assert words(html) == found


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id='x'>L'immunothérapie</h2>",
        '<p><a href="x">Une <b>immunothérapie</b> donc</a></p>',
        "<p><code>immunothérapie</code></p>",
        "<pre><span>immunothérapie</span></pre>",
        '<p><img alt="immunothérapie" src="x"></p>',
        '<p><img alt="a > immunothérapie" src="x" /></p>',
        "<figure><figcaption>immunothérapie</figcaption></figure>",
        '<p class="admonition-title">immunothérapie</p>',
        "<details><summary>immunothérapie</summary></details>",
        "<p><!-- immunothérapie --></p>",
        '<p><span lang="en">immunothérapie</span></p>',
        "<script>immunothérapie</script>",
        "<p>anti<b>cancer</b> et im<b>munothérapi</b></p>",
        "<p>ré<em>immunothérapie</em></p>",
        "<p><code>ré</code>immunothérapie</p>",
    ],
)
def test_other_text_is_left_alone(html):
    assert marked(html) == html


def test_a_mention_that_cannot_be_marked_leaves_it_to_the_next():
    html = (
        "<h1>immunothérapie</h1><p><a>immunothérapie</a> et <i>immunothérapie</i>, immunothérapie"
    )
    assert words(html) == ["immunothérapie"]
    assert '<i><a class="term" i>immunothérapie</a></i>' in marked(html)


def test_without_the_links_the_page_is_as_before():
    html = (
        "<h1>L'immunothérapie &para;</h1>\n<p id='a'>L&rsquo;immunothérapie, un "
        "mécanisme d&rsquo;action <em>et</em> une réponse <b>immunitaire</b></p>\n<!-- fin -->"
    )
    result = marked(html)
    assert result.count('class="term"') == 3
    assert re.sub(r'<a class="term" \w>(.*?)</a>', r"\1", result) == html
