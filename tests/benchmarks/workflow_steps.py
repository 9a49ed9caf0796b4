"""Run the workflows here, as GitHub does, and show what is published each time.

    .venv/bin/python tests/benchmarks/workflow_steps.py [--tests] [--show] [SITUATION …]

By hand, after a workflow is changed and committed. Every job has a fresh clone in a folder called as the
repository is, on the branch ``master``; artifacts, the cache and GitHub's API are folders and a server on this
machine. Commands are run for real, with the packages of this ``.venv``; tests only with ``--tests``, and
what an action does inside GitHub is told and no more. Needs bash and git.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
BRANCH = "master"
EDITS = {
    "green": ("docs/fr/index.md", "\n\nCe livre se lit aussi hors ligne.\n"),
    "red": ("docs/en/index.md", "\n\nThis is a mispeled word.\n"),
    "unsafe": ("docs/fr/index.md", "\n\n<script>alert(1)</script>\n"),
}


@dataclass(frozen=True)
class Situation:
    """A repository, a change of its book, and the event that follows."""

    workflow: str
    text: str
    repository: str = "someone/some-repo"
    pages: str | None = "https://someone.github.io/some-repo/"  # None: GitHub Pages is off
    tested: bool = True  # these engine tests have passed before
    ref: str = BRANCH

    def __str__(self) -> str:
        """For the table."""
        more = "" if self.tested else ", engine changed"
        more += "" if self.ref == BRANCH else f", {self.ref}"
        return f"{self.workflow} | {self.repository} | {self.text}{more}"


USER = ("someone/someone.github.io", "https://someone.github.io/")
DOMAIN = ("someone/some-repo", "https://book.example.org/")
SITUATIONS = {
    "project": Situation("site", "green"),
    "project-engine": Situation("site", "green", tested=False),
    "user": Situation("site", "green", *USER),
    "domain": Situation("site", "green", *DOMAIN),
    "project-red": Situation("site", "red"),
    "project-unsafe": Situation("site", "unsafe"),
    "pages-off": Situation("site", "green", pages=None),
    "other-branch": Situation("site", "green", ref="topic"),
    "change": Situation("pull-request", "green"),
    "change-red": Situation("pull-request", "red"),
    "change-unsafe": Situation("pull-request", "unsafe"),
    "change-user": Situation("pull-request", "red", *USER),
    "release-wrong": Situation("release", "green", ref="v0.0.1"),
}


@dataclass
class Run:
    """One event: what the jobs have given each other so far."""

    situation: Situation
    folder: Path
    api: str
    tests: bool
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)

    def value(self, expression: str, steps: dict[str, Any], clone: Path) -> Any:
        """What an expression of a workflow means, of those that ours use."""
        contexts = {
            "github": {
                "ref_name": self.situation.ref,
                "ref": f"refs/heads/{self.situation.ref}",
                "repository": self.situation.repository,
                "server_url": "https://github.example.org",
                "token": "token",
                "event": {"repository": {"default_branch": BRANCH}, "pull_request": {"number": 1}},
            },
            "steps": steps,
            "needs": self.jobs,
            "vars": {},
        }

        def look_up(match: re.Match[str]) -> str:
            found: Any = contexts
            for key in match[0].split("."):
                found = (found or {}).get(key) or ""
            return repr(found)

        python = re.sub(r"\b(?:github|steps|needs|vars)(?:\.[\w-]+)+", look_up, expression)
        python = python.replace("&&", " and ").replace("||", " or ").replace("!cancelled()", "True")

        def hash_files(pattern: str) -> str:
            return "".join(str(path) for path in clone.glob(pattern))

        return eval(python, {"hashFiles": hash_files})

    def filled(self, text: str, steps: dict[str, Any], clone: Path) -> str:
        """A text with its expressions put in."""
        return re.sub(
            r"\$\{\{(.*?)\}\}", lambda m: str(self.value(m[1].strip(), steps, clone)), text
        )

    def job(self, name: str, job: dict[str, Any]) -> None:
        """Run a job, unless its condition or what it needs says no."""
        needs = job.get("needs", [])
        needs = [needs] if isinstance(needs, str) else needs
        condition = str(job.get("if", "")).removeprefix("${{").removesuffix("}}").strip()
        ready = all(self.jobs[each]["result"] == "success" for each in needs)
        if not ready or (condition and not self.value(condition, {}, self.folder)):
            self.jobs[name] = {"result": "skipped", "outputs": {}}
            return
        clone = self.folder / name / self.situation.repository.split("/")[1]
        steps: dict[str, Any] = {}
        failed = False
        for number, step in enumerate(job["steps"]):
            condition = str(step.get("if", "")).removeprefix("${{").removesuffix("}}").strip()
            goes_on = "cancelled()" in condition or not failed
            if not goes_on or (condition and not self.value(condition, steps, clone)):
                continue
            do = self.command if "run" in step else self.action
            outputs, status = do(step, steps, clone)
            steps[step.get("id", str(number))] = {"outputs": outputs}
            failed = failed or bool(status)
        outputs = {k: self.filled(v, steps, clone) for k, v in job.get("outputs", {}).items()}
        self.jobs[name] = {"result": "failure" if failed else "success", "outputs": outputs}

    def command(self, step: dict[str, Any], steps: dict[str, Any], clone: Path) -> tuple[dict, int]:
        """Run one command in the clone, with the variables that GitHub sets."""
        if not self.tests and "run.py tests" in step["run"]:
            return {}, 0
        output = self.folder / "output"
        output.write_text("", encoding="utf-8")
        own = {k: self.filled(str(v), steps, clone) for k, v in step.get("env", {}).items()}
        outer = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "VIRTUAL_"))}
        given = {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.api,
            "GITHUB_OUTPUT": str(output),
            "GITHUB_REF_NAME": self.situation.ref,
            "GITHUB_REPOSITORY": self.situation.repository,
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=clone,
            env={**outer, **given, **own},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        self.errors += re.findall(r"^::error.*?::(.*)", done.stdout, re.MULTILINE)
        self.errors += re.findall(r"^(?:error: |Traceback).*", done.stderr, re.MULTILINE)
        lines = output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines), done.returncode

    def action(self, step: dict[str, Any], steps: dict[str, Any], clone: Path) -> tuple[dict, int]:
        """Do what one of GitHub's actions does, as far as the next step can tell."""
        action = step["uses"].split("@")[0]
        given = {k: self.filled(str(v), steps, clone) for k, v in step.get("with", {}).items()}
        if action == "actions/checkout":
            subprocess.run(["git", "clone", "--quiet", self.folder / "origin", clone], check=True)
            lend_packages(clone)
        elif action == "actions/upload-artifact":
            found = list(clone.glob(given["path"]))
            if not found:
                return {}, int(given["if-no-files-found"] == "error")
            keep(found[0], self.folder / "artifacts" / given.get("name", found[0].name))
        elif action == "actions/upload-pages-artifact":
            keep(clone / given["path"], self.folder / "artifacts/github-pages")
        elif action == "actions/download-artifact":
            clone.mkdir(parents=True, exist_ok=True)
            shutil.copytree(self.folder / "artifacts" / given["name"], clone / given.get("path", "."),
                            dirs_exist_ok=True)  # fmt: skip
        elif action == "actions/deploy-pages":
            self.published.append(described(self.folder / "artifacts/github-pages"))
        elif action == "actions/cache/restore":
            return {"cache-hit": "true" if self.situation.tested else ""}, 0
        return {}, 0


