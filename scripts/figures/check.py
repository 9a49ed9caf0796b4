"""Can every figure be drawn, and is all that is written for it in it?"""

from collections.abc import Iterator
from pathlib import Path

from book import interface_file
from book.languages import DOCS, source
from figures.declared import FOLDER, Figure, paths, read
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun, Problem

RULE = "figure"


def problems(root: Path) -> list[Problem]:
    """What stands in the way of drawing the figures of the book below ``root``: rule ``figure``.

    Whether the labels are translated is asked of them as of any text.
    """
    return list(_problems(root))


def figures(root: Path) -> dict[str, Figure]:
    """The figures by name; raises ``CannotRun`` with the first problem of one."""
    for each in _problems(root):
        raise CannotRun(each.message, each.path, each.line)
    return {path.stem: read(root, path) for path in paths(root)}


def _problems(root: Path) -> Iterator[Problem]:
    declared, labels = paths(root), f"{DOCS}/{source(root)}/{interface_file.FIGURES}"
    found: list[Figure] = []
    for path in declared:
        try:
            found.append(read(root, path))
        except CannotRun as fault:
            yield Problem(fault.path, fault.line, 1, RULE, fault.reason)
    if not declared and not (root / labels).is_file():
        return
    try:
        page = interface_file.parse(read_text(root / labels, root), labels)
    except CannotRun as fault:
        yield Problem(fault.path, fault.line, 1, RULE, fault.reason)
        return
    needed = {key: figure for figure in found for key in figure.labels}
    have = interface_file.words(page)
    for key, figure in needed.items():
        if key not in have:
            section = key.partition(".")[0]
            message = say("the label {key!r} of {path} is missing", key=key, path=figure.path)
            yield Problem(labels, page.lines.get(section, 1), 1, RULE, message)
    if len(found) < len(declared):
        return  # what they need is not known
    for key in have.keys() - needed.keys():
        message = say(
            "no figure in {folder} has the label {key!r}: take it out",
            folder=f"{DOCS}/{FOLDER}",
            key=key,
        )
        yield Problem(labels, page.lines[key], 1, RULE, message)
