"""Write the glossary as glossaire.csv, glossaire.json and glossaire.tbx.

Exit status: 0 written, 2 the glossary cannot be read or the files not be written.
"""

import argparse
import sys
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from book import identity
from glossary.export import as_csv, as_json, read_concepts, title
from glossary.tbx import as_tbx
from ground import writing
from ground.command import REPOSITORY, guarded


def main() -> int:
    """Parse the command line, read, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--root", type=Path, default=REPOSITORY, help="repository to read (default: this one)"
    )
    parser.add_argument(
        "--output", type=Path, help="folder to write to (default: site/downloads below the root)"
    )
    options = parser.parse_args()
    return guarded(
        lambda: _export(options.root, options.output or options.root / "site" / "downloads"),
        options.root,
    )


def _export(root: Path, folder: Path) -> int:
    book, concepts = identity.read(root), read_concepts(root)
    for suffix, content in (
        ("csv", as_csv(concepts, book.terms)),
        ("json", as_json(concepts, book.terms)),
        ("tbx", as_tbx(concepts, title(concepts), book)),
    ):
        path = folder / f"glossaire.{suffix}"
        writing.replace(path, content, str(path))
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
