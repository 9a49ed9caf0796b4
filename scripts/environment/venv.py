"""Is the project's virtual environment there, and does it hold exactly what the lock says?"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
VENV = REPOSITORY / ".venv"
SITE_LOCK = REPOSITORY / "requirements.txt"
TESTS_LOCK = REPOSITORY / "requirements-tests.txt"
RELEASE_LOCK = REPOSITORY / "requirements-release.txt"
AUDIT_LOCK = REPOSITORY / "requirements-audit.txt"


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
    stamp = VENV / f"{lock.stem}.stamp"
    wanted = hashlib.sha256(
        b"\0".join([lock.read_bytes(), sys.version.encode(), str(VENV).encode()])
    ).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and python().is_file():
        return python()
    print(f"Setting up {VENV.name} from {lock.name} …", file=sys.stderr, flush=True)
    if not python().is_file():
        _call([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python's venv module")
    _call(
        [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)],
        "pip",
    )  # fmt: skip
    stamp.write_text(wanted, encoding="utf-8")
    return python()


def _call(command: list[str], who: str) -> None:
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode:
        reasons = [line for line in result.stdout.splitlines() if line.strip()]
        errors = [line for line in reasons if line.lower().startswith("error")] or reasons[-1:]
        raise SetupError(
            f"{who} could not set up {VENV.name}: {' '.join(errors) or 'no reason given'}"
        )
