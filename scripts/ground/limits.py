"""How much of anything can one book hold?

Some of what Markdown, YAML, and the file system allow takes a library minutes to read, or ends the process.
Each limit is at least ten times what this book needs (docs/decisions/limits.md has both), and low enough that
whatever keeps to all of them is read in seconds.
"""

from dataclasses import dataclass

from ground.message import say


@dataclass(frozen=True)
class Limit:
    """At ``most`` so many of ``what``."""

    most: int
    what: str


LIMITS = {
    # below docs/ and overrides/
    "files": Limit(5_000, say("files and folders")),
    "file": Limit(10_000_000, say("bytes in one file")),
    "all": Limit(200_000_000, say("bytes in all files")),
    # in one file of text: Markdown, YAML, a list of words
    "text": Limit(600_000, say("bytes in one file of text")),
    "lines": Limit(10_000, say("lines in one file")),
    "line": Limit(10_000, say("characters in one line")),
    # in one page of Markdown
    "deep": Limit(100, say("columns before the text of a line (lists in lists, quotes in quotes)")),
    "space": Limit(100, say("spaces and line ends in a row")),
    "tabs": Limit(500, say("tabs in one page")),
    "headings": Limit(1_000, say("headings in one page")),
    "brackets": Limit(2_500, say("brackets [ in one page")),
    "block": Limit(500, say("brackets [ in one paragraph")),
    "tags": Limit(250, say("signs < in one page")),
    "columns": Limit(50, say("signs | in one line")),
    "cells": Limit(1_000, say("signs | in one page")),
    "stars": Limit(1_000, say("signs * in one page")),
    "underscores": Limit(500, say("signs _ in one page")),
    "tildes": Limit(500, say("signs ~ in one page")),
    "carets": Limit(500, say("signs ^ in one page")),
    "backticks": Limit(1_000, say("signs ` in one page")),
    "ampersands": Limit(500, say("signs & in one page")),
    # in one text of YAML
    "yaml": Limit(100_000, say("characters of YAML in one place")),
    "yaml-deep": Limit(100, say("columns before the text of a line of YAML")),
    "yaml-open": Limit(50, say("brackets open at once")),
    "number": Limit(100, say("characters in one number or date")),
}


def excess(name: str, amount: int) -> str:
    """The sentence on an ``amount`` above the limit ``name``; empty where it is not."""
    limit = LIMITS[name]
    if amount <= limit.most:
        return ""
    return say(
        "too many {what}: {amount}, where {most} is the most that is read",
        what=limit.what,
        amount=amount,
        most=limit.most,
    )
