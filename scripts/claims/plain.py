"""What does the edition say of each chapter in plain words, and on which sentences does it rest?

``plain.yml`` of the source language has a section for each paragraph that it puts into plain words, and in it
an idea for each sentence, or for ``all`` of it; other languages translate it like the words of the interface:

    conclusion-1:
      s1: What the first sentence says, in plain words.

The ideas that rest on a chapter are its summary, in the order of the file.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from book import front_matter, interface_file
from book.languages import DOCS, source
from claims.grounds import Grounds
from ground.command import read_text
from ground.message import say
from ground.problem import Problem

MOST = 45  # words of a summary


def path_of(locale: str) -> str:
    """Where the summaries of a language are."""
    return f"{DOCS}/{locale}/{interface_file.PLAIN}"


def read(root: Path, locale: str) -> tuple[front_matter.Page, dict[str, str]] | None:
    """The file of a language's summaries, if it has any, and their ideas by name; raises ``CannotRun`` where they
    cannot be read."""
    path = path_of(locale)
    if not (root / path).is_file():
        return None
    page = interface_file.parse(read_text(root / path, root), path)
    return page, interface_file.words(page)


def summaries(root: Path, grounds: Grounds) -> dict[str, list[str]]:
    """The names of the ideas of each chapter, by its path below the folder of a language.

    A chapter is left out as long as a sentence that its summary rests on is not what somebody has seen.
    """
    if not (found := read(root, source(root))):
        return {}
    page, words = found
    of_chapter: dict[str, list[str]] = {}
    for name in words:
        of_chapter.setdefault(grounds.key(name), []).append(name)
    held = grounds.held(page, path_of(source(root)), words)
    return {key: ideas for key, ideas in of_chapter.items() if held.issuperset(ideas)}


def problems(root: Path, locale: str, grounds: Grounds) -> Iterator[Problem]:
    """``summary``: what a summary may not be, each at its line; in the source language also what it rests on."""
    if not (found := read(root, locale)):
        return
    page, words = found
    path, counts = path_of(locale), dict.fromkeys(grounds.titles, 0)
    for name, idea in words.items():
        line = page.lines[name]
        if digit := re.search(r"\d", idea):
            message = say("a summary has no digit, and here is {digit!r}", digit=digit[0])
            yield Problem(path, line, 1, "summary", message)
        if not (key := grounds.key(name)):
            continue
        before = counts[key]
        counts[key] += len([word for word in idea.split() if any(map(str.isalnum, word))])
        if before <= MOST < counts[key]:
            message = say(
                "from here on the summary of {chapter} is longer than {most} words",
                chapter=key,
                most=MOST,
            )
            yield Problem(path, line, 1, "summary", message)
    if locale == source(root):
        yield from grounds.problems(page, path, words)
        for key, count in counts.items():
            if not count:
                message = say(
                    "{chapter} has no summary, and other chapters have one",
                    chapter=f"{DOCS}/{locale}/{key}",
                )
                yield Problem(path, 1, 1, "summary", message)
