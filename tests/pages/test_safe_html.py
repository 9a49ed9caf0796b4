"""What an author types cannot run: each way in is a fault, ordinary pages have none."""

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from book import html as trees
from ground.message import french
from pages import safe_html
from pages.safe_html import clean, faults

UNSAFE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "a <script>alert(1)</script> b",
    "<div markdown>\n<script>alert(1)</script>\n</div>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></mtext></math>",
    "<iframe srcdoc='<b>'></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<style>*{display:none}</style>",
    "<form action=//example.org><button>ok</button></form>",
    "<img src=x onerror=alert(1)>",
    "<img src=x OnErRoR = 'alert(1)'>",
    "<img/src='x'/onerror=alert(1)>",
    "<details ontoggle=alert(1) open>a</details>",
    "[a](b){ onclick=alert(1) }",
    "# Title { onclick='alert(1)' }",
    "A paragraph.\n{: onmouseover=alert(1) }",
    "[a](javascript:alert(1))",
    "[a](JAVASCRIPT:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "<a href=' javascript:alert(1)'>a</a>",
    "<a href='java\nscript:alert(1)'>a</a>",
    "<a href='&#1;javascript:alert(1)'>a</a>",
    "[a](vbscript:x)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![a](data:image/svg+xml,x)",
    "[a](file:///etc/passwd)",
    "<img srcset='x.png 1x, javascript:alert(1) 2x' alt=a>",
    "<p style='background:url(//example.org/x)'>a</p>",
    "<?php echo 1 ?>",
    "<p>a</p>\n<img alt='a>\" onerror=alert(1) ",
    "<x-widget></x-widget>",
    "<input type=password>",
    "<input type=checkbox onclick=alert(1)>",
    "<p>a</p>\n<img src=x onerror=alert(1) ",
    "<pre class='mermaid'></pre>",
    "A paragraph.\n{: .mermaid }",
    "<a data-md-component='source' href='https://example.org/o/r'><span></span></a>",
    "A paragraph.\n{: data-md-component=search }",
    "<div id='__config'>{}</div>",
    "A paragraph.\n{: #__search }",
    "<a id='search-results'></a>",
    "<p id='book-mine'>a</p>",
    "<label for='__drawer'>a</label>",
    "A paragraph.\n{: .md-search }",
    "A paragraph.\n{: style='background: image-set(\"https://example.org/a.png\" 1x)' }",
    "![](a.svg){ srcset='https://example.org/b.png 1x' }",
    "<picture><source srcset='//example.org/b.png'><img src=a.png alt=a></picture>",
    "<table background=//example.org/b.png><tr><td>a</td></tr></table>",
    "![a](https://example.org/q.png)",
    "![a](//example.org/q.png)",
    "<img src='/\\example.org/q.png' alt=a>",
    "<img src='\\\\example.org/q.png' alt=a>",
    "<img src='/\t/example.org/q.png' alt=a>",
    "<a name='a'>a</a>",
    "[a](b){ target=_blank }",
    "[a](b){ ping=//example.org }",
    "<p hidden>a</p>",
    "<p data-definition='a'>a</p>",
    "[a](b){ .term }",
    "<section is='x-y'>a</section>",
    "<template><p>a</p></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<frameset></frameset>",
    "<div role='dialog' aria-modal=true>a</div>",
    "<p role=search>a</p>",
    "<p aria-owns='__search'>a</p>",
    "<p class='translation-notice'>a</p>",
    "<div class='peek'>a</div>",
    "<p class='counterpart'>a</p>",
    "A paragraph.\n{: .parallel__row }",
    "<p data-passage='fr/a.md#a'>a</p>",
    "<h2 id='book-contents'>a</h2>",
    "Du pain<![CDATA[ perdu]]> bon.",
    "<div>Du pain <!perdu> bon.</div>",
    "<div>Du pain </3 perdu> bon.</div>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<video poster=//example.org/p.png></video>",
    "<audio src=//example.org/a.ogg></audio>",
    "<isindex action=javascript:alert(1)>",
    "<button popovertarget=a>a</button>",
    "<p xmlns='http://www.w3.org/1999/xhtml' xlink:href='javascript:alert(1)'>a</p>",
]
SAFE = [
    "A *paragraph*, [a link](chapitres/le-pain.md), <https://example.org/>, <a@example.org>.",
    "[a](#b){ .c #d title=e } ![f](g.png){ width=200 loading=lazy }",
    "`<script>alert(1)</script>` and [a](b \"javascript:\")",
    "```html\n<script>alert(1)</script>\n```",
    "1 < 2 > 0, onclick=alert(1), javascript:alert(1)",
    "| a | b |\n|--:|---|\n| 1 | 2 |",
    "<figure markdown>\n![a](b.png)\n<figcaption>c</figcaption>\n</figure>",
    "<details markdown><summary>a</summary>b</details>",
    "!!! note\n    A note.",
    "[a](mailto:b@example.org) [c](tel:+33100000000) [d](//example.org/) [e](f:g.md)"[:70],
    "[a](2:3.md)",
    "<label><input type=checkbox disabled checked> a task</label>",
]  # fmt: skip


def rendered(text):
    return markdown.markdown(
        text, extensions=["admonition", "attr_list", "fenced_code", "md_in_html", "tables"]
    )


@pytest.mark.parametrize("text", UNSAFE)
def test_what_could_run_is_a_fault(text):
    html = rendered(text)
    # Markdown may have made harmless text of it; then there is nothing to refuse.
    found = faults(html)
    assert found or "&lt;" in html
    assert [each.message for each in found if not french(each.message)] == []


@pytest.mark.parametrize("text", SAFE)
def test_ordinary_markdown_has_none(text):
    assert faults(rendered(text), rewritten=False) == []


@pytest.mark.parametrize("text", UNSAFE)
def test_what_could_run_is_not_published(text):
    left = {each.word for each in faults(clean(rendered(text))[0])}
    assert left <= {
        "data-definition",
        "term",
        "translation-notice",
        "peek",
        "counterpart",
        "parallel__row",
        "<input",
    }  # ours, or without what makes it unsafe


@pytest.mark.parametrize("text", SAFE)
def test_what_is_ordinary_stays(text):
    html = rendered(text)
    assert set(clean(html)[1]) <= {"<td style", "<th style"}
    assert trees.text(trees.read(clean(html)[0])) == trees.text(trees.read(html))


def some(*texts):
    return st.sampled_from(texts)


ATTRIBUTE = st.builds(
    " {}={}{}{}".format,
    some("class", "title", "href", "src", "onload", "style", "\0"),
    some('"', "'", ""),
    some("a", ">", "https://example.org", "javascript:a", "javascript&colon;a", "url(a)", "<p>"),
    some('"', "'", ""),
)
TAG = st.builds(
    "<{}{}{}".format,
    some("p", "/p", "img", "script", "!--", "?", "![CDATA[", "", "\0"),
    st.lists(ATTRIBUTE, max_size=2).map("".join),
    some(">", "/>", "-->", " -- >", ""),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TAG, max_size=3).map(" ".join))
@example("<!-- a --><script>a</script><!-- b -->")
@example("<!--><script>a</script>-->")
def test_what_is_whole_needs_no_ending(html):
    endings = (safe_html._faults(html + each, True) for each in safe_html._ENDINGS)
    assert faults(html) == max(endings, key=len)
