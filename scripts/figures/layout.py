"""Where does everything in a figure stand?

Lengths are in units of a drawing that is ``WIDTH`` wide: as narrow as the text of a small telephone, so that
letters of 14 units are 12 pixels there. Which font draws them is not known here: widths are estimated, a
little too wide.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from figures.declared import NONE, Arrow, Box, Figure, column

WIDTH, SIZE, LEADING = 280, 14, 18
_EDGE = 1  # half a line, and a little
_APART = 10  # between two columns
_PADDING, _ABOVE = 5, 10  # within a box, to its sides, and above its first line and below its last
_BETWEEN = 5  # the head of a box and what stands below it
_RULE = 14  # between two items of a list, with a rule in the middle
_GAP, _SHAFT, _BESIDE_LABEL = 18, 16, 5
_SAMPLE = 30  # of a line, in the legend
_BASELINE = (LEADING + 0.68 * SIZE) / 2  # from the top of a line to its letters' feet
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
    kind: str  # head, plain, item, says
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


@lru_cache(maxsize=4096)  # balancing asks for the same lines again and again
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
class _Piece:
    """A label in its lines, with the space above it."""

    key: str
    lines: tuple[str, ...]
    kind: str
    above: float

    @property
    def height(self) -> float:
        return self.above + len(self.lines) * LEADING


def _columns(place: int | None) -> tuple[float, float]:
    """Left edge and width of a column, or of the whole."""
    inner = WIDTH - 2 * _EDGE
    if place is None:
        return _EDGE, inner
    half = (inner - _APART) / 2
    return _EDGE + place * (half + _APART), half


def lay_out(figure: Figure, label: Callable[[str], str]) -> tuple[list[Part], float]:
    """The parts of a figure, and how high it is; ``label`` gives the words of a key."""

    def piece(key: str, place: int | None, kind: str, above: float) -> _Piece:
        key, room = f"{figure.name}.{key}", (_columns(place)[1] - 2 * _PADDING) / SIZE
        return _Piece(key, _balanced(label(key), room), kind, above)

    words: dict[str, list[_Piece]] = {}
    for name, (_, place) in figure.at.items():
        box = figure.boxes[name]
        words[name] = [piece(name, place, "says" if box.line == NONE else "head", 0)]
        words[name] += [piece(key, place, "plain", _BETWEEN) for key in box.below]
        words[name] += [piece(key, place, "item", _RULE) for key in box.items]
    says = {
        arrow: piece(arrow.label, column(figure, arrow), "says", 0)
        for arrow in figure.arrows
        if arrow.label
    }
    heights = [
        max(
            _high(words[name]) + (0 if figure.boxes[name].line == NONE else 2 * _ABOVE)
            for name in row
            if name
        )
        for row in figure.rows
    ]
    tops = _tops(figure, heights, says)
    parts: list[Part] = []
    for name, (row, place) in figure.at.items():
        parts += _box(figure.boxes[name], words[name], place, tops[row], heights[row])
    for arrow in figure.arrows:
        parts += _arrow(figure, arrow, says.get(arrow), tops, heights)
    y = tops[-1] + heights[-1] + _GAP
    if figure.lines:
        parts.append(Stroke(_EDGE, y, WIDTH - _EDGE, y, "rule"))
    y += _GAP / 2
    for line in figure.lines:
        x, key = _EDGE + _SAMPLE + 12, f"legend.{line}"
        lines = wrapped(label(key), (WIDTH - _EDGE - x) / SIZE)
        parts.append(Stroke(_EDGE, y + LEADING / 2, _EDGE + _SAMPLE, y + LEADING / 2, line))
        parts.append(Text(key, lines, x, y + _BASELINE, "plain", True))
        y += len(lines) * LEADING + 4
    return parts, y


def _high(pieces: list[_Piece]) -> float:
    return sum(each.height for each in pieces)


def _tops(figure: Figure, heights: list[float], says: dict[Arrow, _Piece]) -> list[float]:
    """The upper edge of each row: as far below the one above as the arrows between them need."""
    gaps = [float(_GAP)] * (len(heights) - 1)
    for arrow in sorted(
        figure.arrows, key=lambda each: len(_way(figure, each))
    ):  # short ones first
        way = _way(figure, arrow)
        needed = 2.0 * _SHAFT
        if arrow in says:
            needed += 2 * _BESIDE_LABEL + says[arrow].height
        needed -= sum(gaps[row] for row in way) + sum(heights[row] for row in way[1:])
        gaps[way[-1]] += max(0.0, needed)
    tops = [float(_EDGE)]
    for height, gap in zip(heights, gaps, strict=False):
        tops.append(tops[-1] + height + gap)
    return tops


def _way(figure: Figure, arrow: Arrow) -> range:
    """The rows below which an arrow runs."""
    return range(*sorted((figure.at[arrow.start][0], figure.at[arrow.end][0])))


def _box(
    box: Box, pieces: list[_Piece], place: int | None, top: float, height: float
) -> Iterator[Part]:
    x, wide = _columns(place)
    if box.line != NONE:
        yield Frame(x, top, wide, height, box.line)
    x += wide / 2
    y = top + (height - _high(pieces)) / 2
    for piece in pieces:
        if piece.kind == "item":
            yield Stroke(x - 10, y + piece.above / 2, x + 10, y + piece.above / 2, "rule")
        yield Text(piece.key, piece.lines, x, y + piece.above + _BASELINE, piece.kind)
        y += piece.height


def _arrow(
    figure: Figure, arrow: Arrow, says: _Piece | None, tops: list[float], heights: list[float]
) -> Iterator[Part]:
    start, end = figure.at[arrow.start][0], figure.at[arrow.end][0]
    down = start < end
    beside = {
        name: _BESIDE_LABEL if figure.boxes[name].line == NONE else space
        for name, space in ((arrow.start, 1), (arrow.end, 2))
    }
    if down:
        first, last = tops[start] + heights[start], tops[end]
    else:
        first, last = tops[start], tops[end] + heights[end]
    sign = 1 if down else -1
    first, last = first + sign * beside[arrow.start], last - sign * beside[arrow.end]
    left, wide = _columns(column(figure, arrow))
    x = left + wide / 2
    head = 0 if figure.boxes[arrow.end].line == NONE else sign
    if says:
        middle, half = (first + last) / 2, says.height / 2
        yield Text(says.key, says.lines, x, middle - half + _BASELINE, says.kind)
        half += _BESIDE_LABEL
        yield Stroke(x, first, x, middle - sign * half, arrow.line)
        first = middle + sign * half
    yield Stroke(x, first, x, last, arrow.line, head)
