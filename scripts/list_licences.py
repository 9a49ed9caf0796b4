"""Under which licences are the packages that build the book?

Reads a lock file (default: requirements.txt) and what is installed. ``--format cyclonedx`` writes
the software bill of materials (SBOM) of a release. Exit status: 0 listed · 2 could not run.
"""

import argparse
import sys
from pathlib import Path

import environment.activate  # noqa: F401 - first: it finds the packages the others need
from book import identity
from ground import command
from publishing import licences, notes


def main() -> int:
    """Parse the command line, read, print or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("lock", type=Path, nargs="?", help="default: requirements.txt")
    parser.add_argument("--format", choices=("cyclonedx", "text"), default="text")
    parser.add_argument("--output", type=Path, help="file to write (default: print)")
    args = parser.parse_args()
    return command.guarded(lambda: _list(args.lock, args.format, args.output))


def _list(lock: Path | None, output_format: str, output: Path | None) -> int:
    root = command.REPOSITORY
    packages = licences.packages(lock or root / "requirements.txt")
    if output_format == "cyclonedx":
        text = licences.as_cyclonedx(identity.read(root).name, notes.version(root), packages)
    else:
        rows = [(f"{p.name} {p.version}", p.licence or "not installed here") for p in packages]
        text = "".join(f"{name:40} {words}\n" for name, words in rows)
    if output:
        output.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
