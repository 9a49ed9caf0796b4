"""Which addresses does a style sheet fetch?"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
    (?P<comment> /\*(?:[^*]|\*(?!/))*+(?:\*/|\Z) )
  | (?P<string> "(?:[^"\\\n\r\f]|\\(?:\r\n|[\s\S]))*+"? | '(?:[^'\\\n\r\f]|\\(?:\r\n|[\s\S]))*+'? )
  | (?P<name> @?(?:[-\w]|[^\x00-\x7f]|\\[^\n\r\f])++ ) (?P<call> \( )?
  | (?P<mark> [(){};] )
  | [\x00-!#-&*-,.:<-?\[\]^`|~\x7f]++ | [\s\S]
    """,
    re.VERBOSE,
)
# What means nothing outside a function and an at-rule: most of a style sheet, passed over at once.
_IDLE = re.compile(
    r"""(?: [\x00-!#-&)-,.:-?\[\]^`{-\x7f]++ | (?:[-\w]|[^\x00-\x7f]|\\[^\n\r\f])++(?!\() | /(?!\*) )*+""",
    re.VERBOSE,
)
_BARE = re.compile(r"""[ \t\n\f\r]*+((?:[^\s"'()\\]|\\[^\n\r\f])*+)[ \t\n\f\r]*+(\)|\Z)""")
_QUOTED = re.compile(r"""[ \t\n\f\r]*["']""")
_BAD = re.compile(r"(?:[^)\\]|\\[\s\S])*+\)?")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\f\r])?|(\r\n|[\n\r\f])|([\s\S]))")
_FETCHING = {"url", "src", "image-set", "-webkit-image-set"}
_WORTH_READING = re.compile(r"url|@import|image-set|src\(|\\", re.IGNORECASE)


def addresses(css: str) -> Iterator[tuple[str, int]]:
    """Yield every address a style sheet fetches, unescaped, with its offset in ``css``.

    CSS Syntax 3, section 4.3 (tokens); CSS Values 4, section 4.5 (``url()``, ``src()``); CSS Images 4,
    section 2.6 (strings in ``image-set()``); CSS Cascade, section 2 (``@import``). ``@namespace`` and
    ``@document`` name addresses that are never fetched.
    """
    if not _WORTH_READING.search(css):
        return
    position, statement = 0, ""
    stack: list[str] = []  # functions that are open
    while True:
        if not stack and not statement:
            position = _IDLE.match(css, position).end()  # type: ignore[union-attr]  # matches the empty string
        match = _TOKEN.match(css, position)
        if not match:
            return
        start, position = position, match.end()
        name = match["name"]
        if name is not None:
            at_rule = name.startswith("@")  # an escaped one begins a name like any other
            name = _unescape(name).lower()
            if at_rule:
                statement = name
            if not match["call"]:
                continue
            if name == "url" and not _QUOTED.match(css, position):
                bare = _BARE.match(css, position)
                end = bare or _BAD.match(css, position)
                position = end.end()  # type: ignore[union-attr]  # matches the empty string
                if bare and statement not in ("@namespace", "@document", "@-moz-document"):
                    yield _unescape(bare[1]), start
            else:
                stack.append(name)
        elif match["string"]:
            quoted = match["string"]
            function = stack[-1] if stack else ""
            if len(quoted) < 2 or (quoted[-1] != quoted[0] and position < len(css)):
                continue  # an unescaped line end: a bad string, the declaration is dropped
            if statement in ("@namespace", "@document", "@-moz-document"):
                continue
            if function in _FETCHING or (statement == "@import" and not stack):
                closed = quoted[-1] == quoted[0]
                yield _unescape(quoted[1:-1] if closed else quoted[1:]), start
        elif mark := match["mark"]:
            if mark == "(":
                stack.append("")
            elif mark == ")":
                if stack:
                    stack.pop()
            else:
                stack, statement = [], ""


def _unescape(text: str) -> str:
    """Resolve escapes (CSS Syntax 3, section 4.3.7)."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return match[3] or ""
