"""Tell, for each page and segment, whether the translation still says what the original says.

States: current, outdated, missing, orphan, moved. Exit 0: no error; 1: at least one; 2: could not
run. An outdated segment is a warning. Needs no git.
"""

import argparse
import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from ground import command
from ground.problem import exit_status
from translation.check import check
from translation.report import printed


def main() -> int:
    options = command.parser(__doc__).parse_args()
    return command.guarded(lambda: _check(options), options.root)


def _check(options: argparse.Namespace) -> int:
    pages, problems = check(options.root)
    print(printed(pages, problems, options.format))
    return exit_status(problems)


if __name__ == "__main__":
    sys.exit(main())
