"""Is the text well spelled, well set, in its language and safe to publish?

Reads docs/, the Markdown files at the root and docs/words.txt, the list of accepted words.
Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import sys

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from ground import command
from prose.check import check


def main() -> int:
    """Parse the command line, check, print."""
    args = command.parser(__doc__).parse_args()
    return command.run(lambda: check(args.root.resolve()), args.format)


if __name__ == "__main__":
    sys.exit(main())
