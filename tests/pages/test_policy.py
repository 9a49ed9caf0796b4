"""The policy of a page: it names the scripts of its templates, and no other."""

import pytest

from ground.message import french
from pages.policy import Policies, faults, meta, policy

TEMPLATE = '{% if a %}<script>go("{{ base_url }}",1)</script>{% endif %}<p>{{ words }}</p>'
PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content=""><link rel="stylesheet" href="a.css">
</head><body><article>{}</article><script>go("../..",1)</script></body></html>"""
DATA = '<script type="application/ld+json">{"a": 1}</script>'


def test_scripts_of_templates_are_named():
    html, unknown = Policies([TEMPLATE]).place(PAGE.format(DATA))
    assert not unknown
    assert list(faults(html)) == []
    assert html.count("'sha256-") == 1


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<script>go("",1);alert("",1)</script>',
        '<script>go("\\",alert(1))//",1)</script>',
        "<svg><script>alert(1)</script></svg>",
        "<script type=module>alert(1)</script>",
    ],
)
def test_a_script_that_no_template_writes_is_told_and_not_named(typed):
    html, unknown = Policies([TEMPLATE]).place(PAGE.format(typed))
    assert len(unknown) == html.count("'sha256-") == 1


def finished(typed: str = "") -> str:
    return Policies([TEMPLATE]).place(PAGE.format(""))[0].replace("<article>", f"<article>{typed}")


@pytest.mark.parametrize(
    "html",
    [
        finished("<script>alert(1)</script>"),
        finished("<style>p { color: red }</style>"),
        finished("<p onclick='alert(1)'>a</p>"),
        finished("<p style='color: red'>a</p>"),
        finished().replace('go("../..",1)', 'go("..",1)'),
        finished().replace("script-src", "script-src 'unsafe-inline'"),
        finished().replace("default-src 'none'", "default-src *"),
        finished().replace('<meta charset="utf-8">', "<script src=a.js></script>"),
        PAGE.format(""),
        "<!doctype html><title>a</title>",
    ],
)
def test_a_built_page_that_its_policy_does_not_fit_is_told(html):
    told = list(faults(html))
    assert told
    assert all(map(french, told))


def test_a_page_with_nothing_beside_it_loads_nothing():
    told = policy(["go()"], ["p {}"], source=None)
    assert "'self'" not in told and "http" not in told
    page = f"<head>{meta(told)}<style>p {{}}</style></head><script>go()</script>"
    assert list(faults(page)) == []
