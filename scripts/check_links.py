"""Does every link of a built site lead where it says?

    python3 scripts/check_links.py SITE [--base-path /repo/] [--site-url URL] [--from-disk] [--external]

Judges by the HTML and URL standards. Reads only below SITE; asks the network only with ``--external``.
Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import argparse
import datetime
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from ground import command, progress
from links import exceptions
from links.check import check
from links.problem import LinkProblem
from links.site import Options


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line says."""
    parser = command.parser(__doc__)
    parser.set_defaults(root=None)  # the folder that holds both SITE and docs/
    add = parser.add_argument
    add("site", metavar="SITE", type=Path, help="folder of the built site")
    add("--base-path", default="", help="folder of the server it is published in")
    add("--site-url", default="", help="its whole address: own links are checked on disk")
    add("--from-disk", action="store_true", help="judge as a browser does on file://")
    add(
        "--exceptions",
        type=Path,
        help=f"problems to let pass (default: {exceptions.NAME} beside docs/)",
    )
    add("--external", action="store_true", help="ask the addresses elsewhere too")
    add("--external-fragments", action="store_true", help="and look for the parts they name")
    add("--cache", type=Path, help="file that remembers addresses found alive")
    add(
        "--history",
        type=Path,
        help="file that remembers addresses found dead: an error after --runs days",
    )
    add("--runs", type=int, default=3)
    return parser.parse_args(argv)


def options(args: argparse.Namespace) -> Options:
    """How to judge, and whom to ask."""
    elsewhere = None
    if args.external or args.external_fragments:
        # Here, since the HTTP client alone takes a third of the time this command needs to start.
        from links.elsewhere import Elsewhere
        from links.external import Asker

        elsewhere = Elsewhere(
            Asker(), args.cache, args.history, args.runs, fragments=args.external_fragments
        )
    return Options(args.base_path, args.site_url, args.from_disk, elsewhere, progress.bar())


def problems(
    args: argparse.Namespace, today: datetime.date
) -> tuple[list[LinkProblem], Mapping[str, int]]:
    """All problems and what was checked. Raises ``CannotRun``."""
    root = args.root or args.site.absolute().parent
    return check(args.site, root, today, options(args), args.exceptions)


def main(argv: Sequence[str] | None = None) -> int:
    """Check, print, return the exit status."""
    args = arguments(argv)
    return command.run(lambda: problems(args, datetime.date.today()), args.format)


if __name__ == "__main__":
    sys.exit(main())
