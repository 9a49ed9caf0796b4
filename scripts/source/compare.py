"""Where do the chapters say something else than the received text?"""

import json
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from checking.problem import Problem
from source import chapters, edition
from source.chapters import Block
from source.edition import DECLARATION, Edition


def check(root: Path) -> list[Problem]:
    """Problems of the French chapters below ``root`` against the received text.

    Raises ``CannotRun`` where a file cannot be read.
    """
    declared = edition.read(root)
    paths = chapters.in_nav_order(root)
    found = [
        block for path in paths for block in chapters.blocks(root, "fr", path, declared.note_type)
    ]
    names = [Path(path).stem for path in paths]
    expected, problems = _expected(declared, names)
    for path in sorted((root / "docs/fr" / chapters.CHAPTERS).glob("*.md")):
        if path.stem not in names:
            message = f"{path.name} is no chapter of the book: nav in mkdocs.yml does not name it"
            name = path.relative_to(root).as_posix()
            problems.append(Problem(name, 1, 1, "chapter-outside-nav", message))
    return [*declared.problems, *problems, *_differences(expected, found)]


def _expected(declared: Edition, names: list[str]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The blocks the chapters must hold, each with its chapter: titles added, words corrected.

    In the received text a block that does not end in a period is a title and opens a chapter.
    """
    parts: list[list[str]] = [[]]
    for block in declared.blocks:
        if not block.endswith("."):
            parts.append([])
        parts[-1].append(block)
    problems = []
    by_name = dict(zip(names, parts, strict=False))
    for each in declared.corrections:
        part = by_name.get(each.chapter, [])
        count = sum(block.count(each.received) for block in part)
        if count == 1:
            part[:] = [block.replace(each.received, each.new) for block in part]
            continue
        message = f"{each.received!r} stands {count} times in chapter {each.chapter!r}, not once"
        problems.append(Problem(DECLARATION, each.line, 1, "correction-without-place", message))
    for name, title in declared.added_titles.items():
        by_name.setdefault(name, []).insert(0, title)
    # Received chapters beyond the nav's belong after its last: they will be missing there.
    owners = [*names, *[names[-1]] * len(parts)]
    return [(block, owners[i]) for i, part in enumerate(parts) for block in part], problems


def _differences(expected: list[tuple[str, str]], found: list[Block]) -> list[Problem]:
    texts = [block.text for block in found]
    received = [text for text, _ in expected]
    steps = SequenceMatcher(a=received, b=texts, autojunk=False).get_opcodes()
    lost = Counter(text for tag, a, b, _, _ in steps if tag != "equal" for text in received[a:b])
    extra = Counter(text for tag, _, _, a, b in steps if tag != "equal" for text in texts[a:b])
    moved = lost & extra
    problems = []
    for tag, a, b, c, d in steps:
        if tag == "equal":
            continue
        missing = [(text, chapter) for text, chapter in expected[a:b] if not moved[text]]
        for block in found[c:d]:
            if moved[block.text]:
                message = (
                    f"this block is the received one, but not at its place: {_short(block.text)}"
                )
                problems.append(_problem(block, 0, "moved-text", message))
            elif block.text in received:
                message = f"the received text says this once: {_short(block.text)}"
                problems.append(_problem(block, 0, "doubled-text", message))
            elif missing:
                text, chapter = missing.pop(0)
                whole = "\n".join(each for each, owner in expected if owner == chapter)
                problems.append(_changed(text, block, whole, chapter))
            else:
                message = f"the received text does not say this: {_short(block.text)}"
                problems.append(_problem(block, 0, "added-text", message))
        for text, chapter in missing:
            above = [block for block in found[:c] if block.chapter == chapter]
            near = above[-1] if above else Block("", chapter, _path(chapter), 1)
            message = f"the received text goes on after this: {_short(text)}"
            problems.append(_problem(near, 0, "missing-text", message))
    return problems


def _changed(expected: str, block: Block, whole: str, chapter: str) -> Problem:
    """Name the first words that differ, at the line they stand on; show how to declare them."""
    wanted, given = expected.split(" "), block.text.split(" ")
    steps = SequenceMatcher(a=wanted, b=given, autojunk=False).get_opcodes()
    _, a, b, c, d = next(step for step in steps if step[0] != "equal")
    context = " ".join(wanted[max(0, a - 3) : a])
    message = (
        f"after {context!r} the received text says {_short(' '.join(wanted[a:b]))}, "
        f"not {_short(' '.join(given[c:d]))}; a correction that is meant is declared at the end of "
        f"{DECLARATION}"
    )
    start, end = a, b  # widened until the words stand once in the chapter, and words replace them
    while end - start < len(wanted) and (
        whole.count(" ".join(wanted[start:end])) != 1 or not (given[c:d] or end - start > b - a)
    ):
        start, end = (start - 1, end) if start else (start, end + 1)
    snippet = _declaration(
        chapter,
        " ".join(wanted[start:end]),
        " ".join([*wanted[start:a], *given[c:d], *wanted[b:end]]),
    )
    return replace(_problem(block, c, "changed-text", message), snippet=snippet)


def _declaration(chapter: str, received: str, new: str) -> str:
    """The correction as ``docs/source/edition.yml`` declares it; JSON's strings are YAML's too."""
    old, now = (json.dumps(each, ensure_ascii=False) for each in (received, new))
    return f"  - chapter: {chapter}\n    received: {old}\n    new: {now}\n    reason:"


def _problem(block: Block, word: int, rule: str, message: str) -> Problem:
    return Problem(block.path, block.line_of_word(word), 1, rule, message)


def _path(chapter: str) -> str:
    return f"docs/fr/{chapters.CHAPTERS}{chapter}.md"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
