"""How is a message of a check written, and what does it say in French?

Messages are English; ``french.yml`` has each one's French. It is found by the English words, not carried
along with them: part of what is to be said in French was written by another program, as MkDocs' log is,
or by a check that ended without a result.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

_LONGEST = 1000  # of what is looked up: the time it takes grows faster than the message
_SHOWN = 500  # of a value: the rest is where it was typed
_PLACE = re.compile(r"(?:[^:\n]+:\d+: )?")
_SEGMENT = re.compile(r"[\w.-]+: ")


def say(english: str, **values: object) -> str:
    """The message with its ``values``: ``say("{path} has no page", path=path)``; of a long one, the beginning.

    Whatever is said so has its French; a test reads every call of this function.
    """
    return english.format(**{key: _shown(value) for key, value in values.items()})


def warn(page: str, reason: str, word: str) -> None:
    """Tell the build what is wrong on a ``page`` as MkDocs does, so that ``check`` finds the line of ``word``."""
    told = say("Doc file '{page}': {reason}; see '{word}'", page=page, reason=reason, word=word)
    logging.getLogger("mkdocs.hooks").warning(told)


def _shown(value: object) -> object:
    text = value if isinstance(value, str) else str(value)
    return value if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


def french(message: str) -> str | None:
    """The French of a message, a place before it (``path:line: `` or a segment's ``id: ``) left as it
    is; None if it is unknown, or too long to be looked up.

    Values stay as they are, except those that are known messages themselves.
    """
    if len(message) > _LONGEST:
        return None
    if told := _told(message):
        return told[1]
    return None


@lru_cache(maxsize=4096)
def _told(message: str) -> tuple[int, str] | None:
    """The French, and how many characters of the message are of known messages: of all that could
    have been said so, the one that leaves the fewest to its values is meant."""
    place = _PLACE.match(message)
    assert place  # matches the empty string
    segment = _SEGMENT.match(message, place.end()) or place
    for start in dict.fromkeys((segment.end(), place.end(), 0)):
        best = None
        for pattern, words, text in _patterns():
            if found := pattern.fullmatch(message, start):
                told = {key: _told(each) or (0, each) for key, each in found.groupdict().items()}
                known = words + sum(number for number, _ in told.values())
                if best is None or known > best[0]:
                    values = {key: each for key, (_, each) in told.items()}
                    best = known, message[:start] + text.format(**values)
        if best:
            return best
    return None


@cache
def texts() -> dict[str, dict[str, str]]:
    """The French of each message, by who says it: ``ours``, ``others``."""
    import yaml  # only here: some commands that check nothing do without packages

    return yaml.safe_load(Path(__file__).with_name("french.yml").read_text(encoding="utf-8"))


@cache
def _patterns() -> list[tuple[re.Pattern[str], int, str]]:
    """What each message looks like, how long its own words are, and its French."""
    known = {english: text for group in texts().values() for english, text in group.items()}
    return [
        (re.compile("".join(_parts(english)), re.DOTALL), _words(english), text)
        for english, text in known.items()
    ]


def _parts(english: str) -> Iterator[str]:
    seen: set[str] = set()
    for literal, field, _, conversion in Formatter().parse(english):
        yield re.escape(literal)
        if field:
            value = """'.*?'|".*?\"""" if conversion == "r" else ".*?"
            yield f"(?P={field})" if field in seen else f"(?P<{field}>{value})"
            seen.add(field)


def _words(english: str) -> int:
    return sum(len(literal) for literal, *_ in Formatter().parse(english))
