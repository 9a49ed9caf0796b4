"""Run the commands of the workflows here, one by one, and show how each ends.

    python3 tests/workflow_steps.py [WORKFLOW …]     default: all below .github/workflows/

By hand, before a workflow is changed. As on GitHub, every job has a fresh clone of its own, and what one
job uploads the next can download; other actions are not run. What needs GitHub, a network or an
administrator fails here as it must, and says so. Needs PyYAML and bash.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")


def run(step: dict[str, Any], clone: Path, summary: Path) -> int:
    """Run one command in its clone, with the step's own variables where they can be known here."""
    given = {key: EXPRESSION.sub("", str(value)) for key, value in step.get("env", {}).items()}
    known = {key: value for key, value in given.items() if value not in ("", "/")}
    base = {"SITE_URL": "https://www.example.org/some-repo/", "GITHUB_STEP_SUMMARY": str(summary)}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    return subprocess.run(
        [*shell, step["run"]], cwd=clone, env={**os.environ, **base, **known}
    ).returncode


def carry(step: dict[str, Any], clone: Path, artifacts: Path) -> None:
    """Do what the upload and download actions do, with a folder for GitHub's store."""
    action, given = step["uses"].split("@")[0], step.get("with", {})
    stored = artifacts / given.get("name", "archive")
    if action == "actions/upload-artifact":
        for path in clone.glob(given["path"]):
            if path.is_dir():
                shutil.copytree(path, stored, dirs_exist_ok=True)
            else:
                stored.mkdir(exist_ok=True)
                shutil.copy2(path, stored)
    elif action == "actions/download-artifact" and stored.is_dir():
        shutil.copytree(stored, clone / given.get("path", "."), dirs_exist_ok=True)


def main() -> int:
    """Run and show; the status is the highest of the commands' own."""
    named = [Path(each) for each in sys.argv[1:]]
    highest = 0
    for path in named or sorted((REPOSITORY / ".github/workflows").glob("*.yml")):
        with tempfile.TemporaryDirectory() as folder:
            artifacts, summary = Path(folder, "artifacts"), Path(folder, "summary.md")
            artifacts.mkdir()
            for job, rest in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
                clone = Path(folder, job)
                subprocess.run(["git", "clone", "--quiet", REPOSITORY, clone], check=True)
                for step in rest["steps"]:
                    if "uses" in step:
                        carry(step, clone, artifacts)
                        continue
                    print(f"{path.name}, {job}: {step['run']}", flush=True)
                    status = run(step, clone, summary)
                    print(f"{path.name}, {job}: exit status {status}\n", flush=True)
                    highest = max(highest, status)
            if summary.is_file():
                print(f"{path.name}, summary:\n\n{summary.read_text(encoding='utf-8')}", flush=True)
    return highest


if __name__ == "__main__":
    sys.exit(main())
