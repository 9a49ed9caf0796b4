"""Show what a translated page must follow: the old French, the new French, the translation.

Side by side, for each segment that is not current, with the changed words marked. Writes nothing.
Exit 0: shown, or nothing to show; 2: could not run.
"""

import shutil
import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from checking import command
from checking.problem import CannotRun
from translation.book import page_pair
from translation.show import show
from translation.which import which


def main() -> int:
    parser = command.parser(__doc__)
    parser.add_argument("page", help="docs/en/a-propos.md, or a-propos.md")
    parser.add_argument("--locale", help="the language, where the page is in several")
    options = parser.parse_args()
    locale, key = which(options.root, options.page, options.locale)
    page = page_pair(options.root, locale, key)
    for side in (page.source, page.target):
        if side.markers:
            raise CannotRun(f"{side.path}:{side.markers[0]}: unresolved merge")
    shown = list(show(options.root, page, shutil.get_terminal_size((120, 40)).columns))
    print("\n".join(shown) if shown else f"{page.target.path}: every segment is current")
    if shown:
        accept = f"python3 scripts/accept_translation.py {page.target.path} [SEGMENT …]"
        print(f"\nWhen it is right: {accept}")
    return 0


if __name__ == "__main__":
    sys.exit(command.guarded(main))
