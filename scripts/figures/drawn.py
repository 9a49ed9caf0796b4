"""How is a figure written as SVG that may stand in a page?

Built as a tree, so that no label can be anything but text. Attributes alone say how it looks, in the color
of the text around it; ``overrides/assets/figures.css`` adds colors where a style sheet reaches it.
"""

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from book.direction import direction, foreign
from book.interface import Interface
from face.letters import FAMILY
from figures.declared import DESCRIPTION, Figure
from figures.layout import LEADING, SIZE, WIDTH, Frame, Part, Stroke, Text, lay_out

_SCALE = 1.25  # pixels for a unit, where there is room
_HEAD = 4.5  # of an arrow
_TEXT = {"head": {"font-weight": "600"}, "says": {"font-style": "italic"}}


def svg(figure: Figure, words: Interface, title: str, name: str) -> str:
    """The figure with the labels of a language; ids in it end with ``name``."""
    parts, height = lay_out(figure, words.__getitem__)
    root = etree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "book-figure",
            "role": "img",
            "aria-labelledby": f"figure-title-{name}",
            "aria-describedby": f"figure-desc-{name}",
            "viewBox": f"0 0 {WIDTH} {height:g}",
            "width": f"{WIDTH * _SCALE:g}",
            "height": f"{height * _SCALE:g}",
            "font-family": f"'{FAMILY}', serif",
            "font-size": str(SIZE),
            "fill": "none",
            "stroke-width": "1.25",
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
        },
    )
    rtl = direction(words.locale) == "rtl"
    if rtl:
        root.set("direction", "rtl")
    etree.SubElement(root, "title", {"id": f"figure-title-{name}"}).text = title
    key = f"{figure.name}.{DESCRIPTION}"
    described = etree.SubElement(
        root, "desc", {"id": f"figure-desc-{name}", **_language(words, key)}
    )
    described.text = words[key]
    for part in parts:
        _draw(root, part, rtl, words)
    return etree.tostring(root, encoding="unicode")


def _draw(root: etree.Element, part: Part, rtl: bool, words: Interface) -> None:
    def across(x: float) -> float:
        return WIDTH - x if rtl else x

    if isinstance(part, Frame):
        x = across(part.x + part.width) if rtl else part.x
        box = {"x": x, "y": part.y, "width": part.width, "height": part.height, "rx": 5}
        etree.SubElement(root, "rect", _line(part.line) | _numbers(box))
    elif isinstance(part, Stroke):
        x, to_x = across(part.x), across(part.to_x)
        path = f"M{x:g} {part.y:g}L{to_x:g} {part.to_y:g}"
        etree.SubElement(root, "path", _line(part.line) | {"d": path})
        if part.head:
            back = part.to_y - part.head * _HEAD
            path = f"M{to_x - _HEAD:g} {back:g}L{to_x:g} {part.to_y:g}L{to_x + _HEAD:g} {back:g}"
            etree.SubElement(root, "path", _line(part.line, whole=True) | {"d": path})
    else:
        _write(root, part, across(part.x), words)


def _write(root: etree.Element, part: Text, x: float, words: Interface) -> None:
    text = etree.SubElement(
        root,
        "text",
        {
            "class": f"figure-{part.kind}",
            "fill": "currentColor",
            "text-anchor": "start" if part.from_start else "middle",
            **_TEXT.get(part.kind, {}),
            **_language(words, part.key),
        },
    )
    for number, line in enumerate(part.lines):
        at = _numbers({"x": x, "y": part.y + number * LEADING})
        span = etree.SubElement(text, "tspan", at)
        span.text = line
        span.tail = " " if number < len(part.lines) - 1 else None  # a space for who copies or seeks


def _language(words: Interface, key: str) -> dict[str, str]:
    """What a label says of its language, where it is not that of the page."""
    told = foreign(words.language(key), words.locale)
    return {"direction" if name == "dir" else name: value for name, value in told.items()}


def _line(kind: str, whole: bool = False) -> dict[str, str]:
    look = {"dashed": {"stroke-dasharray": "3 4"}, "rule": {"stroke-opacity": "0.3"}}
    return {"class": f"figure-{kind}", "stroke": "currentColor", **look.get(kind * (not whole), {})}


def _numbers(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.6g}" for name, value in values.items()}
