"""How does a page show its passages in other languages: each under its own, or all beside them?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from turbohtml import Element

from book import html as trees
from book.direction import foreign, phrase
from book.interface import Interface
from parallel import stored
from parallel.units import NOTICE, SUMMARY, Unit, below, units
from translation.counterparts import Counterparts
from translation.readers import beside
from translation.state import State

_CODES = 2
_INSIDE = ("dt", "dd", "td", "th", "figcaption", "caption")
_NOTICES: dict[State, str] = {
    "outdated": "notices.outdated",
    "missing": "parallel.missing",
    "moved": "parallel.moved",
    "orphan": "parallel.orphan",
}


@dataclass(frozen=True)
class Other:
    """The same page in another language: its name in marks, the language and what it calls itself as HTML, what
    answers each passage."""

    page: str
    locale: str
    language: str
    counterparts: Counterparts


def with_peeks(html: str, others: Sequence[Other], words: Interface) -> str:
    """The HTML of a page in which each segment is followed by a fold with the same passage in each other language.

    ``words`` are those of the page's language.
    """
    root = trees.read(html)
    for segment in root.select("[data-segment]"):
        name = segment.attr("data-segment") or ""
        neighbour, position = _place(segment)
        neighbour.insert_adjacent_html(position, _peek(name, others, words))
    return trees.inside(root)


def _place(segment: Element) -> tuple[Element, str]:
    """Beside which element, and where, a segment's fold stands: an entry's behind its equivalent."""
    if segment.tag in trees.HEADINGS:
        for each in below(segment):
            if each.matches(".glossary-equivalent"):
                return each, "afterend"
    if segment.tag in ("li", "tr"):
        return beside(segment)
    if segment.tag in _INSIDE:
        return segment, "beforeend"
    neighbour = segment.closest("p") or segment
    behind = neighbour.next_sibling
    if isinstance(behind, Element) and behind.matches(NOTICE):  # about the passage
        neighbour = behind
    return neighbour, "afterend"


def _peek(name: str, others: Sequence[Other], words: Interface) -> str:
    codes = [each.locale.upper() for each in others]
    if len(codes) > _CODES:  # in the margin, beside one line of text
        codes[1:] = [f"+{len(codes) - 1}"]
    shown = "".join(f"<span>{each}</span>" for each in codes)
    own = words.language("parallel.peek")
    named = ", ".join(phrase(each.language, foreign(each.locale, own)) for each in others)
    label = words.html("parallel.peek", language=named)
    passages = "".join(_passage(name, each, words) for each in others)
    return (
        '<details class="peek" data-search-exclude>'
        f'<summary data-peek="{" ".join(each.locale for each in others)}">'
        f'{shown}<span class="peek__name"> – {label}</span></summary>{passages}</details>'
    )


def _passage(name: str, other: Other, words: Interface) -> str:
    found = other.counterparts.of(name)
    notices = "".join(_notice(each, words) for each in dict.fromkeys((found.own, found.its)))
    return notices + (_mark(other, found.id, words, is_peeked=True) if found.id else "")


def rows(html: str, other: Other, words: Interface) -> str:
    """The HTML of a page, each passage in a row with the one that answers it.

    ``words`` are those of the page's language, which stands first.
    """
    after: dict[str, list[str]] = {}
    for last, name, state in other.counterparts.others:
        row = _row(_notice(state, words), _mark(other, name, words))
        after.setdefault(last, []).append(row)
    written = after.pop("", [])
    for unit in units(trees.read(html)):
        written += _rows(unit, other, words)
        written += after.pop(unit.id, [])
    for left in after.values():
        written += left
    return _table(written)


def untranslated(html: str, words: Interface) -> str:
    """The same of a page that the other language lacks: its passages alone, and what is missing said once."""
    own = [trees.as_html(unit.element) for unit in units(trees.read(html))]
    notices = [_notice("missing", words), *[""] * len(own)]
    return _table(_row(each, notice) for each, notice in zip(own, notices, strict=False))


def _table(rows: Iterable[str]) -> str:
    return f'<div class="parallel">{"".join(rows)}</div>'


def _rows(unit: Unit, other: Other, words: Interface) -> Iterator[str]:
    own = trees.as_html(unit.element)
    if not unit.id:
        yield _row(own, _mark(other, SUMMARY, words) if unit.element.matches(SUMMARY) else "")
        return
    found = other.counterparts.of(unit.id)
    text = ""
    if found.id:
        tag = unit.element.tag if unit.element.tag in trees.HEADINGS else "div"
        tag = "h2" if tag == "h1" else tag  # a page has one title
        text = _mark(other, found.id, words, tag)
    yield _row(own + _notice(found.own, words), _notice(found.its, words) + text)


def _row(own: str, text: str) -> str:
    cell = f'<div class="parallel__other">{text}</div>' if text else ""
    return f'<div class="parallel__row"><div class="parallel__own">{own}</div>{cell}</div>'


def _mark(
    other: Other, name: str, words: Interface, tag: str = "div", is_peeked: bool = False
) -> str:
    attributes = stored.mark(other.page, name, is_peeked) | foreign(other.locale, words.locale)
    if tag in trees.HEADINGS:  # it is the passage itself, not a box around it
        attributes["data-segment"] = name
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f'<{tag} class="counterpart"{told}></{tag}>'


def _notice(state: State, words: Interface) -> str:
    if state not in _NOTICES:
        return ""
    return f'<p class="parallel-notice" role="note">{words.html(_NOTICES[state])}</p>'
