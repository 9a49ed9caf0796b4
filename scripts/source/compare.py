"""Where do the chapters say something else than the received text?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from book.chapters import chapter_files, in_nav_order
from book.languages import source
from ground.message import say
from ground.problem import Problem
from source import corrections, differences, edition
from source.chapters import Block, blocks
from source.edition import DECLARATION
from source.expected import expected


class Wanted(NamedTuple):
    """A block that a chapter must hold, and where it begins in all that the chapter must hold."""

    text: str
    chapter: str
    start: int


def check(root: Path) -> list[Problem]:
    """Problems of the chapters in the source language below ``root`` against the received text.

    Raises ``CannotRun`` where a file cannot be read.
    """
    declared = edition.read(root)
    locale = source(root)
    paths = [f"docs/{locale}/{path}" for path in in_nav_order(root)]
    names = [Path(path).stem for path in paths]
    wanted, misfits = expected(declared, names)
    problems = [*declared.problems, *misfits, *corrections.noted(root)[1]]
    known = set(paths)
    for path in chapter_files(root, locale):
        if path not in known:
            message = say(
                "{file} is no chapter of the book: nav in mkdocs.yml does not name it",
                file=Path(path).name,
            )
            problems.append(Problem(path, 1, 1, "chapter-outside-nav", message))
    if not wanted:
        return problems
    found = [block for path in paths for block in blocks(root, path, declared.note_type)]
    comparison = _Comparison(wanted, found, dict(zip(names, paths, strict=True)))
    return [*problems, *comparison.problems()]


class _Comparison:
    """What the chapters must hold beside what they hold; ``paths`` has their files by name."""

    def __init__(
        self, blocks: list[tuple[str, str]], found: list[Block], paths: dict[str, str]
    ) -> None:
        self.found, self.paths = found, paths
        self.wanted = []
        parts, lengths = defaultdict[str, list[str]](list), Counter[str]()
        for text, chapter in blocks:
            self.wanted.append(Wanted(text, chapter, lengths[chapter]))
            parts[chapter].append(text)
            lengths[chapter] += len(text) + 1
        self.whole = {chapter: "\n".join(texts) for chapter, texts in parts.items()}
        self.received = {text for text, _ in blocks}

    def problems(self) -> Iterator[Problem]:
        texts = [block.text for block in self.found]
        received = [each.text for each in self.wanted]
        steps = SequenceMatcher(a=received, b=texts, autojunk=False).get_opcodes()
        lost = Counter(
            text for tag, a, b, _, _ in steps if tag != "equal" for text in received[a:b]
        )
        extra = Counter(text for tag, _, _, a, b in steps if tag != "equal" for text in texts[a:b])
        moved = lost & extra
        for tag, a, b, c, d in steps:
            if tag == "equal":
                continue
            missing = [each for each in self.wanted[a:b] if not moved[each.text]]
            typed = []
            for block in self.found[c:d]:
                if moved[block.text]:
                    message = say(
                        "this block is the received one, but not at its place: {words!r}",
                        words=_short(block.text),
                    )
                    yield _problem(block, 0, "moved-text", message)
                else:
                    typed.append(block)
            yield from self._breaks(missing, typed)
            yield from self._words(missing, typed, c)

    def _breaks(self, missing: list[Wanted], typed: list[Block]) -> Iterator[Problem]:
        """Paragraphs that are split or joined; their blocks are taken out of both lists."""
        done: set[Wanted | Block] = set()
        for chapter in dict.fromkeys(block.chapter for block in typed):
            old = [each for each in missing if each.chapter == chapter]
            new = [each for each in typed if each.chapter == chapter]
            for each in differences.breaks([e.text for e in old], [b.text for b in new]):
                block, begins = old[each.block], new[each.typed_block]
                before = " ".join(block.text.split(" ")[: each.word])
                at = block.start + len(before) - (not each.split)
                snippet, self.whole[chapter] = differences.declared_break(
                    chapter, self.whole[chapter], at
                )
                words = _short(" ".join(begins.text.split(" ")[each.typed_word :]))
                if each.split:
                    rule = "split-text"
                    message = say(
                        "the received text does not begin a paragraph here: {words!r}; if it is meant, "
                        "declare it at the end of {file}",
                        words=words,
                        file=DECLARATION,
                    )
                    done |= {block, new[each.typed_block - 1], begins}
                else:
                    rule = "joined-text"
                    message = say(
                        "the received text begins a paragraph here: {words!r}; if it is meant, declare "
                        "it at the end of {file}",
                        words=words,
                        file=DECLARATION,
                    )
                    done |= {old[each.block - 1], block, begins}
                yield replace(_problem(begins, each.typed_word, rule, message), snippet=snippet)
        missing[:] = [each for each in missing if each not in done]
        typed[:] = [each for each in typed if each not in done]

    def _words(self, missing: list[Wanted], typed: list[Block], place: int) -> Iterator[Problem]:
        """Blocks that say something else, one too many or too few; ``place`` is where in ``found``."""
        for block in typed:
            if block.text in self.received:
                message = say(
                    "the received text says this once: {words!r}", words=_short(block.text)
                )
                yield _problem(block, 0, "doubled-text", message)
            elif missing:
                yield self._changed(missing.pop(0), block)
            else:
                message = say(
                    "the received text does not say this: {words!r}", words=_short(block.text)
                )
                yield _problem(block, 0, "added-text", message)
        above = {block.chapter: block for block in self.found[:place]} if missing else {}
        for each in missing:
            near = above.get(each.chapter) or Block("", each.chapter, self.paths[each.chapter], 1)
            message = say(
                "the received text goes on after this: {words!r}", words=_short(each.text)
            )
            yield _problem(near, 0, "missing-text", message)

    def _changed(self, expected: Wanted, block: Block) -> Problem:
        """Name the first words that differ, at the line they stand on; show how to declare them."""
        wanted, given = expected.text.split(" "), block.text.split(" ")
        a, b, c, d = differences.first_difference(wanted, given)
        context = " ".join(wanted[max(0, a - 3) : a])
        message = say(
            "{where} the received text {differs}; a correction that is meant is declared at the end of "
            "{file}",
            where=say("after {context!r}", context=context) if context else say("in this block"),
            differs=_difference(_short(" ".join(wanted[a:b])), _short(" ".join(given[c:d]))),
            file=DECLARATION,
        )
        chapter = expected.chapter
        snippet = differences.declared_words(chapter, self.whole[chapter], wanted, given)
        return replace(_problem(block, c, "changed-text", message), snippet=snippet)


def _difference(words: str, typed: str) -> str:
    if not words:
        return say("does not say {typed!r}", typed=typed)
    if not typed:
        return say("says {words!r} as well", words=words)
    return say("says {words!r}, not {typed!r}", words=words, typed=typed)


def _problem(block: Block, word: int, rule: str, message: str) -> Problem:
    return Problem(block.path, block.line_of_word(word), 1, rule, message)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
