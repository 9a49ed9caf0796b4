"""Can what an author typed run code in a reader's browser, or load a page of someone else's?

Markdown lets HTML pass, and attribute lists can set any attribute, so the answer is sought in the
HTML that Markdown makes, by a tokenizer of the HTML Standard. What is not known to be harmless is
a fault: elements by a list, attributes that hold code (HTML Standard, section 8.1.8, "Events"),
addresses by their scheme (URL Standard, section 4.4: white space and control characters in it are
ignored).
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from turbohtml import TokenType, tokenize

from ground.message import say

_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """a abbr article aside b bdi bdo blockquote br caption cite code col colgroup data dd del
        details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd
        label li main mark nav ol p picture pre q rp rt ruby s samp section small source span strong sub
        summary sup table tbody td tfoot th thead time tr u ul var wbr""",
    )
)
_ADDRESSES = frozenset({"href", "src", "srcset", "cite", "poster", "data", "action", "background"})
_FORBIDDEN = re.compile(r"on.*|srcdoc|http-equiv|formaction|ping|xmlns(?::.*)?|xlink:href", re.I)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.I)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")
# The box of a task and the button of a tab, as extensions write them.
_BOXES = frozenset({"checkbox", "radio"})
_OF_A_BOX = frozenset({"type", "disabled", "checked", "name", "id"})


@dataclass(frozen=True)
class Fault:
    """Why a page is refused: ``rule``, the sentence that says so, and the word to look for."""

    rule: str
    message: str
    word: str


# A tag left open goes on in what the page holds next, up to one of these.
_ENDINGS = ("", ">", '">', "'>")


def faults(html: str) -> list[Fault]:
    """Return what is not harmless in HTML made from Markdown, in its order."""
    last = deque(tokenize(html + "<!---->"), maxlen=1)
    is_closed = last and last[0].type == TokenType.COMMENT and not last[0].data
    return max((_faults(html + each) for each in ([""] if is_closed else _ENDINGS)), key=len)


def harmless(html: str) -> str:
    """Return the HTML as it is, or as text to be read where it has a fault.

    Of what has one, the ids stay: links from elsewhere are not to blame.
    """
    if not faults(html):
        return html
    ids = {v: None for _, each in _start_tags(html) for k, v in each if k == "id" and v}
    anchors = "".join(f'<span id="{escape(each)}"></span>' for each in ids)
    return f"{anchors}<pre>{escape(html)}</pre>"


def _is_box(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag == "input" and attributes.get("type") in _BOXES and attributes.keys() <= _OF_A_BOX


def _faults(html: str) -> list[Fault]:
    found: list[Fault] = []
    for tag, attributes in _start_tags(html):
        if tag == "?":
            found.append(Fault("unsafe-element", say("<? is not allowed in a page"), "<?"))
        elif tag not in _ELEMENTS and not _is_box(tag, dict(attributes)):
            message = say(
                "<{tag}> is not allowed in a page: write it in Markdown, or do without", tag=tag
            )
            found.append(Fault("unsafe-element", message, f"<{tag}"))
        for name, value in attributes:
            found.extend(_attribute(name, value or ""))
    return found


def _start_tags(html: str) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """Each start tag with its attributes; ``?`` for a processing instruction."""
    for token in tokenize(html):
        if token.type == TokenType.PROCESSING_INSTRUCTION:
            yield "?", []
        elif token.type == TokenType.START_TAG:
            yield token.tag or "", list(token.attrs or ())


def _attribute(name: str, value: str) -> Iterator[Fault]:
    if _FORBIDDEN.fullmatch(name):
        message = say("the attribute {name} can run code or load a page: delete it", name=name)
        yield Fault("unsafe-attribute", message, name)
    elif name == "style" and re.search(r"url\s*\(|expression|@import|\\|position", value, re.I):
        message = say("the style {style!r} is not allowed in a page", style=value)
        yield Fault("unsafe-attribute", message, "style")
    elif name in _ADDRESSES:
        for part in value.split(",") if name == "srcset" else [value]:
            scheme = _SCHEME.match(_IGNORED.sub("", part))
            if scheme and scheme[1].lower() not in _SCHEMES:
                message = say(
                    "addresses may begin with http, https, mailto or tel, not {scheme}:",
                    scheme=scheme[1],
                )
                yield Fault("unsafe-address", message, scheme[1] + ":")
