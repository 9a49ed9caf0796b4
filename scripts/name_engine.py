"""Which engine is this? One name for all that is committed outside docs/.

Gives the workflow ``engine``, and leaves it in .cache/engine, to be kept where its tests have passed.
Needs git and no package.
Exit status: 0 named · 2 git cannot tell.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import environment  # noqa: F401 - first: it says so where Python is too old
from ground import git, writing
from ground.command import REPOSITORY
from ground.problem import CannotRun
from publishing import workflow


def fingerprint(root: Path) -> str:
    """A hash that two commits share where they differ in ``docs/`` alone, from ``git ls-tree``.

    Raises ``CannotRun`` where git cannot tell.
    """
    told = git.said(root, "ls-tree", "-z", "HEAD")
    if told is None:
        raise CannotRun(f"{root}: git cannot tell what is committed here")
    entries = [entry for entry in told.split("\0") if not entry.endswith("\tdocs")]
    return hashlib.sha256("\0".join(entries).encode()).hexdigest()[:20]


def main() -> int:
    """Name it."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0]).parse_args()

    def tell() -> int:
        name = fingerprint(REPOSITORY)
        writing.replace(REPOSITORY / ".cache/engine", name.encode(), ".cache/engine")
        workflow.output("engine", name)
        return 0

    return workflow.guarded(tell)


if __name__ == "__main__":
    sys.exit(main())
