"""Make a repository of this engine for another book, with a sample of three chapters in it.

FOLDER is new, or empty. Its book is called as the folder is, or as ``--name`` says, and has the sample's titles, or
those that ``--title fr=…`` and ``--title en=…`` give. Exit status: 0 made · 2 could not run, and one line says why.
"""

import argparse
import sys
from pathlib import Path

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from ground import command
from ground.message import say
from ground.problem import CannotRun
from starter import new


def main() -> int:
    """Parse the command line and make it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--name", default="", help="of the files to download: a-z, 0-9, -")
    parser.add_argument("--source", default="fr", help="language of the text: fr (default) or en")
    parser.add_argument("--title", action="append", default=[], metavar="LANGUAGE=TITLE")
    args = parser.parse_args()
    return command.guarded(lambda: _make(args))


def _make(args: argparse.Namespace) -> int:
    titles = {}
    for each in args.title:
        language, equals, title = each.partition("=")
        if not equals or not title.strip():
            raise CannotRun(say("{words}: a title is typed as `fr=Le titre`", words=each))
        titles[language] = " ".join(title.split())
    new.make(args.folder, args.source, titles, args.name)
    print(f"The book is in {args.folder}: README.md there says how to put a text of your own in.")
    print(
        "Next, in that folder: `python3 scripts/run.py check`, then `python3 scripts/run.py site --serve`."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
