"""Under which licences are the packages that a lock file names?"""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from ground.command import read_text

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Package:
    """A package of a lock: ``licence`` as its own metadata says, empty where it is not installed
    on this machine."""

    name: str
    version: str
    licence: str


def packages(lock: Path) -> list[Package]:
    """The packages of a lock in the order of the file. Raises ``CannotRun`` if it is unreadable."""
    found: list[Package] = []
    for line in read_text(lock, lock.parent).split("\n"):
        if pinned := _PINNED.match(line):
            found.append(Package(pinned[1], pinned[2], licence(pinned[1])))
    return found


def licence(name: str) -> str:
    """What an installed package says of its licence: an SPDX expression, classifiers, or words."""
    try:
        values = metadata(name)
    except PackageNotFoundError:
        return ""
    if expression := values.get_all("License-Expression"):
        return str(expression[0])
    classified = [
        each.removeprefix(_CLASSIFIER)
        for each in values.get_all("Classifier") or []
        if each.startswith(_CLASSIFIER)
    ]
    if classified:
        return ", ".join(classified)
    words = "".join(values.get_all("License") or []).strip().split("\n")[0]
    return words if 0 < len(words) < 60 else "see its files"
