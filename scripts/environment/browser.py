"""Which browser do the browser tests drive, and where does one come from if there is none?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from environment.venv import SetupError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    *(
        f"{os.environ[folder]}\\{name}"
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        if folder in os.environ
        for name in (
            "Google\\Chrome\\Application\\chrome.exe",
            "Microsoft\\Edge\\Application\\msedge.exe",
        )
    ),
)


def find() -> Path | None:
    """The path of a Chromium-like browser on this machine: ``$BROWSER_PATH`` first, or None."""
    if named := os.environ.get("BROWSER_PATH"):
        return Path(named)
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found) if found else next((p for p in map(Path, _PLACES) if p.is_file()), None)


def ensure() -> Path:
    """Find a browser, or install one from the system's packages where we may.

    Raises ``SetupError`` with one clear sentence where neither is possible.
    """
    if browser := find():
        if browser.is_file():
            return browser
        raise SetupError(f"BROWSER_PATH names {browser}, which is no file")
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing chromium from the system's packages …", file=sys.stderr, flush=True)
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], **quiet)
        if browser := find():
            return browser
    raise SetupError(
        "the browser tests need Chromium, Chrome or Edge: install one, or name it in BROWSER_PATH"
    )
