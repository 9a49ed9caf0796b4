"""Which scripts may run on a page, and what may a page load?

The answer is told to browsers, as the second net behind ``safe_html.py``: a policy in the page itself
(Content Security Policy Level 3, section 3.3), which forbids whatever it does not name. Scripts within a
page are named by their hash (section 2.3.1), but not because they stand there: those alone that a
template writes.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape

from turbohtml import Document

from book import html as trees
from ground.message import say

# Templates that write scripts into a page.
TEMPLATES = ("partials/head_style.html", "moved.html")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
_FILLED_IN = re.compile(r"\{\{.*?\}\}")
_NAME = "Content-Security-Policy"


def policy(
    scripts: Iterable[str] = (), styles: Iterable[str] = (), source: str | None = "'self'"
) -> str:
    """The policy of a page that holds ``scripts`` and ``styles``, the texts of its own elements.

    ``source`` is where its files come from: None for a page with nothing beside it, which holds its
    face and its pictures as ``data:``.
    """
    beside = [source] if source else []
    directives = {
        "default-src": ["'none'"],
        "script-src": [*beside, *map(named, scripts)],
        "style-src": [*beside, *map(named, styles)],
        "img-src": [*beside, "data:"],
        "font-src": beside or ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        # Trusted Types, section 4: no text becomes a script but by way of assets/page.js, which loads search.
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["book"],
    }
    return "; ".join(
        " ".join([name, *dict.fromkeys(values)]) for name, values in directives.items()
    )


def named(text: str) -> str:
    """How a policy names a script or style within the page, of which ``text`` is all."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def meta(content: str) -> str:
    """The element that says so, to stand above all that it is about."""
    return f'<meta http-equiv="{_NAME}" content="{escape(content)}">'


class Policies:
    """The policies of pages made from ``templates``, each the text of a template."""

    def __init__(self, templates: Iterable[str]) -> None:
        self._known = [
            re.compile(r'[^"<>\\]*'.join(map(re.escape, _FILLED_IN.split(script))))
            for template in templates
            for script in _SCRIPT.findall(template)
        ]

    def place(self, html: str) -> tuple[str, list[str]]:
        """A whole page with its policy, in the ``meta`` element that waits for it; and how each script
        begins that no template writes, and no browser will run."""
        scripts = list(_inline(trees.read_page(html), "script"))
        known = [each for each in scripts if any(one.fullmatch(each) for one in self._known)]
        told = policy(known)
        html, _ = trees.change(
            html, {f"meta[http-equiv={_NAME}]": lambda tag: tag.set_attribute("content", told)}
        )
        return html, [_begin(each) for each in scripts if each not in known]


def faults(html: str) -> Iterator[str]:
    """Say what stands in a built page although its policy forbids it, or that it has no policy."""
    page = trees.read_page(html)
    first = page.select_one("meta[http-equiv], link, script, style")
    told = (first.attr("content") or "") if first and first.attr("http-equiv") == _NAME else ""
    if not told.startswith("default-src 'none'; ") or "unsafe" in told:
        yield say("the page does not begin with a policy that says which scripts may run")
    for kind in ("script", "style"):
        for text in _inline(page, kind):
            if named(text) not in told:
                yield say(
                    "the policy does not know the {kind} {text!r}", kind=kind, text=_begin(text)
                )
    for element in page.iter_elements():
        for name in element.attrs:
            if name.startswith("on") or name == "style":
                yield say(
                    "the policy forbids the attribute {name} of <{tag}>", name=name, tag=element.tag
                )


def _begin(text: str) -> str:
    return " ".join(text.split())[:60]


def _inline(page: Document, kind: str) -> Iterator[str]:
    """What a page's own elements hold; a script that is no program is data, and is never run."""
    for element in page.select(kind):
        if "src" not in element.attrs and "json" not in (element.attr("type") or ""):
            yield element.text
