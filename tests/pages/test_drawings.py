"""A drawing that is opened by its address runs nothing and loads nothing: each way in is a fault."""

import pytest

from ground.message import french
from pages.drawings import problems

SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
BOMB = "".join(
    f"<!ENTITY {this} '{f'&{that};' * 10}'>"
    for that, this in zip("abcdefghi", "bcdefghij", strict=True)
)
# What is wrong, the word it stands at, and the drawing.
UNSAFE = [
    ("element", "<script", f"<svg {SVG}><title><script>alert(1)</script></title></svg>"),
    ("element", "<s:script", f'<svg {SVG} xmlns:s="http://www.w3.org/2000/svg">\n<s:script/></svg>'),
    ("element", "<SCRIPT", f"<svg {SVG}><SCRIPT>alert(1)</SCRIPT></svg>"),
    ("element", "<foreignObject", f"<svg {SVG}><foreignObject/></svg>"),
    ("element", "<handler", f"<svg {SVG}><handler/></svg>"),
    ("element", "<set", f'<svg {SVG}><a><set attributeName="href" to="javascript:a()"/></a></svg>'),
    ("element", "<animate", f'<svg {SVG}><a><animate attributeName="href"/></a></svg>'),
    ("element", "<feImage", f'<svg {SVG}><filter><feImage href="#a"/></filter></svg>'),
    ("element", "<script", f'<svg {SVG}>\n<script xmlns="http://www.w3.org/1999/xhtml"/></svg>'),
    ("element", "<h:img", f'<svg {SVG} xmlns:h="http://www.w3.org/1999/xhtml"><desc><h:img/></desc></svg>'),
    ("element", "<html", '<html xmlns="http://www.w3.org/1999/xhtml"/>'),
    ("element", "<svg", "<svg><script>alert(1)</script></svg>"),
    ("element", "<!DOCTYPE", f"<!DOCTYPE svg [<!ENTITY x '<script/>'>]><svg {SVG}>&x;</svg>"),
    ("element", "<!DOCTYPE", f"<!DOCTYPE svg SYSTEM 'https://www.example.org/x.dtd'><svg {SVG}/>"),
    ("element", "<!DOCTYPE", f"<!DOCTYPE svg [<!ENTITY a 'ha'>{BOMB}]><svg {SVG}>&j;</svg>"),
    ("element", "<?xml-stylesheet", f'<?xml-stylesheet href="data:text/css,a"?><svg {SVG}/>'),
    ("attribute", "onload", f'<svg {SVG} onload="alert(1)"/>'),
    ("attribute", "ONLOAD", f'<svg {SVG} ONLOAD="alert(1)"/>'),
    ("attribute", "e:onload", f'<svg {SVG} xmlns:e="http://www.w3.org/2000/svg" e:onload="alert(1)"/>'),
    ("attribute", "xml:base", f'<svg {SVG} xml:base="https://www.example.org/"/>'),
    ("attribute", "src", f'<svg {SVG}><image src="x.png"/></svg>'),
    ("address", "href", f'<svg {SVG}><a href="javascript:alert(1)"/></svg>'),
    ("address", "href", f'<svg {SVG}><a href="java&#9;script:alert(1)"/></svg>'),
    ("address", "href", f'<svg {SVG}><a href="data:text/html,a"/></svg>'),
    ("address", "xlink:href", f'<svg {SVG} {XLINK}>\n<a xlink:href="javascript:alert(1)"/></svg>'),
    ("address", "q:href", f'<svg {SVG} {XLINK.replace(":xlink", ":q")}>\n<a q:href="javascript:alert(1)"/></svg>'),
    ("address", "href", f'<svg {SVG}><use href="other.svg#a"/></svg>'),
    ("address", "href", f'<svg {SVG}><use href="data:image/png;base64,AAAA"/></svg>'),
    ("address", "href", f'<svg {SVG}><image href="https://www.example.org/x.png"/></svg>'),
    ("address", "href", f'<svg {SVG}><image href="data:image/svg+xml;base64,AAAA"/></svg>'),
    ("address", "fill", f'<svg {SVG}><path fill="url(//www.example.org/a#b)"/></svg>'),
    ("address", "style", f'<svg {SVG}><path style="fill: URL( \'x.svg#a\' )"/></svg>'),
    ("address", "style", f'<svg {SVG}><path style="fill: u\\72l(x)"/></svg>'),
    ("address", "cursor", f'<svg {SVG}><path cursor="image-set(\'x\' 1x)"/></svg>'),
    ("address", "@import", f'<svg {SVG}><style>\n@import "x.css";</style></svg>'),
    ("address", "@import", f'<svg {SVG}><style>rect {{}}<![CDATA[\n@import "x.css";]]></style></svg>'),
    ("element", "<g", f'<svg {SVG}><style>@im<g/>port "x.css";</style></svg>'),
    ("address", "a", f'<svg {SVG}><style>\na {{ fill: src("x") }}</style></svg>'),
    ("address", "@font-face", f'<svg {SVG}><style>@font-face {{ src: local(x) }}</style></svg>'),
]  # fmt: skip
# What a browser would read otherwise than we do, or not at all.
UNREADABLE = [
    "",
    "<svg",
    f"<svg {SVG}>&nbsp;</svg>",
    f"<svg {SVG} xml:xlink=a x:y=b/>",
    f'<?xml version="1.0" encoding="UTF-7"?><svg {SVG}>+ADw-script+AD4-</svg>',
    f'<?xml version="1.0" encoding="UTF-16"?><svg {SVG}/>',
    f'<?xml version="1.0" encoding="ISO-8859-1"?><svg {SVG}/>',
    f"<svg {SVG}>{'<g>' * 200_000}",
    f"<svg {SVG}>\0</svg>",
]
SAFE = [
    f'<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<!-- a --><svg {SVG} viewBox="0 0 1 1"/>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg" role="img" aria-labelledby="a"><s:title id="a">a</s:title></s:svg>',
    f'<svg {SVG} xml:lang="fr" xml:space="preserve"><text>a <tspan dx="1">b</tspan> <![CDATA[<script>]]></text></svg>',
    f'<svg {SVG} {XLINK}><defs><g id="a"/></defs><use xlink:href="#a" xlink:type="simple"/></svg>',
    f'<svg {SVG}><a href="https://www.example.org/"><image href="data:image/png;base64,iVBO\nRw=="/></a></svg>',
    f'<svg {SVG}><linearGradient id="b" gradientTransform="rotate(45)"/><path fill="url(#b)" d="M0 0"/></svg>',
    f'<svg {SVG}><g style="fill: rgb(0, 0, 0); mask: url(&quot;#m&quot;)" transform="translate(1 2) scale(.5)"/></svg>',
    f'<svg {SVG}><style type="text/css"><![CDATA[.a{{fill:#fff}} '
    "@media(prefers-color-scheme:dark){.a{fill:#000}}]]></style></svg>",
    f'<svg {SVG} xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/">'
    '<metadata><r:RDF><r:Description r:about=""><d:title>a</d:title></r:Description></r:RDF></metadata></svg>',
    f'<svg {SVG} data-name="Layer 1"><filter id="f" filterUnits="userSpaceOnUse"><feGaussianBlur in="SourceAlpha" '
    'stdDeviation="2"/><feMerge><feMergeNode in="SourceGraphic"/></feMerge></filter></svg>',
]  # fmt: skip


