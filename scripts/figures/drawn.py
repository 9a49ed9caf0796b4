"""How is a figure written as SVG that may stand in a page?

Built as a tree, so that no label can be anything but text.
"""

import xml.etree.ElementTree as etree

from book.interface import Interface
from face.letters import FAMILY
from figures.declared import DESCRIPTION, Figure
from figures.layout import lay_out
from figures.parts import SIZE, WIDTH, Parts, language

_SCALE = 1.25  # pixels for a unit, where there is room


def svg(figure: Figure, words: Interface, title: str, name: str) -> str:
    """The figure with the labels of a language; ids in it end with ``name``."""
    parts = Parts(words)
    height = lay_out(figure, parts)
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
    if parts.is_mirrored:
        root.set("direction", "rtl")
    etree.SubElement(root, "title", {"id": f"figure-title-{name}"}).text = title
    key = f"{figure.name}.{DESCRIPTION}"
    described = etree.SubElement(
        root, "desc", {"id": f"figure-desc-{name}", **language(words, key)}
    )
    described.text = words[key]
    root.extend(parts.elements)
    return etree.tostring(root, encoding="unicode")
