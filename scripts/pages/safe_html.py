"""Can what an author typed run code in a reader's browser, or load a page of someone else's?

Markdown lets HTML pass, and attribute lists can set any attribute, so the answer is sought in the
HTML that Markdown makes, whatever way it was typed. What is not known to be harmless is a fault:
elements by a list, attributes that hold code (HTML Standard, section 8.1.8, "Events"), addresses
by their scheme (URL Standard, section 4.4: white space and control characters in it are ignored).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """a abbr article aside b bdi bdo blockquote br caption cite code col colgroup data dd del
        details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd
        li main mark nav ol p picture pre q rp rt ruby s samp section small source span strong sub
        summary sup table tbody td tfoot th thead time tr u ul var wbr""",
    )
)
_ADDRESSES = frozenset({"href", "src", "srcset", "cite", "poster", "data", "action", "background"})
_FORBIDDEN = re.compile(r"on.*|srcdoc|http-equiv|formaction|ping|xmlns(?::.*)?|xlink:href", re.I)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.I)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")


@dataclass(frozen=True)
class Fault:
    """Why a page is refused: ``rule``, the sentence that says so, and the word to look for."""

    rule: str
    message: str
    word: str


def faults(html: str) -> list[Fault]:
    """Return what is not harmless in HTML made from Markdown, in its order."""
    parser = _Parser()
    parser.feed(html)
    if re.search(r"<[a-zA-Z/!?]", parser.rawdata) and not parser.faults:
        # What follows on the page would be taken for its end.
        message = "a tag is not closed by >"
        parser.faults.append(Fault("unsafe-element", message, parser.rawdata[:20].split()[0]))
    parser.close()
    return parser.faults


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            message = f"<{tag}> is not allowed in a page: write it in Markdown, or do without"
            self.faults.append(Fault("unsafe-element", message, f"<{tag}"))
        for name, value in attrs:
            self.faults.extend(_attribute(name, value or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_pi(self, data: str) -> None:
        self.faults.append(Fault("unsafe-element", "<? is not allowed in a page", "<?"))

    def unknown_decl(self, data: str) -> None:
        self.faults.append(Fault("unsafe-element", "<![ is not allowed in a page", "<!["))


def _attribute(name: str, value: str) -> Iterator[Fault]:
    if _FORBIDDEN.fullmatch(name):
        message = f"the attribute {name} can run code or load a page: delete it"
        yield Fault("unsafe-attribute", message, name)
    elif name == "style" and re.search(r"url\s*\(|expression|@import|\\|position", value, re.I):
        yield Fault("unsafe-attribute", f"the style {value!r} is not allowed in a page", "style")
    elif name in _ADDRESSES:
        for part in value.split(",") if name == "srcset" else [value]:
            scheme = _SCHEME.match(_IGNORED.sub("", part))
            if scheme and scheme[1].lower() not in _SCHEMES:
                message = f"addresses may begin with http, https, mailto or tel, not {scheme[1]}:"
                yield Fault("unsafe-address", message, scheme[1] + ":")
