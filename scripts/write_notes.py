"""What does a release say of itself, and may it be made?

Reads pyproject.toml and CHANGELOG.md; writes the section of that version to ``--output FILE``. Needs no package.
Exit status: 0 written · 2 TAG is not ``v`` and the version, or nothing says what has changed.
"""

import argparse
import sys
from pathlib import Path

import environment  # noqa: F401 - first: it says so where Python is too old
from ground import writing
from ground.command import REPOSITORY, read_text
from publishing import notes, workflow


def main() -> int:
    """Parse the command line, compare, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("tag", metavar="TAG")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    parser.add_argument("--root", type=Path, default=REPOSITORY, help="default: this repository")
    args = parser.parse_args()
    return workflow.guarded(lambda: _write(args.root, args.tag, args.output))


def _write(root: Path, tag: str, output: Path) -> int:
    version = notes.version(root)
    notes.check_tag(tag, version)
    text = notes.section(read_text(root / notes.CHANGELOG, root), version)
    writing.replace(output, text.encode(), str(output))
    return 0


if __name__ == "__main__":
    sys.exit(main())
