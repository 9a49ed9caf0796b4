"""Which characters of a Markdown file does nobody read?

The answer keeps every position: what is not read becomes ``NOTHING``, what is read as one thing
(code, an address, a picture) becomes one ``OBJECT`` and ``NOTHING`` for the rest.
"""

import re

NOTHING = "\x00"
OBJECT = "\ufffc"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
# Of the front matter, a reader meets the title and the description.
_READ_KEY = re.compile(
    r"^(?:title|description):[ \t]*[\"']?(.*?(?:\n[ \t]+\S.*?)*)[\"']?[ \t]*$", re.M
)
_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t]*\2[`~]*[ \t]*$|.*\Z)", re.S | re.M)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_VERBATIM = re.compile(
    r"<(script|style|pre|code|kbd|samp|var|math|svg)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.S | re.I
)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
# What no word goes across: elements other than those within a sentence.
_BREAK = re.compile(
    r"</?(?!(?:a|abbr|b|bdi|bdo|cite|del|dfn|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)\b)"
    r"[a-z][a-z\d]*\b[^<>]*>",
    re.I,
)
_ADMONITION = re.compile(r"^([ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+\"?)(.*?)\"?[ \t]*$", re.M)
_OBJECTS = (
    re.compile(r"<(?:https?|mailto|tel|ftp):[^>\s]*>"),
    re.compile(r"(?:https?://|ftp://|www\.)[^\s<>()\[\]«»\"]+(?<![.,;:!?])"),
    re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"(?<![\w/.-])(?:[\w.-]+/)*[\w-]+\.(?:md|py|yml|yaml|html?|css|js|json|zip|epub|pdf|csv|"
               r"tbx|txt|png|jpe?g|svg|webp|toml|zim)\b"),
    re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);"),
)  # fmt: skip
_DROPPED = (
    re.compile(r"</?[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>"),
    re.compile(r"^[ \t]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S.*$", re.M),  # where a reference leads
    re.compile(r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)"),  # … and any other
    re.compile(r"(?<=\])\[[^\]\n]*\]"),
    re.compile(r"\{:?(?!%)[^{}\n]*\}"),  # attributes
    re.compile(r"^[ \t]*(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$", re.M),  # rule, setext underline
    re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$", re.M),
    re.compile(r"^[ \t]*#{1,6}[ \t]+|[ \t]+#+[ \t]*$", re.M),
    re.compile(r"^(?:[ \t]*>[ \t]?)+", re.M),
    re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", re.M),
    re.compile(r"(?<![\s*])\*+|\*+(?![\s*])|(?<!\w)_+|_+(?!\w)|~~|==|\^\^"),
    re.compile(r"!?\[(?!\^)|\]|\[\^[^\]\n]*\]:?"),
    re.compile(r"\\(?=[^\w\s])"),
)


def mask(source: str) -> str:
    """Return a string as long as ``source`` that holds what is read, line breaks at their place."""
    text = _FRONT_MATTER.sub(_front_matter, source, count=1)
    text = _FENCE.sub(_nothing, text)
    for pattern in (_COMMENT, _CODE, _VERBATIM, _BREAK):
        text = pattern.sub(_object, text)
    text = _ADMONITION.sub(_title, text)
    # Link targets first: an address inside one is dropped with it.
    targets, rest = _DROPPED[1:4], (_DROPPED[0], *_DROPPED[4:])
    for pattern in targets:
        text = pattern.sub(_nothing, text)
    for pattern in _OBJECTS:
        text = pattern.sub(_object, text)
    for pattern in rest:
        text = pattern.sub(_nothing, text)
    return text


def without_code(source: str) -> str:
    """Return ``source`` with its code masked, comments and addresses kept."""
    for pattern in (_FENCE, _CODE):
        source = pattern.sub(_nothing, source)
    return source


def _nothing(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", NOTHING, match[0])


def _object(match: re.Match[str]) -> str:
    return OBJECT + _nothing(match)[1:]


def _title(match: re.Match[str]) -> str:
    """The title of an admonition, apart from the text below it."""
    end = OBJECT + NOTHING * (match.end() - match.end(2) - 1) if match.end() > match.end(2) else ""
    return NOTHING * len(match[1]) + match[2] + end


def _front_matter(match: re.Match[str]) -> str:
    result = list(_nothing(match))
    for found in _READ_KEY.finditer(match[0]):
        result[found.start(1) : found.end(1)] = found[1]
    return "".join(result)
