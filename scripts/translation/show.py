"""What must a translator see of the segments that are not current?"""

from collections.abc import Iterator
from pathlib import Path

from translation.book import PagePair
from translation.columns import side_by_side
from translation.diff import marked
from translation.history import History
from translation.state import Pair

NO_HISTORY = "(the old French is not known: no git history here)"
NOT_FOUND = "(the old French is not in the git history that is here)"


def show(root: Path, page: PagePair, width: int) -> Iterator[str]:
    """Yield a block of text for each segment of a page that is outdated, missing, moved or orphan.

    Outdated ones show the French as it was accepted, as it is now with the changed words marked,
    and the translation, side by side in ``width`` characters.
    """
    history = History(root, page.source.path, page.key)
    for pair in page.pairs:
        if pair.state != "current":
            source = f"{page.source.path}:{pair.source.line}" if pair.source else "no French"
            target = f"{page.target.path}:{pair.target.line}" if pair.target else "no translation"
            columns = _columns(pair, page, history, width)
            yield f"\n{pair.id}: {pair.state} ({source}, {target})\n\n{columns}"


def _columns(pair: Pair, page: PagePair, history: History, width: int) -> str:
    translation = pair.target.text if pair.target else "(none)"
    if pair.state != "outdated" or not pair.source:
        french = pair.source.text if pair.source else "(gone)"
        return side_by_side([("French", french), (page.locale, translation)], width)
    old = history.text(pair.recorded) if pair.recorded else None
    if pair.recorded is None:
        before, now = "(never accepted)", pair.source.text
    elif old is None:
        before, now = NOT_FOUND if history.known else NO_HISTORY, pair.source.text
    else:
        before, now = old, marked(old, pair.source.text)
    columns = [("French, as accepted", before), ("French, now", now), (page.locale, translation)]
    return side_by_side(columns, width)
