"""Open, update or close the one issue that lists dead links, after a report of check_links.py.

Reads REPORT (JSON) and GitHub's GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN. Needs no package.
Exit status: 0 done · 2 could not run.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import environment  # noqa: F401 - first: it says so where Python is too old
from ground import command
from ground.problem import CannotRun
from publishing import dead_links
from publishing.github import Issues


def main() -> int:
    """Parse the command line, compare, act."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("report", type=Path)
    return command.guarded(lambda: _report(parser.parse_args().report))


def _report(path: Path) -> int:
    try:
        problems = dead_links.dead(json.loads(command.read_text(path, path.parent)))
    except (ValueError, KeyError, TypeError):
        raise CannotRun(f"{path}:1: not a JSON report of check_links.py") from None
    issues = Issues.of(os.environ)
    issue = issues.with_mark(dead_links.MARK)
    action = dead_links.action(problems, issue)
    if action == "open":
        issues.open(dead_links.TITLE, dead_links.body(problems))
    elif action == "update" and issue:
        issues.change(issue["number"], body=dead_links.body(problems))
    elif action == "close" and issue:
        issues.comment(issue["number"], dead_links.REVIVED)
        issues.change(issue["number"], state="closed")
    print(f"{len(problems)} dead links; the issue: {action}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
