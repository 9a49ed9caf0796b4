"""How long does a text take to read?"""

import math

from book import html as trees

# Below the 238 words a minute that Brysbaert (2019, Journal of Memory and Language 109) finds
# for English non-fiction: a text that matters deserves less haste.
WORDS_A_MINUTE = 180


def words(html: str) -> int:
    """How many words has the text of an HTML fragment? Signs that stand alone are none, as those of
    permanent links, and drawings are looked at."""
    text = trees.read(html).remove("svg").text
    return sum(any(map(str.isalnum, each)) for each in text.split())


def minutes(count: int) -> int:
    """Whole minutes, to the nearest, for so many words: 0 is less than one."""
    return math.floor(count / WORDS_A_MINUTE + 0.5) if count >= WORDS_A_MINUTE else 0


def at_most(count: int) -> int:
    """Whole minutes in which so many words can be read to their end, at least one."""
    return max(1, math.ceil(count / WORDS_A_MINUTE))
