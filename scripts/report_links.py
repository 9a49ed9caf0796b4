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
from publishing.github import Api


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
    github = Api.of(os.environ)
    issue = github.issue_with(dead_links.MARK)
    action, body = dead_links.action(problems, issue), dead_links.body(problems)
    its = f"issues/{issue['number']}" if issue else ""
    if action == "open":
        github.ask("POST", "issues", {"title": dead_links.TITLE, "body": body})
    elif action == "update":
        github.ask("PATCH", its, {"body": body})
    elif action == "close":
        github.ask("POST", f"{its}/comments", {"body": dead_links.REVIVED})
        github.ask("PATCH", its, {"state": "closed"})
    print(f"{len(problems)} dead links; the issue: {action}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
