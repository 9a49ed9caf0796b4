"""Record that translated pages, or some of their segments, are right for the original as it is now.

Writes the stamp in each page's front matter and nothing else. Exit 0: recorded, or recorded before;
1: a content check failed, nothing written (--reason TEXT overrules it and is kept); 2: could not
run.
"""

import argparse
import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from ground import command
from ground.report import PRINTERS
from translation.accept import accept
from translation.which import pages_and_segments


def main() -> int:
    parser = command.parser(__doc__)
    parser.add_argument(
        "words", nargs="+", metavar="PAGE [SEGMENT ...]",
        help="docs/en/a-propos.md, or a-propos.md, and the ids of its segments (default: all); then other pages",
    )  # fmt: skip
    parser.add_argument("--locale", help="the language, where the page is in several")
    parser.add_argument(
        "--reason", default="", help="why it is right although a content check fails"
    )
    options = parser.parse_args()
    return command.guarded(lambda: _accept(options), options.root)


def _accept(options: argparse.Namespace) -> int:
    root, reason = options.root, options.reason.strip()
    pages = pages_and_segments(root, options.words, options.locale)
    refused = [each for page in pages for each in accept(root, *page, reason, write=False).refused]
    if refused:
        print(PRINTERS[options.format](sorted(refused)))
        print(
            "Nothing accepted. Correct the above, or give the --reason why it is right.",
            file=sys.stderr,
        )
        return 1
    for locale, key, ids in pages:
        outcome = accept(root, locale, key, ids, reason)
        print(f"docs/{locale}/{key}: {len(outcome.accepted)} accepted" + (
            "" if outcome.changed else ", nothing new to record"
        ))  # fmt: skip
        for name in outcome.left:
            print(f"  {name}: not translated yet")
        for name in outcome.waiting:
            print(
                f"  {name}: still in the source language; if it is right so, accept it by its name"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
