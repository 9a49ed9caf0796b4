"""List the addresses of the book, so that `check` holds them from then on.

Builds the site, or reads SITE, which is built from the same text; writes docs/source/addresses.yml, to which
addresses are added and from which none is taken out.
Exit status: 0 listed, or listed before · 2 could not run.
"""

import sys
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks import build
from ground import aside, command
from ground.problem import CannotRun
from lasting import listed, record


def main() -> int:
    """Parse the command line, record, print how many, return the exit status."""
    parser = command.parser(__doc__)
    parser.add_argument("site", metavar="SITE", type=Path, nargs="?", help="a built site")
    args = parser.parse_args()
    root = args.root.resolve()

    def listing() -> int:
        with aside.named_or_passing(None, root) as new:
            site = args.site.resolve() if args.site else new
            for problem in () if args.site else build.check(root, site):
                raise CannotRun(problem.message, problem.path, problem.line)
            count, added = record.record(root, site)
        print(f"{listed.PATH}: {count} addresses, {added} of them new")
        return 0

    return command.guarded(listing, root)


if __name__ == "__main__":
    sys.exit(main())
