"""Make the editions that are read without a network, into the site's downloads.

Reads docs/ and the built SITE; writes SITE/downloads/ and completes the downloads pages.
Exit status: 0 made · 2 could not run.
"""

import argparse
import sys
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checking import command
from offline import downloads_page, html_edition


def main() -> int:
    """Parse the command line, build, complete the downloads pages."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path, nargs="?", default=command.REPOSITORY / "site")
    args = parser.parse_args()
    site = args.site.resolve()

    def make() -> int:
        edition = site / "downloads" / f"{html_edition.NAME}-html.zip"
        html_edition.build(command.REPOSITORY, edition)
        downloads_page.complete(site, edition)
        return 0

    return command.guarded(make)


if __name__ == "__main__":
    sys.exit(main())
