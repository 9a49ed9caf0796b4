"""What is the book's face called, and which characters does it hold?

What French and English are written with (Latin-1, œ, Œ, Ÿ), their punctuation, and the few signs
that a text about numbers or keys needs. A language in another script declares ``face: system``.
"""

FAMILY = "Book Serif"
UPRIGHT, ITALIC, LICENCE = "book-serif.woff2", "book-serif-italic.woff2", "OFL.txt"

_ASCII = {chr(code) for code in range(0x20, 0x7F)}
_LATIN_1 = {chr(code) for code in range(0xA0, 0x100)} - {"\u00ad"}  # the soft hyphen is never drawn
_FRENCH = set("ŒœŸ")
_NAMES = set("Łł")  # of people and places, in the languages that meet most often
_SPACES = {"\u2009", "\u202f"}
_PUNCTUATION = set("‐–—‘’‚“”„†‡•…‹›")
_SIGNS = set("‰′″€™←↑→↓−≈≤≥")

LETTERS = frozenset(_ASCII | _LATIN_1 | _FRENCH | _NAMES | _SPACES | _PUNCTUATION | _SIGNS)
# What a browser, and a reader of EPUB or PDF, acts upon or takes from elsewhere, and never draws.
NOT_DRAWN = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff")
