"""Which browser do the browser tests drive, and where does one come from if there is none?"""

import os
import shutil
from pathlib import Path

from environment.system import have
from ground.problem import CannotRun

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    *(
        f"{os.environ.get(folder)}\\{name}"
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
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

    Raises ``CannotRun`` with one clear sentence where neither is possible.
    """
    need = "the browser tests need Chromium, Chrome or Edge, which BROWSER_PATH can name"
    have(lambda: find() is not None, ["chromium"], need)
    browser = find()
    if browser is None or not browser.is_file():
        raise CannotRun(f"BROWSER_PATH names {browser}, which is no file")
    return browser
