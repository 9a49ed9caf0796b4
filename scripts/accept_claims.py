"""Record that what the edition says of the text's sentences is right for the sentences as they are now.

FILE is plain.yml of the source language or docs/source/claims.yml; without names it is all that stands in
it. Writes its fingerprints and nothing else. Exit 0: recorded, or recorded before; 2: could not run.
"""

import sys

import environment.activate  # noqa: F401 - the locked packages, before what needs them
from claims import accept
from ground import command


def main() -> int:
    """Parse the command line, record, return the exit status."""
    parser = command.parser(__doc__)
    parser.add_argument(
        "file", metavar="FILE", help="plain.yml of the source language, or docs/source/claims.yml"
    )
    parser.add_argument(
        "names", nargs="*", metavar="SEGMENT.SENTENCE", help="as conclusion-1.s2 (default: all)"
    )
    options = parser.parse_args()

    def record() -> int:
        path, names, changed = accept.accept(options.root, options.file, options.names)
        print(f"{path}: {len(names)} accepted" + ("" if changed else ", nothing new to record"))
        return 0

    return command.guarded(record, options.root)


if __name__ == "__main__":
    sys.exit(main())
