"""Which titles and paragraphs must the chapters hold, and each of them which?"""

from bisect import bisect_left
from itertools import pairwise

from ground.message import say
from ground.problem import Problem
from source.edition import DECLARATION, PARAGRAPH, Edition, Opening


def expected(declared: Edition, names: list[str]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """What the chapters ``names``, those of nav, must hold: the blocks of the received text, titles added and
    corrections made, in its order, each with its chapter; and what in the declaration does not fit.

    Where it is not clear what begins each chapter there are no blocks: nothing to hold them to.
    """
    starts, problems = _starts(declared)
    problems += _unpaired(declared, names)
    if problems:
        return [], problems
    parts = {
        opening.chapter: "\n".join(declared.blocks[start:end])
        for opening, (start, end) in zip(
            declared.openings, pairwise([*starts, len(declared.blocks)]), strict=True
        )
    }
    for chapter, title in declared.added_titles.items():
        parts[chapter] = f"{title}\n{parts[chapter]}"
    for each in declared.corrections:
        part = parts.get(each.chapter, "")
        if (count := part.count(each.received)) == 1:
            parts[each.chapter] = part.replace(each.received, each.new)
            continue
        message = say(
            "{words!r} stands {count} times in chapter {chapter!r}, not once",
            words=each.received.replace("\n", PARAGRAPH),
            count=count,
            chapter=each.chapter,
        )
        problems.append(Problem(DECLARATION, each.line, 1, "correction-without-place", message))
    blocks = [(block, name) for name, part in parts.items() for block in part.split("\n")]
    return blocks, problems


def _starts(declared: Edition) -> tuple[list[int], list[Problem]]:
    """The number of the received block that each opening is, and what is wrong with the openings."""
    starts: list[int] = []
    problems: list[Problem] = []
    # In their alphabet, those that begin alike stand together: a long book has many of them.
    blocks = sorted((block, number) for number, block in enumerate(declared.blocks))
    for each in declared.openings:
        first = end = bisect_left(blocks, (each.begins,))
        while end < len(blocks) and blocks[end][0].startswith(each.begins):
            end += 1
        exact = [n for block, n in blocks[first:end] if block == each.begins]
        found = exact or sorted(n for block, n in blocks[first:end] if _begins(block, each))
        if not found:
            message = say(
                "{words!r} begins no line of the received text: give the words of one, from its first on",
                words=each.begins,
            )
        elif len(found) > 1:
            message = say(
                "{words!r} begins {number} lines of the received text: give the words of one, from its "
                "first on",
                words=each.begins,
                number=len(found),
            )
        elif starts and found[0] <= starts[-1]:
            message = say(
                "the beginning of chapter {chapter!r} stands above the one before it: list the chapters "
                "as the text was received",
                chapter=each.chapter,
            )
        elif not starts and not problems and found[0] > 0:
            message = say(
                "the first chapter begins after {words!r}: the received text belongs to chapters from "
                "its first line",
                words=declared.blocks[0][:60],
            )
        else:
            starts += found
            continue
        problems.append(_problem(each.line, message))
    return starts, problems


def _begins(block: str, opening: Opening) -> bool:
    after = block.removeprefix(opening.begins)
    return bool(opening.begins) and after != block and not after[:1].isalnum()


def _unpaired(declared: Edition, names: list[str]) -> list[Problem]:
    """Chapters of nav without an opening, and openings of no chapter, or of one once more."""
    problems = []
    seen: set[str] = set()
    known, opened = set(names), {each.chapter for each in declared.openings}
    missing = [name for name in names if name not in opened]
    for each in declared.openings:
        if each.chapter in seen:
            message = say("chapter {chapter!r} is listed twice", chapter=each.chapter)
            problems.append(_problem(each.line, message))
        elif each.chapter not in known:
            problems.append(_problem(each.line, _unknown(each.chapter, missing)))
        seen.add(each.chapter)
    for name in missing:
        message = say(
            "say below `chapters` with which line of the received text {chapter!r} begins",
            chapter=name,
        )
        problems.append(_problem(1, message))
    for name in declared.added_titles.keys() - seen:
        message = say(
            "`added_titles` names {chapter!r}, which is no chapter below `chapters`", chapter=name
        )
        problems.append(_problem(1, message))
    return problems


def _unknown(chapter: str, missing: list[str]) -> str:
    """What is said of a chapter that nav does not name; the first of ``missing`` may be its new name."""
    if not missing:
        return say("nav in mkdocs.yml names no chapter {chapter!r}", chapter=chapter)
    return say(
        "nav in mkdocs.yml names no chapter {chapter!r}; is it {other!r} now?",
        chapter=chapter,
        other=missing.pop(0),
    )


def _problem(line: int, message: str) -> Problem:
    return Problem(DECLARATION, line, 1, "chapter-opening", message)
