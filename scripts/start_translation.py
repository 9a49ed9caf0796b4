"""Prepare the pages of a new language, or those that a language lacks: the original in its place.

Writes below docs/LANGUAGE/, never over a file that is there, and adds the language to mkdocs.yml; then says what is
left to do, by file and line. Exit 0: prepared, or nothing was missing; 2: could not run.
"""

import argparse
import sys

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from ground import command
from translation.start import left, start


def main() -> int:
    """Parse the command line, prepare, say what is left, return the exit status."""
    parser = command.parser(__doc__)
    parser.add_argument("language", help="its code, such as es")
    options = parser.parse_args()
    return command.guarded(lambda: _start(options), options.root)


def _start(options: argparse.Namespace) -> int:
    written = start(options.root, options.language)
    for path in written:
        print(path)
    pages = sum(path.endswith(".md") for path in written)
    print(f"Pages to translate: {pages}. What is in the source language still counts as missing.")
    print(
        "A page is in the navigation once something on it is translated; `ready: false` at its top\n"
        "keeps it out, `ready: true` puts it in. `python3 scripts/run.py serve` shows the language at once."
    )
    todo = left(options.root, options.language, written)
    before = [each for each in todo if each.rule == "unnamed-segment"]
    for title, some in (
        ("Before you translate, give these passages their ids, in both files:", before),
        ("Beside the translation, what is left to do:", [x for x in todo if x not in before]),
    ):
        if some:
            print(f"\n{title}\n")
            print("\n".join(f"{each.path}:{each.line}: {each.message}" for each in some))
    return 0


if __name__ == "__main__":
    sys.exit(main())
