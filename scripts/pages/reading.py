"""How long does a page take to read?"""

import math

from book import html as trees

# Below the 238 words a minute that Brysbaert (2019, Journal of Memory and Language 109) finds
# for English non-fiction: a health text deserves less haste.
WORDS_A_MINUTE = 180


def minutes(html: str) -> int:
    """Whole minutes to read the text of an HTML fragment, at least one."""
    words = " ".join(trees.read(html).strings).split()
    return max(1, math.ceil(len(words) / WORDS_A_MINUTE))
