"""What does the edition declare that it changes in the received text?"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from book.yaml_text import load, slips_of
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun, Problem

DECLARATION = "docs/source/edition.yml"
PARAGRAPH = " ¶ "  # typed in a declaration where a paragraph ends


@dataclass(frozen=True)
class Opening:
    """The received line a chapter begins with, or its first words; ``line`` is the declaration's."""

    chapter: str
    begins: str
    line: int


@dataclass(frozen=True)
class Correction:
    """Words of the received text that a chapter replaces on purpose.

    ``received`` and ``new`` hold a line feed where one paragraph ends and the next begins; ``day`` is
    that of the correction, where it is declared.
    """

    chapter: str
    received: str
    new: str
    line: int
    day: date | None = None


@dataclass(frozen=True)
class Edition:
    """The declaration, and the received text it is about, one block (title, paragraph) an item."""

    blocks: tuple[str, ...]
    openings: tuple[Opening, ...]
    added_titles: dict[str, str]
    corrections: tuple[Correction, ...]
    note_type: str
    problems: list[Problem] = field(default_factory=list)


def read(root: Path) -> Edition:
    """Read ``docs/source/edition.yml`` below ``root`` and the text it names.

    Raises ``CannotRun`` where either cannot be read or the declaration lacks a key; a received
    text with another SHA-256 than the one declared is a problem, not a refusal.
    """
    text = read_text(root / DECLARATION, root)
    with slips_of(DECLARATION):
        values, node = load(text)
    try:
        lines = _item_lines(node) if node else {}
        path = root / "docs/source" / values["received"]["file"]
        received = read_text(path, root)
        problems = []
        if hashlib.sha256(path.read_bytes()).hexdigest() != values["received"]["sha256"]:
            message = say("the received text is frozen, and this is not the text that was received")
            name = path.relative_to(root).as_posix()
            problems.append(Problem(name, 1, 1, "received-text-changed", message))
        openings = [
            Opening(str(item["chapter"]), str(item["begins"] or "").strip(), line)
            for item, line in zip(values["chapters"], lines["chapters"], strict=True)
        ]
        corrections = []
        for number, item in enumerate(values["corrections"] or []):
            line = lines["corrections"][number]
            chapter, old, new, reason = (
                str(item.get(key) or "") for key in ("chapter", "received", "new", "reason")
            )
            if not (chapter and old.strip() and new.strip()):
                message = say(
                    "a correction needs a chapter, the received words, new words and a reason"
                )
                problems.append(Problem(DECLARATION, line, 1, "malformed-correction", message))
                continue
            day = item["date"] if type(item.get("date")) is date else None
            if not reason.strip():
                message = say("this correction has no reason: say after `reason:` why it is made")
                problems.append(Problem(DECLARATION, line, 1, "malformed-correction", message))
            elif not day:
                message = say(
                    "this correction has no day: say after `date:` when it was made, like 2026-11-30"
                )
                slip = Problem(DECLARATION, line, 1, "undated-correction", message, "warning")
                problems.append(slip)
            old, new = (each.replace(PARAGRAPH, "\n") for each in (old, new))
            corrections.append(Correction(chapter, old, new, line, day))
        titles = {item["chapter"]: item["title"] for item in values["added_titles"] or []}
        return Edition(
            tuple(line.strip() for line in received.split("\n") if line.strip()),
            tuple(openings),
            titles,
            tuple(corrections),
            values["note_type"],
            problems,
        )
    except (KeyError, TypeError, AttributeError) as error:
        reason = say("missing or misplaced key: {key}", key=error)
        raise CannotRun(reason, DECLARATION) from None


def _item_lines(node: yaml.Node) -> dict[str, list[int]]:
    """For each top-level key whose value is a list, the line of each item."""
    return {
        key.value: [item.start_mark.line + 1 for item in value.value]
        for key, value in node.value
        if isinstance(value, yaml.SequenceNode)
    }