@pytest.mark.parametrize(("kind", "word", "svg"), UNSAFE)
def test_what_could_run_or_load_is_a_fault_at_its_line(kind, word, svg):
    first = problems("docs/assets/a.svg", svg)[0]
    line = svg[: svg.index(word, svg.find("\n") + 1)].count("\n") + 1
    assert (first.rule, first.line) == (f"unsafe-{kind}", line), first
    assert french(first.message)


@pytest.mark.parametrize("svg", UNREADABLE, ids=lambda svg: svg[:40])
def test_what_a_browser_may_read_otherwise_is_refused_in_one_line(svg):
    (problem,) = problems("docs/assets/a.svg", svg)
    assert problem.rule == "unreadable"
    assert french(problem.message)


@pytest.mark.parametrize("svg", SAFE)
def test_a_drawing_has_none(svg):
    assert problems("docs/assets/a.svg", svg) == []


def test_what_an_editor_adds_is_told_once():
    names = "".join(f'<i:a{number} i:b{number}="c"/>' for number in range(50))
    found = problems(
        "a.svg", f'<svg {SVG} xmlns:i="http://www.inkscape.org/namespaces/inkscape">{names}</svg>'
    )
    assert [(each.rule, each.message[:15]) for each in found] == [
        ("unsafe-element", "i: is not of SV")
    ]


def test_many_faults_end_the_reading():
    names = " ".join(f'a{number}="b"' for number in range(50_000))
    assert len(problems("a.svg", f"<svg {SVG} {names}/>")) == 20
