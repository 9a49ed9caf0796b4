#!/usr/bin/env python3
"""Does every link of a built site lead where it says?

    python3 scripts/check_links.py SITE [--base-path /repo/] [--site-url URL] [--from-disk]

Judges by the HTML and URL standards. Reads only below SITE; asks the network only with ``--external``.
Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from checking import command, progress
from checking.problem import exit_status
from checking.report import PRINTERS
from links.site import Options, Site


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line says."""
    parser = command.parser(__doc__)
    parser.set_defaults(root=None)
    parser.add_argument("site", metavar="SITE", type=Path, help="folder of the built site")
    parser.add_argument("--base-path", default="", help="folder of the server it is published in")
    parser.add_argument("--site-url", default="", help="its whole address: own links are checked on disk")
    parser.add_argument("--from-disk", action="store_true", help="judge as a browser does on file://")
    return parser.parse_args(argv)


def site(args: argparse.Namespace) -> Site:
    """The site to check. Raises ``CannotRun``."""
    options = Options(args.base_path, args.site_url, args.from_disk, None, progress.bar())
    return Site(args.site, options)


def main(argv: Sequence[str] | None = None) -> int:
    """Check, print, return the exit status."""
    args = arguments(argv)

    def check() -> int:
        checked = site(args)
        problems = checked.problems()
        print(PRINTERS[args.format](problems, checked.checked))
        return exit_status(problems)

    return command.guarded(check)


if __name__ == "__main__":
    sys.exit(main())
