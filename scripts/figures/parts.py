"""How is a part of a figure written as SVG?

Lengths are in units of a drawing that is ``WIDTH`` wide: as narrow as the text of a small telephone, so that
letters of 14 units are 12 pixels there. Attributes alone say how a part looks, in the color of the text around
it; ``overrides/assets/figures.css`` adds colors where a style sheet reaches it.
"""

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass

from book.direction import direction, foreign
from book.interface import Interface

WIDTH, SIZE, LEADING = 280, 14, 18
_BASELINE = (LEADING + 0.68 * SIZE) / 2  # from the top of a line to its letters' feet
_HEAD = 4.5  # of an arrow
_TEXT = {"head": {"font-weight": "600"}, "says": {"font-style": "italic"}}


@dataclass(frozen=True)
class Label:
    """The label ``key`` in its lines, with the space above it; ``kind`` is head, plain, item or says."""

    key: str
    lines: tuple[str, ...]
    kind: str
    above: float = 0

    @property
    def height(self) -> float:
        return self.above + len(self.lines) * LEADING


class Parts:
    """The parts of a figure with the ``words`` of a language, as ``elements``; from right to left, mirrored."""

    def __init__(self, words: Interface) -> None:
        self.elements: list[etree.Element] = []
        self.is_mirrored = direction(words.locale) == "rtl"
        self.words = words

    def frame(self, x: float, y: float, width: float, height: float, line: str) -> None:
        """The outline of a box."""
        x = self._across(x + width) if self.is_mirrored else x
        box = {"x": x, "y": y, "width": width, "height": height, "rx": 5}
        self._add("rect", _line(line) | _numbers(box))

    def stroke(
        self, x: float, y: float, to_x: float, to_y: float, line: str, head: int = 0
    ) -> None:
        """A line; ``head`` is -1 where it ends in an arrowhead that points up, 1 down, 0 without one."""
        x, to_x = self._across(x), self._across(to_x)
        self._add("path", _line(line) | {"d": f"M{x:g} {y:g}L{to_x:g} {to_y:g}"})
        if head:
            back = to_y - head * _HEAD
            path = f"M{to_x - _HEAD:g} {back:g}L{to_x:g} {to_y:g}L{to_x + _HEAD:g} {back:g}"
            self._add("path", _line(line, whole=True) | {"d": path})

    def text(self, label: Label, x: float, y: float, from_start: bool = False) -> None:
        """A label, the middle of each line at ``x`` (its start, where ``from_start``), the first one's top at ``y``."""
        attributes = {
            "class": f"figure-{label.kind}",
            "fill": "currentColor",
            "text-anchor": "start" if from_start else "middle",
            **_TEXT.get(label.kind, {}),
            **language(self.words, label.key),
        }
        text = self._add("text", attributes)
        for number, line in enumerate(label.lines):
            at = {"x": self._across(x), "y": y + _BASELINE + number * LEADING}
            span = etree.SubElement(text, "tspan", _numbers(at))
            span.text = line
            if number < len(label.lines) - 1:
                span.tail = " "  # for who copies or seeks

    def _add(self, tag: str, attributes: dict[str, str]) -> etree.Element:
        self.elements.append(etree.Element(tag, attributes))
        return self.elements[-1]

    def _across(self, x: float) -> float:
        return WIDTH - x if self.is_mirrored else x


def language(words: Interface, key: str) -> dict[str, str]:
    """What a label says of its language, where it is not that of the page."""
    told = foreign(words.language(key), words.locale)
    return {"direction" if name == "dir" else name: value for name, value in told.items()}


def _line(kind: str, whole: bool = False) -> dict[str, str]:
    look = {"dashed": {"stroke-dasharray": "3 4"}, "rule": {"stroke-opacity": "0.3"}}
    return {"class": f"figure-{kind}", "stroke": "currentColor", **look.get(kind * (not whole), {})}


def _numbers(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.6g}" for name, value in values.items()}
