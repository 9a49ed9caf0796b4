"""What does a Markdown page become, and on which line was a part of it typed?"""

import html
import re
from collections import Counter
from functools import cache
from itertools import islice

import markdown

from book import front_matter
from prose.mask import without_code

_EXTENSIONS = ("admonition", "attr_list", "fenced_code", "md_in_html", "tables")


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(_EXTENSIONS))


class Rendered:
    """The ``html`` of a page, and where in the file at ``path`` its parts come from.

    Raises ``CannotRun`` where the front matter cannot be read.
    """

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        page = front_matter.parse(source, path)
        self.html = _markdown().reset().convert(page.body)
        lines = without_code(source).split("\n")
        self._first = page.body_line
        self._text = "\n".join(html.unescape(each).casefold() for each in lines[self._first - 1 :])
        self._asked: Counter[str] = Counter()

    def place(self, word: str) -> tuple[int, int]:
        """Line and column of ``word`` in the file: of its second occurrence when asked again.

        White space and control characters do not count; a word that cannot be found is said to
        be on the first line of the text.
        """
        letters = [re.escape(letter) for letter in word.casefold()]
        pattern = re.compile(r"[\x00-\x20\\]*".join(letters))
        self._asked[word] += 1
        place = -1
        for found in islice(pattern.finditer(self._text), self._asked[word]):
            place = found.start()
        if place < 0:
            return self._first, 1
        above = self._text.count("\n", 0, place)
        return self._first + above, place - self._text.rfind("\n", 0, place)
