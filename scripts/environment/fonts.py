"""Which fonts do the tests see, whatever the machine has?"""

import os
import sys
from pathlib import Path

from environment.system import have
from environment.venv import REPOSITORY

CONFIGURATION = REPOSITORY / "tests/fonts.conf"
# Where that looks for fonts.
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share", "fonts").expanduser(),
)


def ensure() -> None:
    """From here on, this process and what it starts see DejaVu alone.

    Where there is no fontconfig (macOS, Windows), browsers ask the system, and the book's own face
    has to do. Raises ``CannotRun`` with one sentence where DejaVu is missing and cannot be had.
    """
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)
    if sys.platform == "linux":
        have(_is_there, ["fonts-dejavu-core"], "the browser tests need DejaVu Sans and Serif")


def _is_there() -> bool:
    found = {path.stem for folder in FOLDERS for path in folder.rglob("DejaVu*.ttf")}
    return {"DejaVuSans", "DejaVuSerif"} <= found