def keep(path: Path, target: Path) -> None:
    """Store a file or folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, target)
    else:
        shutil.copy2(path, target)


def described(site: Path) -> str:
    """A site in a few words, from its home page: its address, and where it is edited."""
    home = (site / "index.html").read_text(encoding="utf-8")
    address = re.search(r'<link rel="canonical" href="([^"]+)"', home)
    edited = re.search(r'href="([^"]+/edit/[^"]+)"', home)
    pages = len(list(site.rglob("*.html")))
    return f"{address and address[1]}: {pages} pages, edited at {edited and edited[1]}"


def lend_packages(clone: Path) -> None:
    """Make the clone's ``.venv`` one that holds what this repository's holds, without a network."""
    own, lent = REPOSITORY / ".venv", clone / ".venv"
    (lent / "bin").mkdir(parents=True)
    for name in ("lib", "pyvenv.cfg"):
        (lent / name).symlink_to(own / name)
    for path in (own / "bin").iterdir():
        (lent / "bin" / path.name).symlink_to(path if not path.is_symlink() else path.resolve())
    code = (
        "import sys; sys.path.insert(0, 'scripts'); from environment import venv\n"
        "venv._call = lambda *args: None\n"
        "for lock in venv.locks(): venv.ensure(lock)"
    )
    subprocess.run([sys._base_executable, "-c", code], cwd=clone, check=True, capture_output=True)  # type: ignore[attr-defined]


def origin(situation: Situation, folder: Path) -> None:
    """The repository that jobs clone: two commits, as a merged pull request has them."""
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, folder], check=True)
    git = ["git", "-c", "user.name=someone", "-c", "user.email=someone@example.org"]
    subprocess.run([*git, "checkout", "--quiet", "-B", BRANCH], cwd=folder, check=True)
    name, text = EDITS[situation.text]
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)
    subprocess.run([*git, "commit", "--quiet", "-am", "A change"], cwd=folder, check=True)


def play(situation: Situation, tests: bool, show: bool) -> str:
    """What came of a situation, as a line of the table."""

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if situation.pages else 404)
            self.end_headers()
            site = {"html_url": situation.pages, "build_type": "workflow"}
            self.wfile.write(json.dumps(site).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bin").mkdir()
        (folder / "bin/python").symlink_to(sys._base_executable)  # type: ignore[attr-defined]
        origin(situation, folder / "origin")
        run = Run(situation, folder, f"http://127.0.0.1:{server.server_port}", tests)
        path = REPOSITORY / f".github/workflows/{situation.workflow}.yml"
        for each, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            run.job(each, job)
        results = ", ".join(f"{each} {told['result']}" for each, told in run.jobs.items())
        kept = sorted(path.name for path in (folder / "artifacts").glob("*"))
        summary = folder / "summary.md"
        if show and summary.is_file():
            print(summary.read_text(encoding="utf-8"))
    server.shutdown()
    published = "; ".join(run.published) or "nothing"
    error = run.errors[0] if run.errors else ""
    return f"| {situation} | {results} | {', '.join(kept)} | {published} | {error} |"


def main() -> int:
    """Play the situations that are named, or all, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("situations", nargs="*", metavar="SITUATION", help=", ".join(SITUATIONS))
    parser.add_argument("--tests", action="store_true", help="run the tests too")
    parser.add_argument("--show", action="store_true", help="print the summaries")
    args = parser.parse_args()
    print("| workflow | repository | text | jobs | artifacts | published | first error |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for name, situation in SITUATIONS.items():
        if not args.situations or any(fnmatchcase(name, each) for each in args.situations):
            print(play(situation, args.tests, args.show), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
