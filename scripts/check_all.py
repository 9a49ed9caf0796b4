"""Is anything wrong, as far as can be told without a browser?

Runs every check, or those named, on the built site too, and sums up: here in the language of ``--lang``,
and in French and English where GITHUB_STEP_SUMMARY names a file, which GitHub then shows. Exit status:
the highest of the checks' own (0, 1, 2).
"""

import sys
from pathlib import Path

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from checks import telling
from checks.registry import BY_NAME, CHECKS, run
from ground import aside, command


def main() -> int:
    """Parse the command line, run all checks, print."""
    parser = command.parser(__doc__)
    parser.add_argument("checks", nargs="*", metavar="NAME", help=f"of {', '.join(BY_NAME)}")
    parser.add_argument("--site", type=Path, help="folder to build into, and to keep")
    parser.add_argument("--lang", choices=telling.LOCALES, help="default: the system's, or en")
    args = parser.parse_args()
    unknown = set(args.checks) - BY_NAME.keys()
    if unknown:
        parser.error(f"no such check: {', '.join(sorted(unknown))}")
    names = set(args.checks or BY_NAME)
    if any(BY_NAME[name].needs_site for name in names):
        names.add("build")  # or nothing would be checked, and all would seem well
    chosen = [check for check in CHECKS if check.name in names]

    def check() -> int:
        with aside.named_or_passing(args.site, args.root) as site:
            outcomes = list(run(args.root.resolve(), site, chosen))
        return telling.tell(outcomes, args.format, args.lang or telling.locale())

    return command.guarded(check)


if __name__ == "__main__":
    sys.exit(main())
