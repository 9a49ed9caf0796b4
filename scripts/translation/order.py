"""Which elements of a sequence have changed place?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


def out_of_place(places: Sequence[int]) -> set[int]:
    """Return the indices that do not belong to *every* longest increasing subsequence of
    ``places``.

    So both of two neighbours that changed places count, and one alone that went far. O(n log n).
    """
    ahead = _lengths(places)
    behind = _lengths([-place for place in reversed(places)])[::-1]
    longest = max(ahead, default=0)
    on_some = [i for i in range(len(places)) if ahead[i] + behind[i] - 1 == longest]
    rivals = Counter(ahead[i] for i in on_some)
    return set(range(len(places))) - {i for i in on_some if rivals[ahead[i]] == 1}


def _lengths(places: Sequence[int]) -> list[int]:
    """For each element the length of the longest increasing subsequence that ends with it."""
    smallest: list[int] = []
    result = []
    for place in places:
        length = bisect_left(smallest, place)
        smallest[length : length + 1] = [place]
        result.append(length + 1)
    return result
