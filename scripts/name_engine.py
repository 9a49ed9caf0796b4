"""Which engine is this? One name for all that is committed outside docs/.

Gives the workflow ``engine``, and leaves it in .cache/engine, to be kept where its tests have passed.
Needs git and no package.
Exit status: 0 named · 2 git cannot tell.
"""

import argparse
import sys

import environment  # noqa: F401 - first: it says so where Python is too old
from ground import writing
from ground.command import REPOSITORY
from publishing import engine, workflow


def main() -> int:
    """Name it."""
    argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0]).parse_args()

    def tell() -> int:
        name = engine.fingerprint(REPOSITORY)
        writing.replace(REPOSITORY / ".cache/engine", name.encode(), ".cache/engine")
        workflow.output("engine", name)
        return 0

    return workflow.guarded(tell)


if __name__ == "__main__":
    sys.exit(main())
