"""What may an author's text hold, so that it can neither run code in a reader's browser, nor load from
elsewhere, nor pose as a part of the page that a script acts on?

Markdown lets HTML pass, and attribute lists can set any attribute, so the answer is sought in the HTML
that Markdown makes, by a tokenizer of the HTML Standard. Elements, attributes and the schemes of
addresses (URL Standard, section 4.4: white space and control characters in them are ignored) are those
of a list: what is not known to be harmless is a fault. ``faults`` names what an author typed; ``clean``
is the last step of a page, whatever was written into it in the meantime.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from turbohtml import TokenType, tokenize
from turbohtml.clean import Policy, Sanitizer

from ground.message import say

_GLOBAL = frozenset(
    {"class", "dir", "id", "lang", "markdown", "role", "title", "translate"}
    | {"aria-describedby", "aria-details", "aria-hidden", "aria-label", "aria-labelledby"}
)
# No part of the page's own, such as its dialog, its search, or what it says of its state.
_ROLE = re.compile(r"doc-\w+|figure|group|img|list|listitem|math|none|note|presentation")
# Parsers of HTML take what follows for a comment, and readers never see it.
_HIDES = re.compile(r"<!(?!--)|</(?![a-zA-Z])")
_ATTRIBUTES = {
    "a": "download href hreflang rel type",
    "blockquote": "cite",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "name open",
    "img": "alt decoding height loading src width",
    "input": "checked disabled type",
    "ins": "cite datetime",
    "li": "value",
    "ol": "reversed start type",
    "q": "cite",
    "td": "colspan headers rowspan",
    "th": "abbr colspan headers rowspan scope",
    "time": "datetime",
}
_TABLE = {
    tag: frozenset(_ATTRIBUTES.get(tag, "").split())
    for tag in re.findall(
        r"\w+",
        """a abbr aside b bdi bdo blockquote br caption cite code col colgroup data dd del details
        dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre
        q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time
        tr u ul var wbr""",
    )
}
# What extensions write besides, with the values they give it, and book/rewriting.py takes out of a page.
_WRITTEN = (
    (("input", "label"), ("for", "id", "name"), r"__tabbed_\d+(?:_\d+)?"),
    (("td", "th"), ("style",), r"text-align:\s*(?:left|right|center);?"),
    (_TABLE, ("class",), r"tabbed-[\w -]+"),
    (_TABLE, ("data-block", "data-tabs"), r"[\d:]+"),
)
# What this site's own extensions write into Markdown's tree.
_MARKS = frozenset({"data-figure", "data-segment"})
# What its later steps write behind the author.
_OWN = frozenset(
    {"data-behind", "data-definition", "data-outdated", "data-search-exclude", "data-untranslated"}
)
_OWN_ELEMENTS = frozenset({"nav"})
_BOXES = frozenset({"checkbox", "radio"})
_ADDRESSES = frozenset({"cite", "href", "src"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.I)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.\-]*:|[/\\]{2}", re.I)
# Scripts find by these what they act on: the theme's, and those of overrides/assets/.
_SCRIPTED_CLASS = re.compile(r"md-(?!button(?:--primary)?$).*|annotate|mermaid|tabbed-.*")
_OWN_CLASS = re.compile(
    r"term|glossary-.*|definition.*|book-(?!lede$).*|search-.*|translation-.*"
    r"|(?:bar|foot|menu|search)(?:__.*)?|claims?|copied|cover|margin|passage|plain|scripted|skip"
    r"|(?:peek|counterpart)(?:__.*)?|parallel(?:[-_].*)?"
)
_SCRIPTED_ID = re.compile(
    r"__.*|book-(?:contents|main|menu|mine|part-\d+|search|sections|terms)|glossary-definition|not-found-.*|search-results"
)


@dataclass(frozen=True)
class Fault:
    """Why a page is refused: ``rule``, the sentence that says so, and the word to look for."""

    rule: str
    message: str
    word: str


# A tag left open goes on in what the page holds next, up to one of these.
_ENDINGS = ("", ">", '">', "'>")


def faults(html: str, rewritten: bool = True) -> list[Fault]:
    """Return what an author may not type, of HTML made from Markdown, in its order.

    Not ``rewritten``, it still holds what ``book/rewriting.py`` takes out of it.
    """
    last = deque(tokenize(html + "<!---->"), maxlen=1)
    is_closed = last and last[0].type == TokenType.COMMENT and not last[0].data
    endings = [""] if is_closed else _ENDINGS
    return max((_faults(html + each, rewritten) for each in endings), key=len)


def clean(html: str) -> tuple[str, list[str]]:
    """The same HTML without what no page may hold, and the names of what was taken out.

    An element that is not allowed is left as text to be read.
    """
    kept, removed = _SANITIZER.sanitize_report(html)
    return kept, [f"<{each.tag} {each.attribute or ''}".strip() for each in removed]


def _is_kept(tag: str, name: str, value: str) -> bool:
    return not any(_value(tag, name, value, (_SCRIPTED_CLASS,)))


_SANITIZER = Sanitizer(
    Policy(
        tags=_OWN_ELEMENTS | _TABLE.keys(),
        attributes={"*": _GLOBAL | _OWN | _MARKS, **_TABLE},
        attribute_predicate=_is_kept,
        url_schemes=_SCHEMES,
        allow_svg=False,
        allow_mathml=False,
    )
)


def _faults(html: str, rewritten: bool) -> list[Fault]:
    found = [
        Fault(
            "unsafe-element",
            say("{what} hides what follows it: put a space behind the <", what=each),
            each,
        )
        for each in _HIDES.findall(html)
    ]
    for tag, attributes in _start_tags(html):
        if tag == "?":
            found.append(Fault("unsafe-element", say("<? is not allowed in a page"), "<?"))
        elif tag not in _TABLE or (tag == "input" and dict(attributes).get("type") not in _BOXES):
            message = say(
                "<{tag}> is not allowed in a page: write it in Markdown, or do without", tag=tag
            )
            found.append(Fault("unsafe-element", message, f"<{tag}"))
            continue
        for name, value in attributes:
            is_ours = name in _MARKS if rewritten else _is_written(tag, name, value or "")
            if not is_ours:
                found.extend(_attribute(tag, name, value or ""))
    return found


def _is_written(tag: str, name: str, value: str) -> bool:
    return any(
        tag in tags and name in names and re.fullmatch(values, value)
        for tags, names, values in _WRITTEN
    )


def _attribute(tag: str, name: str, value: str) -> Iterator[Fault]:
    if name == "__figure_num":  # written by pymdownx.blocks.caption
        message = say("a caption has no number: type `/// caption` alone")
        yield Fault("unsafe-attribute", message, "///caption|")
    elif name not in _GLOBAL | _TABLE.get(tag, frozenset()):
        message = say("the attribute {name} is not allowed in a page: delete it", name=name)
        if not value:
            message = say("no attribute is called {name}: an id is typed `#{name}`", name=name)
        yield Fault("unsafe-attribute", message, name)
    else:
        yield from _value(tag, name, value, (_SCRIPTED_CLASS, _OWN_CLASS))


def _value(tag: str, name: str, value: str, scripted: Sequence[re.Pattern[str]]) -> Iterator[Fault]:
    names = {"class": value.split(), "id": [value]}.get(name, [])
    patterns = scripted if name == "class" else (_SCRIPTED_ID,)
    for each in names:
        if any(pattern.fullmatch(each) for pattern in patterns):
            message = say("the site's scripts act on {name!r}: choose another name", name=each)
            yield Fault("unsafe-attribute", message, each)
    if name == "role" and not _ROLE.fullmatch(value):
        message = say("the role {role!r} is not one for a text: delete it", role=value)
        yield Fault("unsafe-attribute", message, value or name)
    address = _IGNORED.sub("", value)
    if name == "src" and _ELSEWHERE.match(address):
        message = say(
            "{address!r} is loaded from elsewhere: put the picture into docs/assets/",
            address=value,
        )
        yield Fault("foreign-image", message, value)
        return
    scheme = _SCHEME.match(address) if name in _ADDRESSES else None
    if scheme and scheme[1].lower() not in _SCHEMES:
        message = say(
            "addresses may begin with http, https, mailto or tel, not {scheme}:", scheme=scheme[1]
        )
        yield Fault("unsafe-address", message, scheme[1] + ":")


def _start_tags(html: str) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """Each start tag with its attributes; ``?`` for a processing instruction."""
    for token in tokenize(html):
        if token.type == TokenType.PROCESSING_INSTRUCTION:
            yield "?", []
        elif token.type == TokenType.START_TAG:
            yield token.tag or "", list(token.attrs or ())
