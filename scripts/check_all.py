"""Is anything wrong, as far as can be told without a browser?

Runs every check, on the built site too, and sums up in French and English, where GitHub shows it
if GITHUB_STEP_SUMMARY names a file. Exit status: the highest of the checks' own (0, 1, 2).
"""

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from checking import command, summary
from checking.all import Outcome, run
from checking.report import PRINTERS


def main() -> int:
    """Parse the command line, run all checks, print."""
    parser = command.parser(__doc__)
    parser.add_argument("--site", type=Path, help="folder to build into (default: a passing one)")
    args = parser.parse_args()

    def check() -> int:
        with tempfile.TemporaryDirectory() as folder:
            site = (args.site or Path(folder, "site")).resolve()
            outcomes = list(run(args.root.resolve(), site))
        _print(outcomes, args.format)
        if shown := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(shown).open("a", encoding="utf-8") as file:
                file.write(summary.as_markdown(outcomes))
        return max(each.status for each in outcomes)

    return command.guarded(check)


def _print(outcomes: list[Outcome], output_format: str) -> None:
    problems = [problem for each in outcomes for problem in each.problems]
    if output_format == "json":
        checks = [
            {"check": each.check.command.split()[0], "status": each.status, "reason": each.reason,
             "problems": [asdict(problem) for problem in each.problems]}
            for each in outcomes
        ]  # fmt: skip
        print(json.dumps({"checks": checks}, ensure_ascii=False, indent=2))
        return
    if problems:
        print(PRINTERS[output_format](problems))
    print(summary.as_text(outcomes))


if __name__ == "__main__":
    sys.exit(main())
