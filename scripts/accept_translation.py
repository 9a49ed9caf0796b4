"""Record that a translated page, or some of its segments, is right for the French as it is now.

Writes the stamp in the page's front matter and nothing else. Exit 0: recorded, or recorded before;
1: a content check failed, nothing written (--reason TEXT overrules it and is kept); 2: could not
run.
"""

import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from checking import command
from checking.report import PRINTERS
from translation.accept import accept
from translation.which import which


def main() -> int:
    parser = command.parser(__doc__)
    parser.add_argument("page", help="docs/en/a-propos.md, or a-propos.md")
    parser.add_argument(
        "segments", nargs="*", metavar="segment", help="its id (default: all of the page)"
    )
    parser.add_argument("--locale", help="the language, where the page is in several")
    parser.add_argument(
        "--reason", default="", help="why it is right although a content check fails"
    )
    options = parser.parse_args()
    locale, key = which(options.root, options.page, options.locale)
    outcome = accept(options.root, locale, key, options.segments, options.reason.strip())
    if outcome.refused:
        print(PRINTERS[options.format](sorted(outcome.refused)))
        print(
            "Nothing accepted. Correct the above, or give the --reason why it is right.",
            file=sys.stderr,
        )
        return 1
    print(f"docs/{locale}/{key}: {len(outcome.accepted)} accepted" + (
        "" if outcome.changed else ", nothing new to record"
    ))  # fmt: skip
    for name in outcome.left:
        print(f"  {name}: not translated yet")
    return 0


if __name__ == "__main__":
    sys.exit(command.guarded(main))
