"""Which external addresses of the site deserve a word?"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ground.message import say
from ground.problem import Severity
from links.external import ALIVE, DEAD, Answer, Asker, holds
from links.kinds import Verdict
from links.memory import Cache, History


@dataclass(frozen=True)
class Elsewhere:
    """Asks external addresses, and says what is wrong with which.

    ``cache`` and ``history`` are files; ``runs`` is on how many days an address must be dead to be an
    error; ``fragments`` asks for the parts of pages too.
    """

    asker: Asker
    cache: Path | None = None
    history: Path | None = None
    runs: int = 3
    days: int = 7
    fragments: bool = False
    today: Callable[[], datetime.date] = datetime.date.today

    def __call__(self, addresses: list[str]) -> dict[str, Verdict]:
        """Verdicts by address, for those that are not simply alive. Raises ``CannotRun``."""
        cache = Cache(self.cache, self.days, self.today())
        history = History(self.history, self.runs, self.today())
        wanted: dict[str, list[str]] = {}
        for address in addresses:
            page, _, fragment = address.partition("#")
            wanted.setdefault(page, []).append(fragment)
        with_names = {page for page, parts in wanted.items() if self.fragments and any(parts)}
        asked = [page for page in wanted if page in with_names or not cache.knows(page)]
        errors: set[str] = set()

        def keep(page: str, answer: Answer) -> None:
            """At once: what is interrupted has not asked in vain."""
            if answer.verdict == ALIVE and not answer.moved:
                cache.keep([page])
            errors.update(history.record({page} if answer.verdict == DEAD else set(), {page}))

        answers = self.asker.ask(asked, with_names, keep)
        found: dict[str, Verdict] = {}
        for page, answer in answers.items():
            for fragment in wanted[page]:
                address = f"{page}#{fragment}" if fragment else page
                if answer.verdict == DEAD:
                    severity: Severity = "error" if page in errors else "warning"
                    text = say("{page} is dead: {reason}", page=page, reason=answer.reason)
                    verdict = Verdict("external-dead", text, severity)
                elif answer.verdict != ALIVE:
                    text = say("{page}: cannot tell: {reason}", page=page, reason=answer.reason)
                    verdict = Verdict("external-unknown", text, "warning")
                elif page in with_names and fragment and not holds(answer, fragment):
                    text = say("{page} holds no {fragment!r}", page=page, fragment=fragment)
                    verdict = Verdict("external-fragment", text)
                elif answer.moved:
                    text = say("{page} has moved to {address}", page=page, address=answer.moved)
                    verdict = Verdict("external-moved", text, "warning")
                else:
                    continue
                found[address] = verdict
        return found
