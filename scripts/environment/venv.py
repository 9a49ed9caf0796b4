"""Is the project's virtual environment there, and does it hold exactly what the lock says?"""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from ground.lock import held
from ground.problem import CannotRun
from ground.progress import bar

REPOSITORY = Path(__file__).resolve().parents[2]
VENV = REPOSITORY / ".venv"
SITE_LOCK = REPOSITORY / "requirements.txt"
TESTS_LOCK = REPOSITORY / "requirements-tests.txt"
RELEASE_LOCK = REPOSITORY / "requirements-release.txt"
AUDIT_LOCK = REPOSITORY / "requirements-audit.txt"
# Megabytes to download and on the disk, measured on Linux with Python 3.11: nobody should wonder.
_ABOUT = {SITE_LOCK: (30, 200), TESTS_LOCK: (250, 940), RELEASE_LOCK: (110, 350)}


def locks() -> list[Path]:
    """Every lock file of the project."""
    return sorted(REPOSITORY.glob("requirements*.txt"))


def python() -> Path:
    """The path of the environment's interpreter, whether it exists yet or not."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(lock: Path = SITE_LOCK) -> Path:
    """Make the environment hold what ``lock`` lists, and return its interpreter.

    Does nothing when a stamp in the environment says that this lock, this Python and this
    place were set up before, to the end. Waits where another process is at it. Raises
    ``CannotRun`` where the system, Python, venv or pip refuse.
    """
    try:
        if not _is_set_up(lock):
            waiting = (
                f"note: another command is setting up {VENV.name}: waiting until it has ended …"
            )
            with held(VENV.with_name(f"{VENV.name}.lock"), waiting):
                if not _is_set_up(lock):
                    _set_up(lock)
    except OSError as error:
        reason = f"{error.filename or VENV}: {error.strerror or error}"
        raise CannotRun(f"{VENV.name} cannot be set up: {reason}") from None
    return python()


def _is_set_up(lock: Path) -> bool:
    is_said = _says(_stamp(lock), lock.read_text(encoding="utf-8"))
    return is_said and not _log().exists() and _runs("-S", "-c", "")


def _set_up(lock: Path) -> None:
    stamp, lock_text = _stamp(lock), lock.read_text(encoding="utf-8")
    print(_announcement(lock, again=stamp.is_file()), file=sys.stderr, flush=True)
    made = VENV / "python.stamp"
    # What is half made, copied from elsewhere or of another Python is made anew: the programs in it
    # begin with its place. So is one in which pip was ended at work: what it has half put in place
    # passes for installed.
    if not _says(made) or _is_installing(_said()) or not _runs("-m", "pip", "--version"):
        outside = getattr(sys, "_base_executable", sys.executable)  # we may be in what is made anew
        _call([outside, "-m", "venv", "--clear", str(VENV)], "Python's venv module")
        made.write_text(_digest(), encoding="utf-8")
    for other in locks():  # set up at another time, from another list: it may be so no longer
        if not _says(_stamp(other), other.read_text(encoding="utf-8")):
            _stamp(other).unlink(missing_ok=True)
    _call(
        [str(python()), "-m", "pip", "install", "--progress-bar=off", "--disable-pip-version-check",
         "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)],
        "pip", _packages(lock),
    )  # fmt: skip
    stamp.write_text(_digest(lock_text), encoding="utf-8")
    _log().unlink(missing_ok=True)


def _stamp(lock: Path) -> Path:
    return VENV / f"{lock.stem}.stamp"


def _log() -> Path:
    """What is said while the environment is set up; there until that has ended well."""
    return VENV.with_name(f"{VENV.name}.log")


def _is_installing(said: list[str]) -> bool:
    """Did pip get to where it changes what is installed, and not to the end of that?"""
    return any(line.startswith("Installing collected packages") for line in said)


def _said() -> list[str]:
    if not _log().is_file():
        return []
    return _log().read_text(encoding="utf-8", errors="replace").splitlines()


def _runs(*arguments: str) -> bool:
    try:
        return not subprocess.run([python(), *arguments], capture_output=True).returncode
    except OSError:
        return False


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
    """Run what sets up, showing how many of so many packages pip has fetched, then installed.

    It holds our locks, so that it is waited for should it outlive us. Its temporary files are beside
    the environment: the next set-up removes what one that was killed has left.
    """
    draw = bar()
    passing = VENV.with_name(f"{VENV.name}.tmp")
    shutil.rmtree(passing, ignore_errors=True)
    passing.mkdir(parents=True)
    with _log().open("wb") as log, subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        close_fds=False, start_new_session=True, env={**os.environ, "TMPDIR": str(passing)},
    ) as child:  # fmt: skip
        try:
            while child.poll() is None:
                draw(_done(_said(), packages), 2 * packages + 1)
                time.sleep(0.2)
        finally:
            _end(child)
            shutil.rmtree(passing, ignore_errors=True)
            draw(1, 1)
    reasons = [line for line in _said() if line.strip()]
    if child.returncode:
        errors = [line for line in reasons if line.lower().startswith("error")] or reasons[-1:]
        raise CannotRun(
            f"{who} could not set up {VENV.name}: {' '.join(errors) or 'no reason given'}"
        )


def _end(child: subprocess.Popen) -> None:
    """End a program with all that it has started, if it has not ended."""
    if child.poll() is None:
        if sys.platform == "win32":
            child.terminate()
        else:
            with contextlib.suppress(OSError):  # it has ended just now
                os.killpg(child.pid, signal.SIGTERM)


def _done(said: list[str], packages: int) -> int:
    """Of twice as many steps as packages, those that pip has taken: to fetch, then to install."""
    begun = ("Collecting ", "Requirement already satisfied", "Ignoring ")
    fetched = sum(line.startswith(begun) for line in said)
    if not _is_installing(said):
        return min(fetched, packages)
    # No deeper: what pip takes away while somebody looks into it is an error.
    folders = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")]
    there = sum(each.suffix == ".dist-info" for folder in folders for each in folder.iterdir())
    return packages + min(there, packages)
