"""At which address will the site stand?

SITE_URL where it is set; else what GitHub Pages says; with ``--guess``, where Pages is off or may not be
asked, what it usually is. Gives the workflow ``address``. Needs no package.
Exit status: 0 found · 2 not known, or GitHub Pages is off: one line says what to switch on.
"""

import argparse
import os
import sys

import environment  # noqa: F401 - first: it says so where Python is too old
from ground.problem import CannotRun
from publishing import site_address, workflow


def main() -> int:
    """Parse the command line, look, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--guess", action="store_true", help="do without GitHub Pages")
    args = parser.parse_args()
    return workflow.guarded(lambda: _tell(args.guess))


def _tell(guess: bool) -> int:
    address = site_address.given(os.environ)
    if not address:
        try:
            address = site_address.of_pages(os.environ)
        except CannotRun:
            if not guess:
                raise
            address = site_address.usual(os.environ)
    workflow.output("address", address)
    return 0


if __name__ == "__main__":
    sys.exit(main())
