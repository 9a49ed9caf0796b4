"""What identifies the content of a segment, whatever its white space, typography and emphasis?"""

import hashlib
import re
import unicodedata
from html import unescape

from book.segments import Segment

# 48 bits: among 20,000 segments the chance that any two collide is below one in a million
# (n² / 2⁴⁹), and a collision matters only between two versions of one segment.
LENGTH = 12
WELL_FORMED = re.compile(r"[0-9a-f]{12,64}")

_VERBATIM = re.compile(
    r"((?<!`)`++[^`]++`++|\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|<[^<>\s][^<>\s:@]*+[:@][^<>\s]++>|(?:https?://|www\.)\S+)"
)
_ASIDE = "\uf8ff"  # a private character that no page is expected to hold
_STYLE_TAG = re.compile(r"</?(?:em|strong|b|i)(?:\s[^<>]*)?>", re.I)
# What is not closed on its line is taken too, so that it is looked at once.
_ATTRIBUTES = re.compile(r"(?<=[)*_`])\{[^}\n]*+\}?")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_SPAN = re.compile(r"\{[^#.=]*[#.=].*\}")
_MARKED = re.compile(r"[*_{\\]")
_STARS = re.compile(r"(?<!\\)(?:\*+(?=\S)|(?<=\S)\*+)")
_UNDERSCORES = re.compile(r"(?<!\\)(?:(?<!\w)_+(?=\S)|(?<=\S)_++(?:(?!\w)|(?P<inside>)))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|~-])")
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ′‛", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("—―", "–"),
        "…": "...",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
_SPACES = re.compile(r"\s+")
_BEFORE_SIGN = re.compile(r" (?=[;:!?%])")
_QUOTED = re.compile(r'"([^"]*)"')


def fingerprint(segment: Segment) -> str:
    """Return the first 12 hexadecimal digits of SHA-256 over the normalised content, UTF-8.

    A heading's level belongs to its content, its place among the other segments does not.
    """
    content = "#" * segment.level + " " + normalised(segment.text)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:LENGTH]


def normalised(markdown: str) -> str:
    """One line: plain quotes, spaces and hyphens, no emphasis or attribute list; addresses as they
    are."""
    markdown = _STYLE_TAG.sub("", _without_comments(markdown.replace(_ASIDE, "")))
    markdown = _ATTRIBUTES.sub(lambda each: each[0] if each[0][-1] != "}" else "", markdown)
    parts = _VERBATIM.split(markdown)
    text = unescape(_without_emphasis(_ASIDE.join(parts[::2])))
    text = unicodedata.normalize("NFC", text).translate(_CHARACTERS)
    text = _QUOTED.sub(lambda quoted: f'"{quoted[1].strip()}"', text)
    text = _BEFORE_SIGN.sub("", _SPACES.sub(" ", text))
    aside = iter(parts[1::2])
    return re.sub(_ASIDE, lambda _: next(aside, _ASIDE), text.strip())


def _without_comments(markdown: str) -> str:
    end = markdown.rfind("-->") + 3  # no comment ends below
    return _COMMENT.sub(" ", markdown[:end]) + markdown[end:] if end > 3 else markdown


def _without_emphasis(text: str) -> str:
    """Take away ``*`` and ``_`` that emphasise, the attribute lists of spans, and escaping ``\\``."""
    if not _MARKED.search(text):  # most segments
        return text
    text = _ATTRIBUTES.sub(lambda each: "" if _SPAN.fullmatch(each[0]) else each[0], text)
    text = _STARS.sub("", text)
    text = _UNDERSCORES.sub(lambda each: "" if each["inside"] is None else each[0], text)
    return _ESCAPED.sub(r"\1", text)
