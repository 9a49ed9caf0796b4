"""Of which passages does a built page consist, each so that it can stand alone?

A passage in a list, a table, a note stands in one of its own then: the boxes around it come with it.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from turbohtml import Element, Node

from book import html

_LISTS = ("ul", "ol")
_SEEN = "svg, img, hr"
NOTICE = ".translation-notice"
_ADDED = f"{NOTICE}, .peek, .claim, .claims"  # to the page's own text
SUMMARY = ".plain"  # of a chapter, by the edition: no segment, and yet each language has its own
# What an entry of the glossary leads to, beside its text.
_BESIDE_ENTRY = f"{NOTICE}, .glossary-equivalent, .glossary-pronunciation, .glossary-share, .glossary-unreviewed"


@dataclass(frozen=True)
class Unit:
    """A passage as an element outside the page; ``id`` is that of its segment, empty for what is none."""

    id: str
    element: Element


@dataclass
class _Box:
    """An element around passages: of a numbered list, for the item that has the number ``start``."""

    tag: str
    attrs: Mapping[str, str]
    start: int = 0
    used: bool = False

    def around(self, inner: Element, ids: set[str]) -> Element:
        """A copy of the box with one passage in it; its id goes to the first."""
        attrs = {name: value for name, value in self.attrs.items() if name not in ("name", "open")}
        if attrs.get("id", "") in ids:
            attrs.pop("id", None)
        ids.add(attrs.get("id", ""))
        if self.tag == "ol":
            attrs["start"] = str(self.start)
            if self.start == 1:
                del attrs["start"]
        if self.tag == "li" and self.used:  # the item goes on: it has its mark already
            attrs["class"] = f"{attrs.get('class', '')} parallel__on".strip()
        self.used = True
        box = Element("div" if self.tag == "details" else self.tag, attrs)
        box.append(inner)
        return box


# What stands on the page, and the boxes around it.
_Place = tuple[Node, tuple[_Box, ...]]


def units(article: Element) -> Iterator[Unit]:
    """The passages of ``article``, which stays as it is, in their order; what was added to them is left out."""
    ids: set[str] = set()
    waiting: list[_Place] = [(each, ()) for each in reversed(article.children)]
    while waiting:
        element, boxes = waiting.pop()
        if not isinstance(element, Element) or element.matches(_ADDED):
            continue
        name = element.attr("data-segment") or ""
        inside = element.select_one("[data-segment]") is not None
        if name or not inside:
            alone = _alone(element)
            if name or alone.text.strip() or alone.matches(_SEEN) or alone.select_one(_SEEN):
                for box in reversed(boxes):
                    alone = box.around(alone, ids)
                yield Unit(name, alone)
        if inside:
            waiting += reversed(list(_below(element, boxes, bool(name))))


def entry(heading: Element) -> Element:
    """The term and the definition of an entry of the glossary, as an element outside the page.

    What is for reference is left to the entry itself, to which its equivalent leads.
    """
    box = Element("div")
    term = deepcopy(heading)
    term.tag, term.attrs["class"] = "p", "counterpart__term"
    box.append(term)
    for each in below(heading):
        if each.tag == "p" and not each.matches(_BESIDE_ENTRY):
            box.append(deepcopy(each))
    return box


def below(heading: Element) -> Iterator[Element]:
    """The elements below a heading, up to the next."""
    for node in heading.next_siblings:
        if isinstance(node, Element):
            if node.tag in html.HEADINGS:
                return
            yield node


def _below(element: Element, boxes: tuple[_Box, ...], is_segment: bool) -> Iterator[_Place]:
    """What stands in an element that has passages in it; the text of a segment was taken before."""
    items = [each for each in element.children if isinstance(each, Element) and each.tag == "li"]
    is_back = element.attr("reversed") is not None
    number = _number(element.attr("start"), len(items) if is_back else 1)
    box = _Box(element.tag, html.attributes(element), used=is_segment)
    if is_segment:
        box.attrs = {key: box.attrs[key] for key in box.attrs if key not in ("id", "data-segment")}
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if is_segment and not child.attr("data-segment") and not child.select_one("[data-segment]"):
            continue
        if element.tag == "ol" and child.tag == "li":
            number = _number(child.attr("value"), number)
            box = _Box(box.tag, box.attrs, number)
            number += -1 if is_back else 1
        yield child, (*boxes, box)


def _number(typed: str | None, otherwise: int) -> int:
    """A whole number as the HTML Standard reads one, section 2.3.4.1."""
    found = re.match(r"[ \t\n\f\r]*([+-]?\d{1,9})", typed or "", re.ASCII)
    return int(found[1]) if found else otherwise


def _alone(element: Element) -> Element:
    """A copy of an element without the segments inside it, nor what held nothing else."""
    copy = deepcopy(element)
    for inner in copy.select(f"[data-segment], {_ADDED}"):
        inner.extract()
    for around in copy.select(", ".join((*_LISTS, "dl", "table", "blockquote"))):
        if not around.text.strip() and not around.select_one(_SEEN):
            around.extract()
    if copy.tag == "summary":  # of a fold, which is open here
        copy.tag = "p"
    return copy
