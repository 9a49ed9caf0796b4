"""What does a reader get of a segment's Markdown: which words, links, images, footnotes, code?"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.S)
_DESTINATION = (
    r"\(\s*<?(?P<url>(?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?\s*\)"
)
_INLINE = r"(?:\{:?(?P<attributes>[^}\n]*)\})?"
_IMAGE = re.compile(rf"!\[(?P<text>[^\]]*)\]{_DESTINATION}{_INLINE}")
_LINK = re.compile(rf"\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]{_DESTINATION}{_INLINE}")
_AUTOLINK = re.compile(r"<(?P<url>[a-z][a-z0-9+.-]*:[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>", re.I)
_BARE = re.compile(r"\b(?:https?://|www\.)[^\s<>)\]]*[^\s<>)\].,;:!?'\"»’]")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]]+)\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(
    r"\s(?P<name>href|src|alt|hreflang)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))",
    re.I,
)
_SPAN_ATTRIBUTES = re.compile(r"(?<=[*_)`])\{:?(?=[^}\n]*[#.=])[^}\n]*\}")
_MARKED = re.compile(r"[*_{\\]")
_STARS = re.compile(r"(?<!\\)(?:\*+(?=\S)|(?<=\S)\*+)")
_UNDERSCORES = re.compile(r"(?<!\\)(?:(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|~-])")


@dataclass(frozen=True)
class Link:
    """``url`` as typed; ``attributes`` the attribute list behind it."""

    url: str
    attributes: str = ""


@dataclass
class Plain:
    """The words of a segment on one line per line, and what stands behind them, in order."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


def plain(markdown: str) -> Plain:
    """Take a segment's Markdown apart. Emphasis and attribute lists vanish; a code span leaves a
    space."""
    result = Plain()

    def keep(kept: list[str], group: str, left: str = " ") -> Callable[[re.Match[str]], str]:
        def take(match: re.Match[str]) -> str:
            kept.append(match[group])
            return left

        return take

    def link(match: re.Match[str]) -> str:
        result.links.append(Link(match["url"], match["attributes"] or ""))
        return match["text"] + (f" {match['title'][1:-1]}" if match["title"] else "")

    def image(match: re.Match[str]) -> str:
        result.images.append(match["url"])
        return match["text"]

    def address(match: re.Match[str]) -> str:
        result.links.append(Link(match.groupdict().get("url") or match[0]))
        return " "

    def tag(match: re.Match[str]) -> str:
        values = {
            a["name"].lower(): a["a"] or a["b"] or a["c"] or ""
            for a in _ATTRIBUTE.finditer(match[0])
        }
        name = match[0].strip("</>").split()[0].lower()
        if "href" in values:
            lang = f'hreflang="{values["hreflang"]}"' if "hreflang" in values else ""
            result.links.append(Link(values["href"], lang))
        if name == "img" and "src" in values:
            result.images.append(values["src"])
        return (
            values.get("alt", "")
            if name == "img"
            else " "
            if name in ("br", "p", "li", "div", "td")
            else ""
        )

    text = _CODE.sub(keep(result.code, "code"), markdown)
    text = _IMAGE.sub(image, text)
    text = _LINK.sub(link, text)
    text = _AUTOLINK.sub(address, text)
    text = _TAG.sub(tag, text)
    text = _FOOTNOTE.sub(keep(result.footnotes, "label"), text)
    text = _BARE.sub(address, text)
    result.text = unescape(without_emphasis(text))
    return result


def without_emphasis(text: str) -> str:
    """Take away ``*`` and ``_`` that emphasise, the attribute lists of spans, and escaping
    ``\\``."""
    if not _MARKED.search(text):  # most segments
        return text
    text = _SPAN_ATTRIBUTES.sub("", text)
    return _ESCAPED.sub(r"\1", _UNDERSCORES.sub("", _STARS.sub("", text)))
