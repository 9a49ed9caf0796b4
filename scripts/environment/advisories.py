"""Which packages of npm's lock are known to be unsafe?"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from environment.venv import SetupError

_UNASKED = "npm's advisories could not be asked, so whether {lock} is safe is not known"


def known(folder: Path) -> list[str]:
    """A line for each advisory about what ``folder``'s ``package-lock.json`` lists.

    Raises ``SetupError`` where npm is missing, or whoever it asks does not answer.
    """
    unasked = _UNASKED.format(lock=folder / "package-lock.json")
    npm = shutil.which("npm")
    if npm is None:
        raise SetupError(f"{unasked}: install npm (in Debian: npm)")
    command = [npm, "audit", "--package-lock-only", "--json"]
    told = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8").stdout
    try:
        report = json.loads(told)
        vulnerable = report["vulnerabilities"].values()
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SetupError(f"{unasked}: {_reason(told)}") from None
    return sorted({line for package in vulnerable for line in _lines(package)})


def _lines(package: dict[str, Any]) -> list[str]:
    """What a package is told for; one that only needs another, named there, has no line."""
    return [
        f"{package['name']} {each['range']}: {each['title']} ({each['severity']}), {each['url']}"
        for each in package["via"]
        if isinstance(each, dict)
    ]


def _reason(told: str) -> str:
    """Npm's status is 1 for advisories and for failures: only its report tells one from the other."""
    try:
        report = json.loads(told)
        return str(report.get("message") or report["error"]["summary"]).partition("\n")[0]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "npm gave no reason"
