"""What is remembered of external addresses from earlier runs?"""

import datetime
import json
from pathlib import Path
from typing import Any

from ground import writing
from ground.message import say
from ground.problem import CannotRun


class Memory:
    """A JSON file of objects by address, written whole or not at all. Without a path nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        """Raises ``CannotRun`` for a file that holds something else."""
        self._path = path
        self.entries: dict[str, Any] = {}
        if path is None or not path.exists():
            return
        try:
            self.entries = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CannotRun(
                say("no JSON: {reason}", reason=error), path, getattr(error, "lineno", 1)
            ) from None
        if not isinstance(self.entries, dict):
            raise CannotRun(say("holds no object"), path)

    def save(self) -> None:
        """Write beside, then rename."""
        if self._path is None:
            return
        text = json.dumps(self.entries, indent=1, sort_keys=True) + "\n"
        writing.replace(self._path, text.encode("utf-8"), str(self._path))


class Cache:
    """Addresses found alive, with the day: asked again after ``days``. Errors are never kept."""

    def __init__(self, path: Path | None, days: int, today: datetime.date) -> None:
        self._memory = Memory(path)
        self._days = days
        self._today = today

    def knows(self, address: str) -> bool:
        """Whether the address was alive not long ago."""
        try:
            day = datetime.date.fromisoformat(self._memory.entries[address])
        except (KeyError, TypeError, ValueError):
            return False
        return datetime.timedelta() <= self._today - day < datetime.timedelta(self._days)

    def keep(self, alive: list[str]) -> None:
        """Remember these addresses, forget old ones, write."""
        entries = {a: day for a, day in self._memory.entries.items() if self.knows(a)}
        entries.update(dict.fromkeys(alive, self._today.isoformat()))
        self._memory.entries = entries
        self._memory.save()


class History:
    """On which days an address was found dead, since it was last alive."""

    def __init__(self, path: Path | None, runs: int, today: datetime.date) -> None:
        self._memory = Memory(path)
        self._runs = runs if path else 1
        self._today = today.isoformat()

    def record(self, dead: set[str], asked: set[str]) -> set[str]:
        """Note today's dead addresses and write; return those dead on enough days."""
        entries = {
            a: days for a, days in self._memory.entries.items() if a in dead or a not in asked
        }
        for address in dead:
            days = entries.get(address)
            entries[address] = sorted({*(days if isinstance(days, list) else []), self._today})
        self._memory.entries = entries
        self._memory.save()
        return {address for address in dead if len(entries[address]) >= self._runs}
