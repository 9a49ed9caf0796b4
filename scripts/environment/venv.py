"""Is the project's virtual environment there, and does it hold exactly what the lock says?"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ground.progress import bar

REPOSITORY = Path(__file__).resolve().parents[2]
VENV = REPOSITORY / ".venv"
SITE_LOCK = REPOSITORY / "requirements.txt"
TESTS_LOCK = REPOSITORY / "requirements-tests.txt"
RELEASE_LOCK = REPOSITORY / "requirements-release.txt"
AUDIT_LOCK = REPOSITORY / "requirements-audit.txt"
# Megabytes to download and on the disk, measured on Linux with Python 3.11: nobody should wonder.
_ABOUT = {SITE_LOCK: (30, 200), TESTS_LOCK: (190, 870), RELEASE_LOCK: (110, 350)}


class SetupError(Exception):
    """The environment cannot be made; the text is the one line that says why."""


def locks() -> list[Path]:
    """Every lock file of the project."""
    return sorted(REPOSITORY.glob("requirements*.txt"))


def python() -> Path:
    """The path of the environment's interpreter, whether it exists yet or not."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(lock: Path = SITE_LOCK) -> Path:
    """Make the environment hold what ``lock`` lists, and return its interpreter.

    Does nothing when a stamp in the environment says that this lock, this Python and this
    place were set up before. Raises ``SetupError`` where Python, venv or pip refuse.
    """
    stamp, lock_text = VENV / f"{lock.stem}.stamp", lock.read_text(encoding="utf-8")
    if _says(stamp, lock_text) and python().is_file():
        return python()
    print(_announcement(lock, again=stamp.is_file()), file=sys.stderr, flush=True)
    made = VENV / "python.stamp"
    # An environment that is half made, copied from elsewhere or of another Python is made anew:
    # the programs in it begin with its place. Not by itself, though.
    if not (_says(made) and python().is_file()) and Path(sys.prefix) != VENV:
        _call([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python's venv module")
        made.write_text(_digest(), encoding="utf-8")
    _call(
        [str(python()), "-m", "pip", "install", "--progress-bar=off", "--disable-pip-version-check",
         "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)],
        "pip", _packages(lock),
    )  # fmt: skip
    stamp.write_text(_digest(lock_text), encoding="utf-8")
    return python()


def _digest(lock: str = "") -> str:
    """A name for this Python at this place, and what a lock file says."""
    return hashlib.sha256("\0".join([lock, sys.version, str(VENV)]).encode()).hexdigest()


def _says(stamp: Path, lock: str = "") -> bool:
    """Was this written when the same was set up to its end?"""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _digest(lock)


def _announcement(lock: Path, again: bool) -> str:
    """What is about to be done, and how much that is, where it is done for the first time."""
    if again or lock not in _ABOUT:
        return f"Bringing {VENV.name} to what {lock.name} lists …"
    download, disk = _ABOUT[lock]
    return (
        f"Setting up {VENV.name} with the {_packages(lock)} packages of {lock.name}: at most {download} MB "
        f"to download, {disk} MB on the disk; once, a minute or two …"
    )


def _packages(lock: Path) -> int:
    return sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())


def _call(command: list[str], who: str, packages: int = 0) -> None:
    """Run what sets up, showing how many of so many packages pip has fetched, then installed."""
    draw = bar()
    with tempfile.TemporaryFile() as log:

        def said() -> list[str]:
            log.seek(0)
            return log.read().decode(errors="replace").splitlines()

        with subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT) as child:
            try:
                while True:
                    try:
                        child.wait(0.2)
                        break
                    except subprocess.TimeoutExpired:
                        draw(_done(said(), packages), 2 * packages + 1)
            finally:
                child.terminate()
                draw(1, 1)
        reasons = [line for line in said() if line.strip()]
    if child.returncode:
        errors = [line for line in reasons if line.lower().startswith("error")] or reasons[-1:]
        raise SetupError(
            f"{who} could not set up {VENV.name}: {' '.join(errors) or 'no reason given'}"
        )


def _done(said: list[str], packages: int) -> int:
    """Of twice as many steps as packages, those that pip has taken: to fetch, then to install."""
    begun = ("Collecting ", "Requirement already satisfied", "Ignoring ")
    fetched = sum(line.startswith(begun) for line in said)
    if not any(line.startswith("Installing collected packages") for line in said):
        return min(fetched, packages)
    # No deeper: what pip takes away while somebody looks into it is an error.
    folders = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")]
    there = sum(each.suffix == ".dist-info" for folder in folders for each in folder.iterdir())
    return packages + min(there, packages)
