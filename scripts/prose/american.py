"""How does American English spell a word that is spelled the British way?"""

import re

from book.dictionary import dictionary

_DIFFERENCES = (
    ("our", "or"),
    (r"is(?=(?:e[drs]?|ers|ing|ations?|able)\Z)", "iz"),
    (r"ys(?=(?:e[drs]?|ers|ing)\Z)", "yz"),
    ("ae", "e"),
    ("oe", "e"),
    (r"ll(?=(?:ed|ing|ers?)\Z)", "l"),
    (r"re(?=s?\Z)", "er"),
    (r"c(?=es?\Z)", "s"),
    (r"ogue(?=s?\Z)", "og"),
    (r"mme(?=s?\Z)", "m"),
    ("sulph", "sulf"),
)


def american(word: str) -> str | None:
    """The word as the American dictionaries have it; ``None`` where they know it as it stands, or
    where it is no word that they spell in another way."""
    parts = word.split("-")
    spelled = [_one(dictionary("en").core(part)) for part in parts]
    if not any(spelled):
        return None
    return "-".join(new or old for new, old in zip(spelled, parts, strict=True))


def _one(word: str) -> str | None:
    if dictionary("en").knows(word):
        return None
    candidates = (re.sub(british, new, word) for british, new in _DIFFERENCES)
    return next(filter(dictionary("en").knows, candidates), None)
