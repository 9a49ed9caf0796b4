"""Which lines of a translated page still hold the French, word for word, until somebody translates?"""

from itertools import pairwise
from pathlib import Path, PurePosixPath

from checking.problem import CannotRun
from translation.book import SOURCE, page_pair


def placeholders(root: Path, path: str) -> dict[int, str]:
    """The numbers of such lines in the page at ``path`` (``docs/en/a-propos.md``), each with the code
    of the language it is in. None where the translation cannot be read: its own check says so."""
    _, locale, *key = PurePosixPath(path).parts
    if locale == SOURCE:
        return {}
    try:
        page = page_pair(root, locale, "/".join(key))
    except CannotRun:
        return {}
    french = {each.target for each in page.pairs if each.state == "missing" and each.target}
    last = page.target.text.count("\n") + 1
    starts = [*((each.line, each) for each in page.target.segments), (last + 1, None)]
    return {
        line: SOURCE
        for (start, segment), (end, _) in pairwise(sorted(starts, key=lambda each: each[0]))
        if segment in french
        for line in range(start, end)
    }
