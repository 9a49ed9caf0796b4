"""Which external addresses of the site deserve a word, and what is remembered of them from earlier runs?"""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ground import writing
from ground.message import say
from ground.problem import CannotRun, Severity
from links.external import ALIVE, DEAD, Answer, Asker
from links.fragments import indicates
from links.kinds import Verdict

_DAYS = 7  # for which an address found alive is not asked again


@dataclass(frozen=True)
class Elsewhere:
    """Asks external addresses, and says what is wrong with which.

    ``cache`` is a file of addresses found alive, ``history`` one of the days on which others were found
    dead since they were last alive; ``runs`` is on how many days an address must be dead to be an error,
    where there is a ``history``. ``fragments`` asks for the parts of pages too.
    """

    asker: Asker
    cache: Path | None = None
    history: Path | None = None
    runs: int = 3
    fragments: bool = False
    today: Callable[[], datetime.date] = datetime.date.today

    def __call__(self, addresses: list[str]) -> dict[str, Verdict]:
        """Verdicts by address, for those that are not simply alive. Raises ``CannotRun``."""
        today = self.today()
        alive = {page: day for page, day in _read(self.cache).items() if _is_recent(day, today)}
        dead = _read(self.history)
        wanted: dict[str, list[str]] = {}
        for address in addresses:
            page, _, fragment = address.partition("#")
            wanted.setdefault(page, []).append(fragment)
        with_names = {page for page, parts in wanted.items() if self.fragments and any(parts)}
        asked = [page for page in wanted if page in with_names or page not in alive]

        def keep(page: str, answer: Answer) -> None:
            """At once: what is interrupted has not asked in vain."""
            days = dead.pop(page, [])
            if answer.verdict == DEAD:
                earlier = days if isinstance(days, list) else []
                dead[page] = sorted({*earlier, today.isoformat()})
            elif answer.verdict == ALIVE and not answer.moved:
                alive[page] = today.isoformat()
            _write(self.cache, alive)
            _write(self.history, dead)

        found: dict[str, Verdict] = {}
        for page, answer in self.asker.ask(asked, with_names, keep).items():
            for fragment in wanted[page]:
                address = f"{page}#{fragment}" if fragment else page
                if answer.verdict == DEAD:
                    is_sure = not self.history or len(dead[page]) >= self.runs
                    severity: Severity = "error" if is_sure else "warning"
                    text = say("{page} is dead: {reason}", page=page, reason=answer.reason)
                    found[address] = Verdict("external-dead", text, severity)
                elif answer.verdict != ALIVE:
                    text = say("{page}: cannot tell: {reason}", page=page, reason=answer.reason)
                    found[address] = Verdict("external-unknown", text, "warning")
                elif fragment and answer.names and not indicates(fragment, answer.names):
                    text = say("{page} holds no {fragment!r}", page=page, fragment=fragment)
                    found[address] = Verdict("external-fragment", text)
                elif answer.moved:
                    text = say("{page} has moved to {address}", page=page, address=answer.moved)
                    found[address] = Verdict("external-moved", text, "warning")
        return found


def _is_recent(day: Any, today: datetime.date) -> bool:
    try:
        age = today - datetime.date.fromisoformat(day)
    except (TypeError, ValueError):
        return False
    return datetime.timedelta() <= age < datetime.timedelta(_DAYS)


def _read(path: Path | None) -> dict[str, Any]:
    if path is None or not path.exists():
        return {}
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        raise CannotRun(say("no JSON: {reason}", reason=error), path, line) from None
    if not isinstance(entries, dict):
        raise CannotRun(say("holds no object"), path)
    return entries


def _write(path: Path | None, entries: dict[str, Any]) -> None:
    if path:
        text = json.dumps(entries, indent=1, sort_keys=True) + "\n"
        writing.replace(path, text.encode("utf-8"), str(path))
