"""Is a review of the book that is declared overdue?

    python3 scripts/check_reviews.py            by the day of the text: a warning
    python3 scripts/check_reviews.py --today    by the calendar, as once a week: an error

Reads docs/source/book.yml. Exit status: 0 no error · 1 at least one · 2 could not run.
"""

import argparse
import datetime
import sys
from collections.abc import Sequence

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from checks.reviews import check
from ground import command


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no day: {text!r}; write it like 2026-11-30") from None


def main(argv: Sequence[str] | None = None) -> int:
    """Parse the command line, print what is found, return the exit status."""
    parser = command.parser(__doc__)
    parser.add_argument(
        "--today",
        nargs="?",
        type=_day,
        const=datetime.date.today(),
        metavar="DAY",
        help="judge by the calendar, or by another day (2026-11-30)",
    )
    args = parser.parse_args(argv)
    root = args.root.resolve()
    return command.run(lambda: (check(root, args.today), None), args.format, root)


if __name__ == "__main__":
    sys.exit(main())
