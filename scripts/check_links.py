#!/usr/bin/env python3
"""Does every link of a built site lead where it says?

    python3 scripts/check_links.py SITE [--base-path /repo/] [--site-url URL] [--from-disk]

Judges by the HTML and URL standards. Reads only below SITE; asks the network only with ``--external``.
Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import sys
from pathlib import Path

from checking import command, progress
from checking.problem import exit_status
from checking.report import PRINTERS
from links.site import Options, Site


def main() -> int:
    """Check the site named on the command line."""
    parser = command.parser(__doc__)
    parser.set_defaults(root=None)
    parser.add_argument("site", metavar="SITE", type=Path, help="folder of the built site")
    parser.add_argument("--base-path", default="", help="folder of the server it is published in")
    parser.add_argument("--site-url", default="", help="its whole address: own links are checked on disk")
    parser.add_argument("--from-disk", action="store_true", help="judge as a browser does on file://")
    args = parser.parse_args()

    def check() -> int:
        site = Site(
            args.site,
            Options(args.base_path, args.site_url, args.from_disk, None, progress.bar()),
        )
        problems = site.problems()
        print(PRINTERS[args.format](problems, site.checked))
        return exit_status(problems)

    return command.guarded(check)


if __name__ == "__main__":
    sys.exit(main())
