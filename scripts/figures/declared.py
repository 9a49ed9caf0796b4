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

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import yaml

from book.yaml_text import Slip, load
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

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
    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: tuple[Arrow, ...] = ()

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
    try:
        _, node = load(read_text(path, root))
    except Slip as slip:
        raise slip.of(name) from None
    return _Reader(name).figure(path.stem, node)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path

    def figure(self, name: str, node: yaml.Node | None) -> Figure:
        top = self._fields(node, "rows", "boxes", "arrows")
        rows: list[tuple[str | None, ...]] = []
        placed: set[str] = set()
        for each in self._items(top.get("rows")):
            row = tuple(self._word(box) for box in self._items(each))
            if not 1 <= len(row) <= 2 or not any(row) or row == (None,):
                raise self._fault(each, say("a row has one box, or two"))
            for box in filter(None, row):
                if box in placed:
                    raise self._fault(each, say("{key!r} stands twice", key=box))
                placed.add(box)
            rows.append(row)
        if not rows:
            raise CannotRun(say("say below `rows` which boxes the figure has"), self.path)
        boxes = {each: Box(each) for each in placed}
        for box, value in self._fields(top.get("boxes"), *placed).items():
            told = self._fields(value, "line", "below", "items")
            boxes[box] = Box(
                box,
                self._choice(told.get("line"), SOLID, DASHED, NONE),
                self._words(told.get("below")),
                self._words(told.get("items")),
            )
        arrows = tuple(self._arrow(each, placed) for each in self._items(top.get("arrows")))
        figure = Figure(name, self.path, tuple(rows), boxes, arrows)
        _check_ways(figure)
        return figure

    def _arrow(self, node: yaml.Node, placed: set[str]) -> Arrow:
        told = self._fields(node, "from", "to", "label", "line")
        start, end = (self._choice(told.get(key), "", *placed) for key in ("from", "to"))
        if not start or not end:
            raise self._fault(node, say("an arrow leads `from` a box `to` another one"))
        label = self._word(told["label"]) if "label" in told else ""
        line = self._choice(told.get("line"), SOLID, DASHED)
        return Arrow(start, end, label or "", line, node.start_mark.line + 1)

    def _fields(self, node: yaml.Node | None, *known: str) -> dict[str, yaml.Node]:
        """The values of a mapping, which has no other keys than those ``known``."""
        found: dict[str, yaml.Node] = {}
        if node is None or _is_null(node):
            return found
        if not isinstance(node, yaml.MappingNode):
            raise self._fault(node, say("expected `key: value` lines"))
        for key, value in node.value:
            if key.value not in known:
                reason = say(
                    "a figure has no {key!r} here, only {known}",
                    key=key.value,
                    known=", ".join(sorted(known)),
                )
                raise self._fault(key, reason)
            if key.value in found:
                raise self._fault(key, say("{key!r} stands twice", key=key.value))
            found[key.value] = value
        return found

    def _items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None or _is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self._fault(node, say("expected a list: `[one, two]`, or lines with a dash"))
        return list(node.value)

    def _words(self, node: yaml.Node | None) -> tuple[str, ...]:
        return tuple(filter(None, map(self._word, self._items(node))))

    def _word(self, node: yaml.Node) -> str | None:
        if _is_null(node):
            return None
        word = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not (word.isidentifier() and word.isascii()):
            raise self._fault(node, say("the key of a label has letters, digits and _ alone"))
        return str(word)

    def _choice(self, node: yaml.Node | None, default: str, *others: str) -> str:
        if node is None:
            return default
        known = sorted(filter(None, (default, *others)))
        if node.value not in known:
            reason = say(
                "{value!r} is none of {known}", value=str(node.value), known=", ".join(known)
            )
            raise self._fault(node, reason)
        return str(node.value)

    def _fault(self, node: yaml.Node, reason: str) -> CannotRun:
        return CannotRun(reason, self.path, node.start_mark.line + 1)


def _is_null(node: yaml.Node) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def column(figure: Figure, arrow: Arrow) -> int | None:
    """The column that an arrow runs in; None for the middle."""
    ends = (figure.at[arrow.start][1], figure.at[arrow.end][1])
    return ends[0] if ends[1] is None else ends[1]


def _check_ways(figure: Figure) -> None:
    """Raise ``CannotRun`` at an arrow that is not straight, or meets a box or another arrow."""
    taken: set[tuple[int, int]] = set()  # below a row, in a column
    for arrow in figure.arrows:
        (first, one), (last, other) = sorted(
            (figure.at[arrow.start], figure.at[arrow.end]), key=lambda each: each[0]
        )
        if first == last or (one is not None and other is not None and one != other):
            reason = say("an arrow runs straight down or up: put its boxes below one another")
            raise CannotRun(reason, figure.path, arrow.place)
        own = column(figure, arrow)
        columns = (0, 1) if own is None else (own,)
        meets = any(_covers(figure.rows[row], columns) for row in range(first + 1, last))
        ways = {(row, each) for row in range(first, last) for each in columns}
        if meets or ways & taken:
            reason = say("this arrow meets a box or another arrow on its way")
            raise CannotRun(reason, figure.path, arrow.place)
        taken |= ways


def _covers(row: tuple[str | None, ...], columns: tuple[int, ...]) -> bool:
    return len(row) == 1 or any(row[each] for each in columns)
