"""Which boxes and arrows has a figure?

``docs/source/figures/NAME.yml`` lists them, for all languages; what is written in them is in the section
``NAME`` of ``docs/<language>/figures.yml``:

    rows:                        # from top to bottom; one box, or two side by side, ~ where none stands
      - [flour, water]
      - [~, rest]
      - [dough]
    boxes:                       # what is more to be said of a box
      rest: { line: dashed, below: [hours], items: [cool, covered] }
    arrows:                      # straight down or up, with words in the middle if they have any
      - { from: flour, to: dough, label: kneaded, line: dashed }

A ``line`` is ``solid``, as it is where nothing is said, or ``dashed``; a box may have ``none``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

import yaml

from book.yaml_text import Slip, keys, slip_at, taken
from ground.command import read_text
from ground.message import say

FOLDER = "source/figures"  # below docs/
LEGEND = "legend"  # the section with what `solid` and `dashed` mean
DESCRIPTION = "description"  # the label that tells who does not see the figure what is in it
SOLID, DASHED, NONE = "solid", "dashed", "none"


@dataclass(frozen=True)
class Box:
    """``name`` is the label at its head; ``below`` are labels under it, ``items`` those of a list."""

    name: str
    line: str = SOLID
    below: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arrow:
    """From box to box; ``label`` may be empty, ``place`` is the line of the file."""

    start: str
    end: str
    label: str
    line: str
    place: int


@dataclass(frozen=True)
class Figure:
    """A figure of the file ``path``; ``at`` is the row and the column of each box: 0, 1, or None where
    it has the row to itself."""

    name: str
    path: str
    rows: tuple[tuple[str | None, ...], ...]
    boxes: dict[str, Box]
    arrows: tuple[Arrow, ...]

    @property
    def at(self) -> dict[str, tuple[int, int | None]]:
        return {
            name: (number, column if len(row) > 1 else None)
            for number, row in enumerate(self.rows)
            for column, name in enumerate(row)
            if name
        }

    @property
    def lines(self) -> list[str]:
        """The kinds of line in it, which the legend explains."""
        drawn = {each.line for each in self.boxes.values()} | {each.line for each in self.arrows}
        return [each for each in (SOLID, DASHED) if each in drawn]

    @property
    def labels(self) -> list[str]:
        """The key of each label, as ``figures.yml`` has it, in the order of reading."""
        told = [f"{self.name}.{DESCRIPTION}", *self.written]
        return [*dict.fromkeys(told), *(f"{LEGEND}.{each}" for each in self.lines)]

    @property
    def written(self) -> list[str]:
        """Of these what is written in its boxes and beside its arrows."""
        boxes = (
            (each.name, *each.below, *each.items)
            for each in (self.boxes[name] for row in self.rows for name in row if name)
        )
        arrows = (each.label for each in self.arrows if each.label)
        return [f"{self.name}.{key}" for key in dict.fromkeys(chain(*boxes, arrows))]


def paths(root: Path) -> list[Path]:
    """The files that declare figures."""
    return sorted((root / "docs" / FOLDER).glob("*.yml"))


def read(root: Path, path: Path) -> Figure:
    """Read a figure; raise ``CannotRun`` at the line that cannot be drawn."""
    name = path.relative_to(root).as_posix()
    return taken(read_text(path, root), name, partial(_figure, path.stem, name))


def _figure(name: str, path: str, node: yaml.Node | None) -> Figure:
    top = keys(node, ("rows", "boxes", "arrows")) if node else {}
    rows: list[tuple[str | None, ...]] = []
    boxes: dict[str, Box] = {}
    for each in _items(top.get("rows")):
        row = tuple(map(_word, _items(each)))
        if len(row) > 2 or not any(row):
            raise slip_at(each, say("a row has one box, or two"))
        for box in filter(None, row):
            if box in boxes:
                raise slip_at(each, say("{key!r} stands twice", key=box))
            boxes[box] = Box(box)
        rows.append(row)
    if not rows:
        raise Slip(1, say("say below `rows` which boxes the figure has"))
    more = keys(top["boxes"], tuple(boxes)) if "boxes" in top else {}
    for box, value in more.items():
        told = keys(value, ("line", "below", "items"))
        line = _choice(told.get("line"), SOLID, DASHED, NONE)
        boxes[box] = Box(box, line, _words(told.get("below")), _words(told.get("items")))
    arrows = tuple(_arrow(each, boxes) for each in _items(top.get("arrows")))
    figure = Figure(name, path, tuple(rows), boxes, arrows)
    _check_ways(figure)
    return figure


def _arrow(node: yaml.Node, boxes: Iterable[str]) -> Arrow:
    told = keys(node, ("from", "to", "label", "line"))
    start, end = (_choice(told.get(key), "", *boxes) for key in ("from", "to"))
    if not start or not end:
        raise slip_at(node, say("an arrow leads `from` a box `to` another one"))
    label = _word(told["label"]) if "label" in told else None
    line = _choice(told.get("line"), SOLID, DASHED)
    return Arrow(start, end, label or "", line, node.start_mark.line + 1)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise slip_at(node, say("expected a list: `[one, two]`, or lines with a dash"))
    return list(node.value)


def _words(node: yaml.Node | None) -> tuple[str, ...]:
    return tuple(filter(None, map(_word, _items(node))))


def _word(node: yaml.Node) -> str | None:
    if node.tag == "tag:yaml.org,2002:null":
        return None
    word = node.value if isinstance(node, yaml.ScalarNode) else ""
    if not (word.isidentifier() and word.isascii()):
        raise slip_at(node, say("the key of a label has letters, digits and _ alone"))
    return str(word)


def _choice(node: yaml.Node | None, default: str, *others: str) -> str:
    if node is None:
        return default
    known = sorted(filter(None, (default, *others)))
    if node.value not in known:
        reason = say("{value!r} is none of {known}", value=str(node.value), known=", ".join(known))
        raise slip_at(node, reason)
    return str(node.value)


def column(figure: Figure, arrow: Arrow) -> int | None:
    """The column that an arrow runs in; None for the middle."""
    ends = (figure.at[arrow.start][1], figure.at[arrow.end][1])
    return ends[0] if ends[1] is None else ends[1]


def _check_ways(figure: Figure) -> None:
    """Raise ``Slip`` at an arrow that is not straight, or meets a box or another arrow."""
    taken: set[tuple[int, int]] = set()  # below a row, in a column
    for arrow in figure.arrows:
        (first, one), (last, other) = sorted(
            (figure.at[arrow.start], figure.at[arrow.end]), key=lambda each: each[0]
        )
        if first == last or (one is not None and other is not None and one != other):
            reason = say("an arrow runs straight down or up: put its boxes below one another")
            raise Slip(arrow.place, reason)
        own = column(figure, arrow)
        columns = (0, 1) if own is None else (own,)
        between = figure.rows[first + 1 : last]
        meets = any(len(row) == 1 or any(row[each] for each in columns) for row in between)
        ways = {(row, each) for row in range(first, last) for each in columns}
        if meets or ways & taken:
            raise Slip(arrow.place, say("this arrow meets a box or another arrow on its way"))
        taken |= ways
