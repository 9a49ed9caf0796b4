"""Do the original chapters say exactly what the received text says?

Reads docs/source/ and the chapters in the source language. Exit status: 0 they do · 1 they differ · 2 could not run.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks.alone import main

if __name__ == "__main__":
    sys.exit(main("source", __doc__))
