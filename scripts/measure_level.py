"""How hard is each page to read?

Prints the LIX of each page of docs/, its target where it has one, and that of the chapters together.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from book.chapters import folder
from book.languages import every
from ground import command
from prose.document import Document
from prose.level import LEAST, TARGETS, Measure, passages


def main() -> int:
    """Parse the command line, measure, print."""
    args = command.parser(__doc__).parse_args()
    root = args.root.resolve()

    def measure() -> int:
        below = folder(root)
        for locale in every(root):
            chapters = Measure()
            for path in sorted((root / "docs" / locale).rglob("*.md")):
                name = path.relative_to(root).as_posix()
                measured = passages(Document(root, name, (locale,)))
                total = sum((each for _, each in measured), Measure())
                if f"/{below}" in name:
                    chapters += total
                elif total.words >= LEAST:
                    target = f"of {TARGETS[locale]}" if locale in TARGETS else "     "
                    print(f"{total.lix:5.1f} {target}  {name}")
            print(f"{chapters.lix:5.1f}        docs/{locale}/{below}")
        return 0

    return command.guarded(measure, root)


if __name__ == "__main__":
    sys.exit(main())
