"""At which address will the site stand?

SITE_URL where it is set; else what GitHub Pages says; with ``--guess``, which asks nobody, what it usually
is. Gives the workflow ``address``. Needs no package.
Exit status: 0 found · 2 not known, or GitHub Pages is off: one line says what to switch on.
"""

import argparse
import os
import sys

from publishing import site_address, workflow


def main() -> int:
    """Parse the command line, look, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--guess", action="store_true", help="do not ask GitHub")
    find = site_address.usual if parser.parse_args().guess else site_address.of_pages

    def tell() -> int:
        workflow.output("address", site_address.given(os.environ) or find(os.environ))
        return 0

    return workflow.guarded(tell)


if __name__ == "__main__":
    sys.exit(main())
