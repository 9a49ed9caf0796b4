"""How hard is each page to read?

Prints the LIX of each page of docs/, its target where it has one, and that of the chapters together.
"""

import sys

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from book.chapters import folder
from book.languages import every
from ground import command
from prose.document import Document
from prose.level import LEAST, TARGETS, length, lix, passages


def main() -> int:
    """Parse the command line, measure, print."""
    args = command.parser(__doc__).parse_args()
    root = args.root.resolve()

    def measure() -> int:
        below = folder(root)
        for locale in every(root):
            chapters = []
            for path in sorted((root / "docs" / locale).rglob("*.md")):
                name = path.relative_to(root).as_posix()
                read = passages(Document(root, name, (locale,)))
                total = [sentence for _, text in read for sentence in text]
                if f"/{below}" in name:
                    chapters += total
                elif length(total) >= LEAST:
                    target = f"of {TARGETS[locale]}" if locale in TARGETS else "     "
                    print(f"{lix(total):5.1f} {target}  {name}")
            print(f"{lix(chapters):5.1f}        docs/{locale}/{below}")
        return 0

    return command.guarded(measure, root)


if __name__ == "__main__":
    sys.exit(main())
