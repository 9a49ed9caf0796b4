"""Check both glossaries: their form, each other, and the terms that the chapters use.

Exit status: 0 no error, 1 at least one, 2 the check could not run.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from glossary.check import check
from ground import command
from translation.soften import soften


def main() -> int:
    """Parse the command line, check, print."""
    args = command.parser(__doc__).parse_args()
    root = args.root.resolve()
    return command.run(lambda: list(soften(root, check(root), "missing-equivalent")), args.format)


if __name__ == "__main__":
    sys.exit(main())
