"""Prepare the pages of a new language, or those that a language lacks: the original in its place.

Writes below docs/LANGUAGE/, never over a file that is there, and prints the block that mkdocs.yml
needs. Exit 0: prepared, or nothing was missing; 2: could not run.
"""

import argparse
import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from ground import command
from translation.start import block, start, unnamed_in


def main() -> int:
    parser = command.parser(__doc__)
    parser.add_argument("language", help="its code, such as es")
    options = parser.parse_args()
    return command.guarded(lambda: _start(options), options.root)


def _start(options: argparse.Namespace) -> int:
    text = block(options.root, options.language)
    written = start(options.root, options.language)
    for path in written:
        print(path)
    print(
        f"Pages to translate: {len(written)}. What is in the source language still counts as missing."
    )
    print(
        "A page is in the navigation once something on it is translated; `ready: false` at its top\n"
        "keeps it out, `ready: true` puts it in."
    )
    unnamed = unnamed_in(options.root, options.language, written)
    if unnamed:
        print("\nBefore you translate, give these passages their ids, in both files:\n")
        print("\n".join(f"{each.path}:{each.line}: {each.message}" for each in unnamed))
    if text:
        print(
            "\nAdd this to the languages in mkdocs.yml, and translate what is in the source language. Other pages\n"
            "lead to the language once it says `ready: true`:\n"
        )
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
