"""Which packages of npm's lock are known to be unsafe?"""

import json
import shutil
import subprocess
from pathlib import Path

from ground.problem import CannotRun


def known(folder: Path) -> list[str]:
    """A line for each advisory about what ``folder``'s ``package-lock.json`` lists.

    Raises ``CannotRun`` where npm is missing, or whoever it asks does not answer: its status is 1 for
    advisories and for failures, and only its report tells one from the other.
    """
    lock = folder / "package-lock.json"
    unasked = f"npm's advisories could not be asked, so whether {lock} is safe is not known"
    npm = shutil.which("npm")
    if npm is None:
        raise CannotRun(f"{unasked}: install npm (in Debian: npm)")
    command = [npm, "audit", "--package-lock-only", "--json"]
    told = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8").stdout
    try:
        report = dict(json.loads(told))
    except (ValueError, TypeError):
        report = {}
    vulnerable = report.get("vulnerabilities")
    if not isinstance(vulnerable, dict):
        summary = report.get("message") or (report.get("error") or {}).get("summary")
        reason = str(summary or "npm gave no reason").partition("\n")[0]
        raise CannotRun(f"{unasked}: {reason}")
    return sorted(
        {
            f"{package['name']} {each['range']}: {each['title']} ({each['severity']}), {each['url']}"
            for package in vulnerable.values()
            for each in package["via"]
            if isinstance(each, dict)  # else another package, which has lines of its own
        }
    )
