"""Check the glossaries: their form, each translated one beside the source's, and the terms that the chapters use.

Exit status: 0 no error, 1 at least one, 2 the check could not run.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks.alone import main

if __name__ == "__main__":
    sys.exit(main("glossary", __doc__))
