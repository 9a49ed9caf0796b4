"""Of a style sheet what no page uses is left out, and nothing else."""

import pytest
from tinycss2 import serialize

from book.html import read_page
from finish.sheet import moved, purged
from finish.used import Used

PAGE = """<html lang="fr" dir="ltr"><body class="home"><p id="a" class="b c">x<em>y</em></p>
<input type="checkbox"><svg viewBox="0 0 1 1"><linearGradient/></svg></body></html>"""
KEPT = [
    ".b{x:y}",
    "P.b > em{x:y}",
    "#a.home{x:y}",  # together or not: scripts move things about
    "[dir=ltr] p,[TYPE=checkbox]{x:y}",
    "[class*=no]{x:y}",
    "*,::before,:root,:focus-visible{x:y}",
    "p:not(.gone){x:y}",
    "p:is(.gone,.b)::before{x:y}",
    "p:has(> em):nth-child(2n of .gone){x:y}",
    "dialog[open] .later{x:y}",
    "lineargradient{x:y}",
    "@media print{.b{x:y}}",
    "@supports (a:b){@layer one{.b{x:y}}}",
    "@page{margin:1cm}",
    "@import url(a.css);",
    ".b{*zoom:1;--unread:1}",  # not CSS: left alone
    ".b{&:hover{x:y}}",
    ".b{animation:spin 1s}@keyframes spin{to{x:y}}",
    '.b{--face:"A Face"}.c{font:1em var(--face)}@font-face{font-family:A Face;src:url(a)}',
    ".b{--one:1px}.c{--two:var(--one,2px);width:calc(1px + var(--two))}",
    ".b{--asked:1}",
]
LOST = [
    ".gone{x:y}",
    "p .gone em{x:y}",
    "#b,video{x:y}",
    "[dir=rtl] p{x:y}",
    "[data-x]{x:y}",
    "p:is(.gone,.too){x:y}",
    "@media print{.gone{x:y}}",
    "@keyframes spin{to{x:y}}",
    "@font-face{font-family:Lost Face;src:url(a)}",
    ".b{--one:var(--two)}.c{--two:var(--one)}",
    ".gone{--one:var(--two)}.b{--two:1}",
    '@charset "utf-8";',
]


@pytest.fixture
def used():
    names = Used(["dialog", "[open]", ".later", "--asked"])
    names.read(read_page(PAGE))
    return names


@pytest.mark.parametrize("css", KEPT)
def test_what_a_page_may_use_is_kept(used, css):
    assert purged(css, used).replace(" ", "").replace(";}", "}") == css.replace(" ", "")


@pytest.mark.parametrize("css", LOST)
def test_what_no_page_uses_is_left_out(used, css):
    assert purged(css, used) == ""


def test_of_a_list_what_is_used_is_kept_in_its_order(used):
    css = ".gone,.b{x:y;x:z}.c{--a:1;width:1px}em{x:y!important}"
    assert purged(css, used).replace(" ", "") == ".b{x:y;x:z}.c{width:1px}em{x:y!important}"


def test_addresses_lead_where_they_led():
    css = "a{b:url(c.png) url( 'd.png' );e:url()}@font-face{src:url(\"f\")}"
    assert serialize(moved(css, "../{}".format)) == (
        'a{b:url("../c.png") url( "../d.png" );e:url("../")}@font-face{src:url("../f")}'
    )
