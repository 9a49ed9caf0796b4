"""Can the book be read at all: is each part of it a file, and none too much for what reads it?

Asked before anything else, by every command and every build, and answered from the bytes alone: no parser
is needed to see what a parser cannot bear.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from ground.limits import LIMITS, excess
from ground.lines import line_of
from ground.message import say
from ground.problem import CannotRun

_FOLDERS = ("docs", "overrides")
_SETTINGS = "mkdocs.yml"
_TEXTS = (".md", ".yml", ".yaml", ".txt")
_MARKS = {
    "brackets": "[", "tags": "<", "cells": "|", "stars": "*", "underscores": "_", "tildes": "~", "carets": "^",
    "backticks": "`", "ampersands": "&", "tabs": "\t",
}  # fmt: skip
_CONTROL = re.compile("[\x00-\x1f\x7f]")
# Each level of a list or a quote begins with one of these.
_HEAD = re.compile(r"^(?:[ \t>]|[*+:-][ \t]|\d+[.)][ \t])+(?=\S)", re.MULTILINE)
_SPACE = re.compile(r"\s{2,}")
_HEADING = re.compile(r"^ {0,3}#|^(?:=+|-+)[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"""(?<=[:("'<=])//[^\s<>"')]*""")
# What was measured: the limit it is under, how much, the file, the line.
Amount = tuple[str, int, str, int]


def check(root: Path) -> None:
    """Raise ``CannotRun``, with file and line, for the first thing below ``root`` that cannot be read."""
    for name, amount, path, line in amounts(root):
        if reason := excess(name, amount):
            raise CannotRun(reason, path, line)


def amounts(root: Path) -> Iterator[Amount]:
    """How much there is of all that has a limit, file by file; raises ``CannotRun`` for what is no file."""
    names, total = [], 0
    for name, size in _files(root):
        names.append(name)
        total += size
        yield "files", len(names), name, 1
        yield "file", size, name, 1
        yield "all", total, name, 1
        if name.endswith(_TEXTS) and name.startswith(("docs/", _SETTINGS)):
            yield "text", size, name, 1
            yield from _text(name, _read(root, name))


def _files(root: Path) -> Iterator[tuple[str, int]]:
    """All files and folders of the book by their names below ``root``, each with its size (0 for a folder)."""
    left = [name for name in (_SETTINGS, *_FOLDERS) if os.path.lexists(root / name)]
    while left:
        name = left.pop()
        size = _size(root, name)
        yield name, size or 0
        if size is None:
            try:
                found = sorted((each.name for each in (root / name).iterdir()), reverse=True)
            except OSError as error:
                raise _unreadable(error, name) from None
            for each in found:
                _check_name(name, each)
            left += [f"{name}/{each}" for each in found]


def _check_name(folder: str, name: str) -> None:
    try:
        name.encode()
        is_text = not _CONTROL.search(name)
    except UnicodeEncodeError:
        is_text = False
    if not is_text:
        raise CannotRun(say("the file {name} has a name that is no text", name=ascii(name)), folder)


def _size(root: Path, name: str) -> int | None:
    """How long a file is; None for a folder. Raises ``CannotRun`` for anything else."""
    path = root / name
    try:
        found = path.lstat()
        if is_link := stat.S_ISLNK(found.st_mode):
            part = os.path.realpath(root / name.partition("/")[0])
            if "/" not in name or not os.path.realpath(path).startswith(part + os.sep):
                raise CannotRun(say("a link of the file system that leads out of the book"), name)
            found = path.stat()
    except OSError as error:
        raise _unreadable(error, name) from None
    if stat.S_ISDIR(found.st_mode):
        if is_link:
            raise CannotRun(say("a link of the file system to a folder: delete it"), name)
        if name.endswith(_TEXTS):
            raise CannotRun(say("a folder that is named like a file: rename it"), name)
        return None
    if not stat.S_ISREG(found.st_mode):
        raise CannotRun(say("neither a file nor a folder: delete it"), name)
    if not os.access(path, os.R_OK):
        raise CannotRun(say("cannot be read: {reason}", reason=os.strerror(errno.EACCES)), name)
    return found.st_size


def _unreadable(error: OSError, name: str) -> CannotRun:
    return CannotRun(say("cannot be read: {reason}", reason=error.strerror or error), name)


def _read(root: Path, name: str) -> str:
    """The text; what is no UTF-8 in it is told by those who need it."""
    text = (root / name).read_bytes().decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(name: str, text: str) -> Iterator[Amount]:
    lines = text.split("\n")
    longest = max(map(len, lines))
    yield "lines", len(lines), name, LIMITS["lines"].most + 1
    yield "line", longest, name, list(map(len, lines)).index(longest) + 1
    if name.endswith(".md"):
        yield from _page(name, text, lines)


def _page(name: str, text: str, lines: list[str]) -> Iterator[Amount]:
    heads = [(len(each[0].expandtabs(4)), each.start()) for each in _HEAD.finditer(text)]
    spaces = [(len(each[0]), each.start()) for each in _SPACE.finditer(text)]
    for limit, found in (("deep", heads), ("space", spaces)):
        widest, place = max(found, default=(0, 0))
        yield limit, widest, name, line_of(text, place)
    yield _places(name, text, "headings", _HEADING)
    for limit, mark in _MARKS.items():
        if (amount := text.count(mark)) > LIMITS[limit].most:
            yield _places(name, text, limit, re.compile(re.escape(mark)))
        yield limit, amount, name, 1
    columns = [line.count("|") for line in lines]
    yield "columns", max(columns), name, columns.index(max(columns)) + 1
    blocks = text.split("\n\n")
    brackets = [block.count("[") for block in blocks]
    number = brackets.index(max(brackets))
    yield "block", brackets[number], name, line_of(text, len("\n\n".join(blocks[:number])) + 2)
    for address in _ADDRESS.finditer(text):
        before, host = text[text.rfind("\n", 0, address.start()) + 1 : address.start()], address[0]
        if before.rfind("[") > before.rfind("]"):  # as words: [https://example.org](…), [url=…]
            host = host.partition("]")[0]
        try:
            urlsplit(unescape(host.replace("\\", "")))
        except ValueError:  # an opening bracket alone (RFC 3986, section 3.2.2)
            reason = say("{address!r} is no address", address=address[0])
            raise CannotRun(reason, name, line_of(text, address.start())) from None


def _places(name: str, text: str, limit: str, pattern: re.Pattern[str]) -> Amount:
    """How often a pattern is found, and the line of the first place that is beyond the limit."""
    places = [each.start() for each in pattern.finditer(text)]
    most = LIMITS[limit].most
    first = places[most] if len(places) > most else 0
    return limit, len(places), name, line_of(text, first)
