"""Where does everything in a figure stand?

Lengths are in units of a drawing that is ``WIDTH`` wide: as narrow as the text of a small telephone, so that
letters of 14 units are 12 pixels there. Which font draws them is not known here: widths are estimated, a
little too wide.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from figures.declared import NONE, Arrow, Box, Figure, column

WIDTH, SIZE, LEADING = 280, 14, 18
_EDGE = 1  # half a line, and a little
_APART = 10  # between two columns
_PADDING, _ABOVE = 5, 10  # within a box, to its sides and above its first line
_BETWEEN = 5  # the head of a box and what stands below it
_RULE = 14  # between two items of a list, with a rule in the middle
_GAP, _SHAFT, _BESIDE_LABEL = 18, 16, 5
_SAMPLE = 30  # of a line, in the legend
# In ems, rounded up: the book's face, in the weights 400 and 600.
_EMS = {
    letter: ems
    for ems, letters in (
        (0.25, " \u00a0\u202f"),
        (0.37, "fijltI.,:;!|'’‘()[]-‐·"),
        (0.45, "rsz?"),
        (0.54, "acegvxy0123456789«»–"),
        (0.79, "w"),
        (0.92, "mM@%—œŒæÆ…‰"),
        (0.97, "W"),
    )
    for letter in letters
}


@dataclass(frozen=True)
class Text:
    """Lines of a label: the middle of each at ``x`` (its start, where ``from_start``), the first one's
    baseline at ``y``."""

    key: str
    lines: tuple[str, ...]
    x: float
    y: float
    kind: str  # head, plain, says
    from_start: bool = False


@dataclass(frozen=True)
class Frame:
    """The outline of a box."""

    x: float
    y: float
    width: float
    height: float
    line: str


@dataclass(frozen=True)
class Stroke:
    """A line; ``head`` is -1 where it ends in an arrowhead that points up, 1 down, 0 without one."""

    x: float
    y: float
    to_x: float
    to_y: float
    line: str
    head: int = 0


Part = Text | Frame | Stroke


def width(text: str) -> float:
    """How wide a text is at most, in ems."""

    def of(letter: str) -> float:
        if unicodedata.east_asian_width(letter) in "WF":
            return 1.0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            return 0.0
        return _EMS.get(letter, 0.79 if letter.isupper() else 0.61)

    return sum(map(of, unicodedata.normalize("NFD", text)))


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """The lines of a text of which none is wider than ``room`` ems; a word that is, is broken."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):  # no-break spaces stay
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
            continue
        while width(word) > room:
            fits = max((n for n in range(1, len(word)) if width(word[:n] + "-") <= room), default=1)
            # Scripts with small and capital letters have hyphens.
            hyphen = "-" * (unicodedata.category(word[fits - 1]) in ("Ll", "Lu"))
            lines.append(word[:fits] + hyphen)
            word = word[fits:]
        lines.append(word)
    return tuple(lines)


def _balanced(text: str, room: float) -> tuple[str, ...]:
    """The same number of lines, as even as they can be."""
    lines = wrapped(text, room)
    longest = max(map(width, text.split(" ")))
    while room >= longest and len(tried := wrapped(text, room)) == len(lines):
        lines, room = tried, room - 0.25
    return lines


@dataclass(frozen=True)
class _Set:
    """What is written in a box: pieces with their kind and the space above each."""

    box: Box
    pieces: tuple[tuple[str, tuple[str, ...], str, float], ...]

    @property
    def height(self) -> float:
        text = sum(above + len(lines) * LEADING for _, lines, _, above in self.pieces)
        return text + (0 if self.box.line == NONE else 2 * _ABOVE)


def _columns(place: int | None) -> tuple[float, float]:
    """Left edge and width of a column, or of the whole."""
    inner = WIDTH - 2 * _EDGE
    if place is None:
        return _EDGE, inner
    half = (inner - _APART) / 2
    return _EDGE + place * (half + _APART), half


def _middle(place: int | None) -> float:
    x, wide = _columns(place)
    return x + wide / 2


def _room(place: int | None) -> float:
    return (_columns(place)[1] - 2 * _PADDING) / SIZE


