"""Show what translated pages must follow: the earlier original, the new one, the translation.

Of the pages named, or of all. Side by side, for each segment that is not current, with the changed
words marked. Writes nothing.
Exit 0: shown, or nothing to show; 2: could not run.
"""

import argparse
import shutil
import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from ground import command
from ground.problem import CannotRun
from translation.book import page_pair
from translation.show import show
from translation.which import every, which


def main() -> int:
    parser = command.parser(__doc__)
    parser.add_argument(
        "pages",
        nargs="*",
        metavar="page",
        help="docs/en/a-propos.md, or a-propos.md (default: all)",
    )
    parser.add_argument("--locale", help="the language, where the page is in several")
    options = parser.parse_args()
    return command.guarded(lambda: _show(options), options.root)


def _show(options: argparse.Namespace) -> int:
    root, locale = options.root, options.locale
    width = shutil.get_terminal_size((120, 40)).columns
    named = [which(root, page, locale) for page in options.pages]
    pages = [page_pair(root, *each) for each in named or every(root, locale)]
    for page in pages:
        for side in (page.source, page.target):
            if side.merge:
                raise CannotRun(f"{side.path}:{side.merge}: unresolved merge")
    behind = False
    for page in pages:
        shown = list(show(root, page, width))
        if shown:
            accept = f"python3 scripts/accept_translation.py {page.target.path} [SEGMENT …]"
            print("\n".join(shown), f"\n\nWhen it is right: {accept}", sep="")
        elif named:
            print(f"{page.target.path}: every segment is current")
        behind = behind or bool(shown)
    if not named and not behind:
        print("every segment of every page is current")
    return 0


if __name__ == "__main__":
    sys.exit(main())
