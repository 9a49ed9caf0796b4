"""What must a translator see of the segments that are not current, and how do texts stand side by side?"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from unicodedata import east_asian_width

from ground import git
from ground.problem import CannotRun
from translation.book import PagePair, taken_apart
from translation.fingerprint import fingerprint
from translation.state import Pair

_NARROWEST = 22
_WORDS = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
NO_HISTORY = "(the earlier original is not known: no git history here)"
NOT_FOUND = "(the earlier original is not in the git history that is here)"


class History:
    """The earlier versions of one page of the original, as far as git has them; read as far back as
    asked."""

    def __init__(self, root: Path, path: str, key: str) -> None:
        self._root, self._path, self._key = root, path, key
        log = git.said(root, "log", "--format=%H", "--", path)
        self._commits = log.split() if log else []
        self.known = log is not None
        self._texts: dict[str, str] = {}

    def text(self, wanted: str) -> str | None:
        """Return the Markdown of the segment that had this fingerprint, None if no version has
        one."""
        while wanted not in self._texts and self._commits:
            version = git.said(self._root, "show", f"{self._commits.pop(0)}:./{self._path}") or ""
            version = version.replace("\r\n", "\n")
            try:
                _, segments = taken_apart(self._root, version, self._path, self._key)
            except CannotRun:
                continue
            for segment in segments:
                self._texts.setdefault(fingerprint(segment), segment.text)
        return self._texts.get(wanted)


def show(root: Path, page: PagePair, width: int) -> Iterator[str]:
    """Yield a block of text for each segment of a page that is outdated, missing, moved or orphan.

    Outdated ones show the original as it was accepted, as it is now with the changed words marked,
    and the translation, side by side in ``width`` characters.
    """
    history = History(root, page.source.path, page.key)
    for pair in page.pairs:
        if pair.state != "current":
            source = f"{page.source.path}:{pair.source.line}" if pair.source else "no original"
            target = f"{page.target.path}:{pair.target.line}" if pair.target else "no translation"
            columns = _columns(pair, page, history, width)
            yield f"\n{pair.id}: {pair.state} ({source}, {target})\n\n{columns}"


def _columns(pair: Pair, page: PagePair, history: History, width: int) -> str:
    translation = pair.target.text if pair.target else "(none)"
    original = pair.source.text if pair.source else "(gone)"
    columns = [("original", original)]
    if pair.state == "outdated":
        if not pair.recorded:
            before = "(never accepted)"
        elif old := history.text(pair.recorded):
            before, original = old, marked(old, original)
        else:
            before = NOT_FOUND if history.known else NO_HISTORY
        columns = [("original, as accepted", before), ("original, now", original)]
    return side_by_side([*columns, (page.locale, translation)], width)


def side_by_side(texts: Sequence[tuple[str, str]], width: int) -> str:
    """Set ``(heading, text)`` pairs in columns, or below one another where ``width`` is too
    small."""
    gap = " │ "
    each = (width - len(gap) * (len(texts) - 1)) // len(texts)
    if each < _NARROWEST:
        return "\n".join(
            f"{heading}\n{textwrap.fill(text, max(width, 20))}\n" for heading, text in texts
        )
    columns = [
        [heading, "─" * each, *textwrap.wrap(text, each, break_on_hyphens=False)]
        for heading, text in texts
    ]
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(gap.join(_pad(cell, each) for cell in row).rstrip() for row in rows)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - len(text) - sum(east_asian_width(c) in "WF" for c in text))


def marked(old: str, new: str) -> str:
    """Return ``new`` with ``[-words gone-]`` and ``{+words come+}`` marked."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    parts: list[str] = []
    for change, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        if change != "equal":
            lost, new_words = gone.strip(), come.strip()
            if lost:
                parts.append(f"[-{lost}-]" + (" " if new_words or gone[-1].isspace() else ""))
            if new_words:
                come = come.replace(new_words, f"{{+{new_words}+}}", 1)
        parts.append(come)
    return "".join(parts)
