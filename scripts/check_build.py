"""Does the site build without a warning?

Reads the repository; writes the site to ``--site DIR``, or nowhere that lasts.
Exit status: 0 it does · 1 it warns · 2 could not run.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks.alone import main

if __name__ == "__main__":
    sys.exit(main("build", __doc__))
