"""What does a Markdown page become, and on which line was a part of it typed?"""

import html
import re
from collections import Counter

import markdown

from pages import front_matter
from prose.mask import without_code

_EXTENSIONS = ("admonition", "attr_list", "fenced_code", "md_in_html", "tables")


class Rendered:
    """The ``html`` of a page, and where in the file at ``path`` its parts come from.

    Raises ``CannotRun`` where the front matter cannot be read.
    """

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        page = front_matter.parse(source, path)
        self.html = markdown.Markdown(extensions=list(_EXTENSIONS)).convert(page.body)
        lines = without_code(source).split("\n")
        self._first = page.body_line
        self._lines = [html.unescape(line).casefold() for line in lines]
        self._asked: Counter[str] = Counter()

    def place(self, word: str) -> tuple[int, int]:
        """Line and column of ``word`` in the file: of its second occurrence when asked again.

        White space and control characters do not count; a word that cannot be found is said to
        be on the first line of the text.
        """
        letters = [re.escape(letter) for letter in word.casefold()]
        pattern = re.compile(r"[\x00-\x20\\]*".join(letters))
        found = [
            (number, match.start() + 1)
            for number, line in enumerate(self._lines, 1)
            if number >= self._first
            for match in pattern.finditer(line)
        ]
        self._asked[word] += 1
        return found[min(self._asked[word], len(found)) - 1] if found else (self._first, 1)
