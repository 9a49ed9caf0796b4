"""Does the site build without a warning?

Reads the repository; writes the site to ``--site DIR``, or nowhere that lasts.
Exit status: 0 it does · 1 it warns · 2 could not run.
"""

import sys
import tempfile
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks import build
from ground import command


def main() -> int:
    """Parse the command line, build, print."""
    parser = command.parser(__doc__)
    parser.add_argument("--site", type=Path, help="folder to build into (default: a passing one)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = args.site or Path(folder)
        return command.run(lambda: build.check(args.root.resolve(), site.resolve()), args.format)


if __name__ == "__main__":
    sys.exit(main())
