"""Where does everything in a figure stand?

Which font draws the letters is not known here: widths are estimated, a little too wide.
"""

import unicodedata
from functools import lru_cache

from figures.declared import LEGEND, NONE, Arrow, Box, Figure, column
from figures.parts import LEADING, SIZE, WIDTH, Label, Parts

_EDGE = 1  # half a line, and a little
_APART = 10  # between two columns
_PADDING, _ABOVE = 5, 10  # within a box, to its sides, and above its first line and below its last
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


def _columns(place: int | None) -> tuple[float, float]:
    """Left edge and width of a column, or of the whole."""
    inner = WIDTH - 2 * _EDGE
    if place is None:
        return _EDGE, inner
    half = (inner - _APART) / 2
    return _EDGE + place * (half + _APART), half


def lay_out(figure: Figure, parts: Parts) -> float:
    """Draw the ``parts`` of a figure; return how high it is."""

    def piece(key: str, place: int | None, kind: str, above: float) -> Label:
        key, room = f"{figure.name}.{key}", (_columns(place)[1] - 2 * _PADDING) / SIZE
        return Label(key, _balanced(parts.words[key], room), kind, above)

    words: dict[str, list[Label]] = {}
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
    for name, (row, place) in figure.at.items():
        _box(parts, figure.boxes[name], words[name], place, tops[row], heights[row])
    for arrow in figure.arrows:
        _arrow(parts, figure, arrow, says.get(arrow), tops, heights)
    y = tops[-1] + heights[-1] + _GAP
    if figure.lines:
        parts.stroke(_EDGE, y, WIDTH - _EDGE, y, "rule")
    y += _GAP / 2
    for line in figure.lines:
        x, key = _EDGE + _SAMPLE + 12, f"{LEGEND}.{line}"
        lines = wrapped(parts.words[key], (WIDTH - _EDGE - x) / SIZE)
        parts.stroke(_EDGE, y + LEADING / 2, _EDGE + _SAMPLE, y + LEADING / 2, line)
        parts.text(Label(key, lines, "plain"), x, y, from_start=True)
        y += len(lines) * LEADING + 4
    return y


def _high(labels: list[Label]) -> float:
    return sum(each.height for each in labels)


def _tops(figure: Figure, heights: list[float], says: dict[Arrow, Label]) -> list[float]:
    """The upper edge of each row: as far below the one above as the arrows between them need."""
    gaps = [float(_GAP)] * (len(heights) - 1)
    short_first = sorted(figure.arrows, key=lambda each: len(_way(figure, each)))
    for arrow in short_first:
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
    parts: Parts, box: Box, labels: list[Label], place: int | None, top: float, height: float
) -> None:
    x, wide = _columns(place)
    if box.line != NONE:
        parts.frame(x, top, wide, height, box.line)
    x += wide / 2
    y = top + (height - _high(labels)) / 2
    for each in labels:
        if each.kind == "item":
            parts.stroke(x - 10, y + each.above / 2, x + 10, y + each.above / 2, "rule")
        parts.text(each, x, y + each.above)
        y += each.height


def _arrow(
    parts: Parts,
    figure: Figure,
    arrow: Arrow,
    says: Label | None,
    tops: list[float],
    heights: list[float],
) -> None:
    start, end = figure.at[arrow.start][0], figure.at[arrow.end][0]
    down = start < end
    sign = 1 if down else -1
    beside = {
        name: _BESIDE_LABEL if figure.boxes[name].line == NONE else space
        for name, space in ((arrow.start, 1), (arrow.end, 2))
    }
    first = tops[start] + (heights[start] if down else 0) + sign * beside[arrow.start]
    last = tops[end] + (0 if down else heights[end]) - sign * beside[arrow.end]
    left, wide = _columns(column(figure, arrow))
    x = left + wide / 2
    head = 0 if figure.boxes[arrow.end].line == NONE else sign
    if says:
        middle, half = (first + last) / 2, says.height / 2
        parts.text(says, x, middle - half)
        half += _BESIDE_LABEL
        parts.stroke(x, first, x, middle - sign * half, arrow.line)
        first = middle + sign * half
    parts.stroke(x, first, x, last, arrow.line, head)
