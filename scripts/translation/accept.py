"""What happens when a person says that segments of a translated page are right?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from book import interface_file
from book.segments import Segment
from ground import writing
from ground.message import say
from ground.problem import CannotRun, Problem
from translation import content, stamp
from translation.book import PagePair, page_pair
from translation.fingerprint import fingerprint


@dataclass
class Outcome:
    """``refused`` are the errors that stand in the way; ``left`` the ids that are not translated
    yet, ``waiting`` those of them whose original stands in the translation's place."""

    accepted: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    changed: bool = False


def accept(
    root: Path,
    locale: str,
    key: str,
    ids: Sequence[str] = (),
    reason: str = "",
    write: bool = True,
) -> Outcome:
    """Record in a page's front matter that segments translate the original as it is.

    Without ``ids`` it is all but what is still in the source language: words that are right in both languages are
    accepted by name. Where a content check finds an error nothing is written, unless a ``reason`` is
    given, which makes it an allowance; nor is it unless ``write``. Raises ``CannotRun`` for a page that is
    not sound enough to write to, and for an unknown id.
    """
    page = page_pair(root, locale, key)
    for side in (page.source, page.target):
        if side.merge:
            reason = say("unresolved merge; nothing accepted")
            raise CannotRun(reason, side.path, side.merge)
        if not side.exists:
            raise CannotRun(say("{path}: no such file; nothing accepted", path=side.path))
    originals = {segment.id: segment for segment in page.source.segments}
    translated = {segment.id: segment for segment in page.target.segments}
    for name in ids:
        if name not in originals:
            raise CannotRun(
                say("{path}: no segment {id!r}; nothing accepted", path=page.source.path, id=name)
            )
        if name not in translated:
            raise CannotRun(
                say(
                    "{path}: no segment {id!r}: translate it first; nothing accepted",
                    path=page.target.path,
                    id=name,
                )
            )
    waiting = [each.id for each in page.waiting if not ids and each.id in originals]
    outcome = Outcome(left=[name for name in originals if name not in translated], waiting=waiting)
    prints, allowances = dict(page.stamp.fingerprints), dict(page.stamp.allowances)
    for name in ids or [name for name in originals if name in translated and name not in waiting]:
        problems, allowance = _judge(page, originals[name], translated[name], reason)
        outcome.refused += problems
        prints[name] = fingerprint(originals[name])
        allowances.pop(name, None)
        if allowance:
            allowances[name] = allowance
        outcome.accepted.append(name)
    if outcome.refused:
        outcome.accepted.clear()
        return outcome
    alive = {*originals, *translated} if ids else {*translated}

    def in_order(record: dict[str, Any]) -> dict[str, Any]:
        """What is recorded of segments that are left, as the original has them."""
        return {
            name: record[name] for name in [*originals, *record] if name in record and name in alive
        }

    new = stamp.Stamp(in_order(prints), in_order(allowances))
    if write:
        path = page.target.path
        stamped = stamp.write_whole if key in interface_file.NAMES else stamp.write
        outcome.changed = writing.edit(root / path, lambda text: stamped(text, new, path), path)
    return outcome


def _judge(
    page: PagePair, source: Segment, target: Segment, reason: str
) -> tuple[list[Problem], stamp.Allowance | None]:
    """The errors that stand in the way of accepting a segment, or what allows them."""
    errors = [each for each in content.findings(page, source, target) if each.severity == "error"]
    rules = tuple(sorted({each.rule for each in errors}))
    if not errors:
        return [], None
    translated = fingerprint(target)
    old = page.stamp.allowed(source.id, translated)
    if (
        old
        and set(rules) <= set(old.rules)
        and page.stamp.fingerprints.get(source.id) == fingerprint(source)
    ):
        return [], old
    if reason:
        return [], stamp.Allowance(rules, translated, reason)
    return [content.problem(page, source, target, each) for each in errors], None
