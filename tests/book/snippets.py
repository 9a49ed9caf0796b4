"""What may people type? Random pieces of Markdown, and where each of their words stands.

What they are composed of is in ``grammar.txt``. A word is a ``q`` and three more consonants
(``qbcd``), which no language, tag or class holds; no two of a snippet are the same unless a line was
repeated. So a word that is met on a page is found again in the text: its line there is the true one.
"""

import re
from pathlib import Path
from random import Random

WORD = re.compile("q[bcdfghjklmnpqrstvwxz]{3}")
_LETTERS = "bcdfghjklmnpqrstvwxz"
_PART = re.compile("«([^»]+)»")
_DEPTH = 3  # of blocks within blocks
_DEEP = {"inside", "source", "attributes"}  # set in where they stand behind an indentation


def snippet(seed: int) -> str:
    """A few blocks of Markdown, spoilt at times; the same for the same seed."""
    random = Random(seed)
    lines = _Composer(random).compose("snippet", 0).split("\n")
    while lines and random.random() < 0.3:
        at = random.randrange(len(lines))
        lines[at : at + 1] = _spoilt(random, lines[at])
    if random.random() < 0.1:  # the same line as code, and once more as text
        line = random.choice(lines or [""])
        lines += [*random.choice([["", f"    {line}"], ["", "```", line, "```"]]), "", line]
    end = "\r\n" if random.random() < 0.05 else "\n"
    return end.join(lines) + random.choice(["", end, end + end])


def places(text: str) -> dict[str, list[int]]:
    """The lines, counted from 1, on which each word of a text stands, in order."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for word in WORD.findall(line):
            found.setdefault(word, []).append(number)
    return found


def _grammar() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    typed = str.maketrans({"⏎": "\n", "⇥": "\t", "␣": " ", "∅": ""})
    for line in (Path(__file__).parent / "grammar.txt").read_text("utf-8").split("\n"):
        if name := re.fullmatch(r"\[([a-z ]+)\]", line):
            forms[name[1]] = []
        elif line and forms:
            forms[list(forms)[-1]].append(line.translate(typed))
    return forms


_GRAMMAR = _grammar()


class _Composer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = random.randrange(len(_LETTERS) ** 3)

    def compose(self, name: str, depth: int) -> str:
        """One form of ``name``, its parts composed too."""
        if name == "word":
            return self.word()
        if name == "inside":
            depth += 1
        form = self.random.choice(_GRAMMAR["line" if depth > _DEPTH and name == "inside" else name])
        text, last, same = "", 0, {}
        for part in _PART.finditer(form):
            text += form[last : part.start()]
            within = re.sub(r"[^\s>]", " ", text[text.rfind("\n") + 1 :])
            composed = same.get(part[1]) or self.compose(part[1], depth)
            same[f"same {part[1]}"] = composed
            text += (
                re.sub(r"\n(?=[^\n])", "\n" + within, composed) if part[1] in _DEEP else composed
            )
            last = part.end()
        return text + form[last:]

    def word(self) -> str:
        self.count = (self.count + 1) % len(_LETTERS) ** 3
        rest, letters = self.count, "q"
        for _ in range(3):
            rest, digit = divmod(rest, len(_LETTERS))
            letters += _LETTERS[digit]
        return letters + self.random.choice([*[""] * 8, "e\N{COMBINING ACUTE ACCENT}", "ç"])


def _spoilt(random: Random, line: str) -> list[str]:
    """A line repeated, dropped, set in or out, or with other white space."""
    return random.choice(
        [
            [line, line],
            [line, "", line],
            [],
            [""],
            [" " * random.randint(1, 5) + line],
            [line.lstrip()],
            [line[1:]],
            ["\t" + line],
            [line.replace("    ", "\t")],
            [line.replace(" ", "\t", 1)],
            [line + "  "],
            [line + "\t"],
            ["> " + line],
            ["- " + line],
            ["  ", line],
            ["\f" + line],
            [line.replace(" ", "\N{NO-BREAK SPACE}", 1)],
            [line.replace(" ", "\N{LINE SEPARATOR}", 1)],
            ["\N{ZERO WIDTH NO-BREAK SPACE}" + line],
            ["\ue000" + line + "\ue001\x02\x03"],
        ]
    )
