"""What did a person accept: which original content does each segment of a translated page translate?

The stamp is in the page's front matter: ``translation`` maps segment ids to fingerprints of the
original, ``translation_reasons`` keeps the allowances: why a segment was accepted although content rules failed.
"""

import json
import re
from dataclasses import dataclass, field

import yaml

from book import front_matter
from book.front_matter import REASONS, STAMP
from ground.message import say
from ground.problem import CannotRun
from translation.fingerprint import WELL_FORMED


@dataclass(frozen=True)
class Allowance:
    """The ``rules`` that may fail on a segment, and why, for one original text and one ``translated`` text
    alone."""

    rules: tuple[str, ...]
    translated: str
    reason: str


@dataclass(frozen=True)
class Stamp:
    """Fingerprints of the original, and allowances, by segment id."""

    fingerprints: dict[str, str] = field(default_factory=dict)
    allowances: dict[str, Allowance] = field(default_factory=dict)

    def allowed(self, segment: str, translated: str) -> Allowance | None:
        """What is allowed for a segment, if it is about the translated text with this
        fingerprint."""
        found = self.allowances.get(segment)
        return found if found and found.translated == translated else None


def read(page: front_matter.Page, name: str, where: str = STAMP) -> Stamp:
    """Read a page's stamp, which is under the key ``where``; raise ``CannotRun`` naming ``name`` and the
    line where it is malformed."""

    def fault(key: str, segment: object, what: str) -> CannotRun:
        return CannotRun(what, name, page.lines.get(f"{key}.{segment}", page.lines[key]))

    values = page.values.get(where) or {}
    if not isinstance(values, dict):
        raise fault(where, "", say("`{key}` must map segment ids to fingerprints", key=where))
    for segment, value in values.items():
        if not isinstance(segment, str):
            what = say("segment id {id} must be text: quote it", id=repr(segment))
            raise fault(where, segment, what)
        if not isinstance(value, str) or not WELL_FORMED.fullmatch(value):
            what = say(
                "malformed fingerprint {value} of segment {id!r}: expected 12 hexadecimal digits in quotes",
                value=repr(value),
                id=segment,
            )
            raise fault(where, segment, what)
    kept = page.values.get(REASONS) or {}
    if not isinstance(kept, dict):
        raise fault(REASONS, "", say("`{key}` must map segment ids to reasons", key=REASONS))
    allowances = {}
    for segment, value in kept.items():
        if not (
            isinstance(value, dict)
            and set(value) == {"rules", "translated", "reason"}
            and isinstance(value["rules"], list)
            and WELL_FORMED.fullmatch(str(value["translated"]))
            and str(value["reason"] or "").strip()
        ):
            what = say(
                "malformed reason of segment {id}: expected rules, translated and reason",
                id=repr(segment),
            )
            raise fault(REASONS, segment, what)
        allowances[segment] = Allowance(
            tuple(map(str, value["rules"])), value["translated"], str(value["reason"])
        )
    return Stamp(dict(values), allowances)


def write(text: str, stamp: Stamp, name: str, where: str = STAMP) -> str:
    """Return a page's text with this stamp in its front matter and every other character as it was.

    Keeps the line ends. Raises ``CannotRun`` where the front matter is laid out in a way that
    does not allow it.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or (end == "\r\n" and plain.count("\n") != text.count("\r\n")):
        raise CannotRun(say("mixed line ends: make them all alike before accepting"), name)
    before = front_matter.take_apart(plain, name)
    bare = before.body_line == 1
    lines = ["---", "---", *plain.split("\n")] if bare else plain.split("\n")
    close = next(
        n for n, line in enumerate(lines) if n and re.fullmatch(r"(?:---|\.\.\.)[ \t]*", line)
    )
    for key, entries in ((where, _fingerprints(stamp)), (REASONS, _allowances(stamp))):
        block = [f"{key}:", *entries] if entries else []
        if key in before.lines:
            start = before.lines[key] - 1
            stop = _end(lines, start, close)
        else:
            start = stop = close
        lines[start:stop] = block
        close += len(block) - (stop - start)
        before = front_matter.take_apart("\n".join(lines), name)
    result = "\n".join(lines)
    _verify(plain, result, stamp, name, where)
    return result.replace("\n", end)


def write_whole(text: str, stamp: Stamp, name: str, where: str = STAMP) -> str:
    """The same for a file that is front matter as a whole, as the words of the interface are."""
    end = "\r\n" if "\r\n" in text else "\n"
    fence = f"---{end}"
    text = text if text.endswith(end) else text + end
    return write(f"{fence}{text}{fence}", stamp, name, where)[len(fence) : -len(fence)]


def _end(lines: list[str], start: int, close: int) -> int:
    stop = start + 1
    while stop < close and (not lines[stop].strip() or lines[stop][0] in " \t#"):
        stop += 1
    while stop > start + 1 and (not lines[stop - 1].strip() or lines[stop - 1][0] == "#"):
        stop -= 1
    return stop


def _verify(before: str, after: str, stamp: Stamp, name: str, where: str) -> None:
    old, new = front_matter.take_apart(before, name), front_matter.take_apart(after, name)
    others = [
        {k: v for k, v in page.values.items() if k not in (where, REASONS)} for page in (old, new)
    ]
    if others[0] != others[1] or old.body != new.body or read(new, name, where) != stamp:
        reason = say("cannot write the stamp: lay the front matter out as `key: value` lines")
        raise CannotRun(reason, name, 2)


def _fingerprints(stamp: Stamp) -> list[str]:
    return [f'  {_key(segment)}: "{print_}"' for segment, print_ in stamp.fingerprints.items()]


def _allowances(stamp: Stamp) -> list[str]:
    return [
        f'  {_key(segment)}: {{rules: [{", ".join(kept.rules)}], translated: "{kept.translated}", '
        f"reason: {json.dumps(kept.reason, ensure_ascii=False)}}}"
        for segment, kept in stamp.allowances.items()
    ]


def _key(segment: str) -> str:
    plain = re.fullmatch(r"[a-z][a-z0-9]*(?:[-._][a-z0-9]+)*", segment)
    return (
        segment
        if plain and yaml.safe_load(segment) == segment
        else json.dumps(segment, ensure_ascii=False)
    )
