"""Which engine is this? One name for all that is committed outside ``docs/``."""

import hashlib
import subprocess
from pathlib import Path

from ground.problem import CannotRun


def fingerprint(root: Path) -> str:
    """A hash that two commits share where they differ in ``docs/`` alone, from ``git ls-tree``.

    Raises ``CannotRun`` where git cannot tell.
    """
    command = ["git", "ls-tree", "-z", "HEAD"]
    try:
        told = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotRun(f"git ls-tree: {error}") from None
    entries = [entry for entry in told.split(b"\0") if not entry.endswith(b"\tdocs")]
    return hashlib.sha256(b"\0".join(entries)).hexdigest()[:20]
