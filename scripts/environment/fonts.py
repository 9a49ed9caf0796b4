"""Which fonts do the tests see, whatever the machine has?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from environment.system import have
from environment.venv import REPOSITORY

CONFIGURATION = REPOSITORY / "tests/fonts.conf"
_NEEDED = {"DejaVu Sans", "DejaVu Serif"}


def ensure() -> None:
    """From here on, this process and what it starts see DejaVu alone.

    Where there is no fontconfig (macOS, Windows), browsers ask the system, and the book's own face
    has to do. Raises ``SetupError`` with one sentence where DejaVu is missing and cannot be had.
    """
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)
    if sys.platform == "linux":
        have(_is_there, ["fonts-dejavu-core"], "the browser tests need DejaVu Sans and Serif")


def _is_there() -> bool:
    if lister := shutil.which("fc-list"):
        listed = subprocess.run([lister, ":", "family"], capture_output=True, text=True).stdout
        return all(family in listed for family in _NEEDED)
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    found = {path.stem for folder in folders for path in folder.rglob("DejaVu*.ttf")}
    return {family.replace(" ", "") for family in _NEEDED} <= found
