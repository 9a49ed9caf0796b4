"""Do the French chapters say exactly what the received text says?

Reads docs/source/ and docs/fr/chapitres/. Exit status: 0 they do · 1 they differ · 2 could not run.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from ground import command
from source import compare


def main() -> int:
    """Parse the command line, compare, print."""
    args = command.parser(__doc__).parse_args()
    return command.run(lambda: compare.check(args.root.resolve()), args.format)


if __name__ == "__main__":
    sys.exit(main())
