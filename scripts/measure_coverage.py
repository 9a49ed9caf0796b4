"""Which words of the book are rare, and explained by no entry of the glossary?

Prints them for each language, with where each stands first: of the chapters, and of our own pages.
"""

import sys

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from glossary.book import read_books
from ground import command
from prose.coverage import Part, has_list, read


def main() -> int:
    """Parse the command line, measure, print."""
    args = command.parser(__doc__).parse_args()
    root = args.root.resolve()

    def measure() -> int:
        for locale, book in read_books(root).items():
            if not has_list(locale):
                print(f"{locale}: no list says how frequent the words of this language are")
                continue
            chapters, own = read(root, book.glossary)
            _print(f"{locale}: the chapters", chapters)
            _print(f"{locale}: our own pages", own)
        return 0

    return command.guarded(measure, root)


def _print(name: str, part: Part) -> None:
    print(
        f"{name}: of {len(part.words)} different words {len(part.rare)} are rare, and {len(part.gaps)} of "
        "these stand somewhere unexplained"
    )
    for word in sorted(part.gaps):
        places = part.gaps[word]
        print(f"  {word}  {len(places)}  {places[0]}")


if __name__ == "__main__":
    sys.exit(main())
