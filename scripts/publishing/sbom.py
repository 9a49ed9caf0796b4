"""What does the list of ingredients of a release look like to a machine?

CycloneDX 1.6, JSON. Nothing in it depends on the day, so that two builds agree.
"""

import json
import uuid
from collections.abc import Sequence

from publishing.licences import Package


def as_cyclonedx(name: str, version: str, packages: Sequence[Package]) -> str:
    """The SBOM of the book ``name`` made with ``packages``."""
    components = [
        {
            "type": "library",
            "bom-ref": _purl(each),
            "name": each.name,
            "version": each.version,
            "purl": _purl(each),
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
        "dependencies": [{"ref": name, "dependsOn": [_purl(each) for each in packages]}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _purl(package: Package) -> str:
    return f"pkg:pypi/{package.name.lower().replace('_', '-')}@{package.version}"
