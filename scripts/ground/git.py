"""What does git say of a folder, if it is there and the folder is in a repository?"""

import os
import subprocess
from pathlib import Path


def said(folder: Path, *arguments: str, **environment: str) -> str | None:
    """What git prints, run with these ``arguments`` in ``folder``; None where there is no git, or it refuses.

    ``environment`` are variables that it has beside ours.
    """
    try:
        result = subprocess.run(
            ["git", *arguments],
            cwd=folder, env={**os.environ, **environment}, capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return None
    return result.stdout.decode("utf-8", "replace")
