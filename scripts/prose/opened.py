"""What does an author open that does not open, or that nothing closes: an element of HTML, a block of ``///``, code?"""

import re
from collections.abc import Iterator

from book.html import VOID
from book.markdown import reader
from ground.message import say
from ground.problem import Problem
from prose.document import Document

# A comment, or a tag: "/" where it closes, its name.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|(?<!\\)<(/?)([a-z][a-z\d]*)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'"<>])*+>""",
    re.I | re.S,
)
# What ends with what it stands in (HTML Standard, section 13.1.2.4, "Optional tags").
_ENDED = frozenset("colgroup dd dt li p rp rt tbody td tfoot th thead tr".split())  # noqa: SIM905
_BLOCK = re.compile(r"^([ \t>]*)(/{3,})[ \t]*([\w-]*)[ \t]*(.*)((?:\n[ ]{4,}\S.*)?)", re.M)
_FENCE = re.compile(r"^[ \t>]*(`{3,}(?!.*`)|~{3,})[ \t]*(.*)$", re.M)


def problems(document: Document) -> list[Problem]:
    """Rule ``broken-block``, at most once a line."""
    told: dict[int, Problem] = {}
    for find in (_blocks, _fences, _elements):
        for offset, message in find(document):
            problem = document.problem(offset, "broken-block", message)
            told.setdefault(problem.line, problem)
    return list(told.values())


def unread(document: Document, broken: list[Problem]) -> frozenset[int]:
    """The lines that are taken for something else than was meant, as what opens above them is ``broken``."""
    blocks = [(each.line + document.body_line, each.last + document.body_line)
              for each in document.page.blocks]  # fmt: skip
    return frozenset(each.line for each in broken) | frozenset(
        line
        for each in broken
        for first, last in blocks
        if first <= each.line <= last
        for line in range(each.line, last + 1)
    )


def _open(end: str) -> str:
    return say("nothing closes this: type {end!r} where it ends", end=end)


def _raw(shown: str, advice: str) -> str:
    return say("readers see {words!r} as it is typed: {advice}", words=shown, advice=advice)


def _elements(document: Document) -> Iterator[tuple[int, str]]:
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(document.without_code, document.place.start(document.body_line)):
        name = (tag[2] or "").lower()
        if not tag[1] and name not in VOID | {""}:
            opened.append((name, tag.start()))
        elif any(each == name for each, _ in opened):
            while (last := opened.pop())[0] != name:
                if last[0] not in _ENDED:
                    yield last[1], _open(f"</{last[0]}>")
    for name, place in opened:
        yield place, _open(f"</{name}>")


def _blocks(document: Document) -> Iterator[tuple[int, str]]:
    text, start = document.without_code, document.place.start(document.body_line)
    if "///" not in text:
        return
    known = reader(document.root).blocks
    seen = {
        start + block.words.offsets[found.start()]
        for block in document.page.blocks
        for found in re.finditer("/{3,}", block.words.text)
    }
    opened: list[tuple[str, int, bool]] = []
    for line in _BLOCK.finditer(text, start):
        _, slashes, name, words, below = line.groups()
        place = line.start(2)
        if name or words:
            is_seen = place in seen
            opened.append((slashes, place, is_seen))
            if is_seen:
                shown = text[place : line.end(4)]
                yield place, _raw(shown, _advice(known, name, words.strip(), bool(below)))
        elif any(each == slashes for each, _, _ in opened):
            while (last := opened.pop())[0] != slashes:
                if not last[2]:
                    yield last[1], _open(last[0])
        else:
            yield place, _raw(slashes, say("nothing opens here: delete it"))
    for slashes, place, is_seen in opened:
        if not is_seen:
            yield place, _open(slashes)


def _advice(known: dict[str, bool], name: str, words: str, is_below: bool) -> str:
    if name.lower() not in known:
        return say("type one of {names} behind it", names=", ".join(known))
    if words and words[0] != "|":
        return say("type `/// {name} | {words}`", name=name, words=words)
    if known[name.lower()] and not words.strip("| "):
        return say("type `/// {name} | …`, with words behind `|`", name=name)
    if is_below:
        return say(
            "text below it begins at the margin; four spaces are for an option, as `attrs: {{id: name}}`"
        )
    return say("nothing like this opens here")


def _fences(document: Document) -> Iterator[tuple[int, str]]:
    """Code that is set between fences is read as such but in a list, a quote or a note."""
    body, at = document.page.body, 0
    start = document.place.start(document.body_line)
    fences = []
    for block in document.page.blocks:
        for found in _FENCE.finditer(block.text):
            at = body.index(found[0].strip(), at) + len(found[1])
            fences.append((at - len(found[1]), found[1], found[2].strip(), block.kind))
    while fences:
        (place, fence, words, kind), *fences = fences
        closing = [number for number, each in enumerate(fences) if each[1:3] == (fence, "")]
        line = body[body.rfind("\n", 0, place) + 1 : place]
        if re.search(r"[^\w#.+-]", words):
            advice = say("behind it stands one word, the name of a language, or nothing")
        elif not closing:
            yield start + place, _open(fence)
            continue
        elif kind == "paragraph" and 0 < len(line) < 4 and not line.strip(" "):
            advice = say("code begins and ends at the margin")
        else:
            advice = say(
                "code in a list, a quote or a note has four spaces more than the text around it"
            )
        yield start + place, _raw(fence, advice)
        fences = fences[closing[0] + 1 :] if closing else fences
