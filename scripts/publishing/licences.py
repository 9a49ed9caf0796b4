"""Under which licences are the packages that a lock file names, and how is a machine told?"""

import json
import re
import uuid
from collections.abc import Sequence
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

    @property
    def purl(self) -> str:
        """Its address as machines know it (package-url specification, type ``pypi``)."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


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


def as_cyclonedx(name: str, version: str, packages: Sequence[Package]) -> str:
    """The SBOM of the book ``name`` made with ``packages``: CycloneDX 1.6, JSON.

    Nothing in it depends on the day, so that two builds agree.
    """
    components = [
        {
            "type": "library",
            "bom-ref": each.purl,
            "name": each.name,
            "version": each.version,
            "purl": each.purl,
            **({"licenses": [{"license": {"name": each.licence}}]} if each.licence else {}),
        }
        for each in packages
    ]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([name, version, components]))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {"type": "data", "bom-ref": name, "name": name, "version": version}
        },
        "components": components,
        "dependencies": [{"ref": name, "dependsOn": [each.purl for each in packages]}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
