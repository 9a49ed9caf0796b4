"""Make the editions that are read without a network, into the site's downloads.

Reads ``docs/`` and the built SITE; writes ``SITE/downloads/`` and completes the downloads pages.
``--release`` adds those that need system libraries (PDF, ZIM).
Exit status: 0 made · 2 could not run, and the previous editions are still there.
"""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from editions import downloads_page, making, when
from ground import aside, command, door
from ground.problem import CannotRun


def main() -> int:
    """Parse the command line, build, complete the downloads pages."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path, nargs="?", help="default: the folder site of --root")
    parser.add_argument(
        "--root", type=Path, default=command.REPOSITORY, help="repository (default: this one)"
    )
    parser.add_argument("--release", action="store_true", help="PDF and ZIM too")
    args = parser.parse_args()

    root = args.root.resolve()
    site = (args.site or root / "site").resolve()

    def make() -> int:
        if not (site / "index.html").is_file():
            raise command.no_site(site)
        door.check(root)
        if args.release and not find_spec("weasyprint"):
            raise CannotRun(
                "PDF and ZIM need more packages: `python3 scripts/run.py release` has them"
            )
        if not when.known(root):
            day = when.edition_date(root)
            print(
                f"note: neither git nor an archive that it exported tells of which day this text is: the "
                f"editions bear {day}, the day of its newest file; SOURCE_DATE_EPOCH can name another",
                file=sys.stderr,
            )
        with aside.folder(site, root, copied=True) as new:
            made = making.make(root, new, args.release)
        for edition in made:
            print(f"{downloads_page.kilobytes(len(edition.content)):6} kB  {edition.file}")
        return 0

    return command.guarded(make)


if __name__ == "__main__":
    sys.exit(main())
