"""Is the text well spelled, well set, in its language and safe to publish?

Reads docs/, the Markdown files at the root and docs/words.txt, the list of accepted words.
Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import sys

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from checks.alone import main

if __name__ == "__main__":
    sys.exit(main("prose", __doc__))
