"""Run the commands of the workflows here, one by one, in a fresh clone, and show how each ends.

    python3 tests/workflow_steps.py [WORKFLOW …]     default: all below .github/workflows/

By hand, before a workflow is changed. Actions are not run; what needs GitHub, a network or an
administrator fails here as it must, and says so. Needs PyYAML and bash.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")


def steps(path: Path):
    """Job, command and environment of every step that runs a command."""
    for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
        for step in job["steps"]:
            if "run" in step:
                values = {key: str(value) for key, value in step.get("env", {}).items()}
                yield name, step["run"], {k: EXPRESSION.sub("", v) for k, v in values.items()}


def main() -> int:
    """Run and show; the status is the highest of the commands' own."""
    named = [Path(each) for each in sys.argv[1:]]
    highest = 0
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder, "clone")
        subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(clone)], check=True)
        for path in named or sorted((REPOSITORY / ".github/workflows").glob("*.yml")):
            for job, command, values in steps(path):
                given = {"SITE_URL": "https://www.example.org/some-repo/"}
                given |= {key: value for key, value in values.items() if value not in ("", "/")}
                summary = Path(folder, "summary.md")
                given["GITHUB_STEP_SUMMARY"] = str(summary)
                print(f"{path.name}, {job}: {command}", flush=True)
                done = subprocess.run(
                    ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
                    cwd=clone,
                    env={**os.environ, **given},
                )
                print(f"{path.name}, {job}: exit status {done.returncode}\n", flush=True)
                highest = max(highest, done.returncode)
    return highest


if __name__ == "__main__":
    sys.exit(main())
