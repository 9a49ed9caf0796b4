"""Does every address that the book has had lead somewhere?

    python3 scripts/check_addresses.py [SITE]     builds the site where none is named

Reads docs/source/addresses.yml, docs/source/gone.yml, the pages, and the site built from them.
Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks import build
from ground import aside, command
from ground.problem import Problem
from ground.report import Counts
from lasting import record
from lasting.check import check


def main(argv: Sequence[str] | None = None) -> int:
    """Parse the command line, print what is found, return the exit status."""
    parser = command.parser(__doc__)
    parser.add_argument("site", metavar="SITE", type=Path, nargs="?", help="a built site")
    args = parser.parse_args(argv)
    root = args.root.resolve()

    def found() -> tuple[Sequence[Problem], Counts | None]:
        with aside.named_or_passing(None, root) as built:
            problems = [] if args.site else build.check(root, built)
            if problems:
                return problems, None
            site = args.site.resolve() if args.site else built
            return check(root, site), record.counted(root, site)

    return command.run(found, args.format, root)


if __name__ == "__main__":
    sys.exit(main())