def lay_out(figure: Figure, label: Callable[[str], str]) -> tuple[list[Part], float]:
    """The parts of a figure, and how high it is; ``label`` gives the words of a key."""

    def piece(
        key: str, place: int | None, kind: str, above: float
    ) -> tuple[str, tuple[str, ...], str, float]:
        key = f"{figure.name}.{key}"
        return key, _balanced(label(key), _room(place)), kind, above

    sets: dict[str, _Set] = {}
    for name, (_, place) in figure.at.items():
        box = figure.boxes[name]
        head = "says" if box.line == NONE else "head"
        below = (piece(key, place, "plain", _BETWEEN) for key in box.below)
        items = (piece(key, place, "plain", _RULE) for key in box.items)
        sets[name] = _Set(box, (piece(name, place, head, 0), *below, *items))
    heights = [max(sets[name].height for name in row if name) for row in figure.rows]
    says = {
        arrow: _balanced(label(f"{figure.name}.{arrow.label}"), _room(column(figure, arrow)))
        for arrow in figure.arrows
        if arrow.label
    }
    tops = _tops(figure, heights, says)
    parts: list[Part] = []
    for name, (row, place) in figure.at.items():
        parts += _box(sets[name], place, tops[row], heights[row])
    for arrow in figure.arrows:
        parts += _arrow(figure, arrow, says.get(arrow, ()), tops, heights)
    end = tops[-1] + heights[-1]
    legend = list(_legend(figure, label, end + _GAP))
    last = max((part.y + (len(part.lines) - 1) * LEADING for part in legend if isinstance(part, Text)),
               default=end)  # fmt: skip
    return parts + legend, last + SIZE / 2


def _tops(figure: Figure, heights: list[float], says: dict[Arrow, tuple[str, ...]]) -> list[float]:
    """The upper edge of each row."""
    gaps = [float(_GAP)] * (len(heights) - 1)
    spans = []
    for arrow in figure.arrows:
        first, last = sorted((figure.at[arrow.start][0], figure.at[arrow.end][0]))
        lines = len(says.get(arrow, ()))
        needed = 2 * (_SHAFT + _BESIDE_LABEL) + lines * LEADING if lines else 2 * _SHAFT
        spans.append((last - first, first, last, needed))
    for _, first, last, needed in sorted(spans):  # the short ones first
        have = sum(gaps[first:last]) + sum(heights[first + 1 : last])
        gaps[last - 1] += max(0.0, needed - have)
    tops = [float(_EDGE)]
    for height, gap in zip(heights, gaps, strict=False):
        tops.append(tops[-1] + height + gap)
    return tops


def _box(words: _Set, place: int | None, top: float, height: float) -> Iterator[Part]:
    x, wide = _columns(place)
    if words.box.line != NONE:
        yield Frame(x, top, wide, height, words.box.line)
    inner = words.height - (0 if words.box.line == NONE else 2 * _ABOVE)
    y = top + (height - inner) / 2
    items = {f"{words.pieces[0][0].rpartition('.')[0]}.{key}" for key in words.box.items}
    for key, lines, kind, above in words.pieces:
        if key in items:
            yield Stroke(
                _middle(place) - 10, y + above / 2, _middle(place) + 10, y + above / 2, "rule"
            )
        y += above
        yield Text(key, lines, _middle(place), y + _baseline(), kind)
        y += len(lines) * LEADING


def _baseline() -> float:
    """From the top of a line to its letters' feet."""
    return (LEADING + 0.68 * SIZE) / 2


def _arrow(
    figure: Figure,
    arrow: Arrow,
    lines: tuple[str, ...],
    tops: list[float],
    heights: list[float],
) -> Iterator[Part]:
    (first, start), (last, end) = sorted(
        ((figure.at[name][0], figure.boxes[name]) for name in (arrow.start, arrow.end)),
        key=lambda each: each[0],
    )
    x = _middle(column(figure, arrow))
    top = tops[first] + heights[first] + (_BESIDE_LABEL if start.line == NONE else 1)
    bottom = tops[last] - (_BESIDE_LABEL if end.line == NONE else 2)
    down = figure.at[arrow.end][0] == last
    head = 0 if figure.boxes[arrow.end].line == NONE else 1 if down else -1
    if not lines:
        ends = (top, bottom) if down else (bottom, top)
        yield Stroke(x, ends[0], x, ends[1], arrow.line, head)
        return
    key = f"{figure.name}.{arrow.label}"
    high = len(lines) * LEADING
    above = (top + bottom - high) / 2
    before, after = above - _BESIDE_LABEL, above + high + _BESIDE_LABEL
    yield Stroke(x, before, x, top, arrow.line, 0 if down else head)
    yield Text(key, lines, x, above + _baseline(), "says")
    yield Stroke(x, after, x, bottom, arrow.line, head if down else 0)


def _legend(figure: Figure, label: Callable[[str], str], y: float) -> Iterator[Part]:
    """What each kind of line means, in words beside one of it."""
    yield Stroke(_EDGE, y, WIDTH - _EDGE, y, "rule")
    y += _GAP / 2
    for line in figure.lines:
        lines = wrapped(label(f"legend.{line}"), (WIDTH - 2 * _EDGE - _SAMPLE - 12) / SIZE)
        yield Stroke(_EDGE, y + LEADING / 2, _EDGE + _SAMPLE, y + LEADING / 2, line)
        x = _EDGE + _SAMPLE + 12
        yield Text(f"legend.{line}", lines, x, y + _baseline(), "plain", True)
        y += len(lines) * LEADING + 4
