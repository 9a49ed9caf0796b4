"""Which parts of a page's text are code, which is shown as it stands?"""

import re
from collections.abc import Iterator

from book.markdown import Page


def without_code(page: Page) -> str:
    """The body of a page, as long as it is, with NUL in the place of each character of code."""
    body = page.body
    if "`" not in body and "    " not in body and "<" not in body:
        return body  # most pages
    parts, done = [], 0
    for start, end in _code(page):
        parts += [body[done:start], re.sub(r"[^\n]", "\0", body[start:end])]
        done = end
    return "".join([*parts, body[done:]])


def _code(page: Page) -> Iterator[tuple[int, int]]:
    at, unfound = 0, set[str]()
    for element in page.tree.select("pre, code"):
        if element.tag == "code" and element.closest("pre"):
            continue
        lines = [line.strip() for line in element.text.split("\n") if line.strip()]
        first, last = (r"^[ \t>]*", r"[ \t]*$") if element.tag == "pre" else (r"[`>]\s?", "")
        for number, line in enumerate(lines):
            before = first if element.tag == "pre" or not number else r"^[ \t>]*"
            pattern = before + re.escape(line) + last
            if pattern in unfound:  # nor is it below
                continue
            place = page.body.find(line, at)
            if place >= 0 and (found := re.compile(pattern, re.M).search(page.body, at)):
                yield found.start() + (element.tag == "code" and not number), found.end()
                at = found.end()
            else:
                unfound.add(pattern)
