"""Is an end at any moment harmless? By hand: ``python3 tests/benchmarks/try_kills.py``.

Ends commands at random moments, as ``kill -9`` and as Ctrl-C do, the process alone or with all that it has
started, and runs each again at once: that must end well. After each end the site and the translated pages must be
as they were or as they were to be, whole; Ctrl-C must show no traceback; nothing may be left behind.

WHAT names some of the commands; without it all are tried. ``--repository`` names a clone that may be spoilt;
without it one is made of this repository, and thrown away. POSIX alone. Prints a table; exit status 1 where a
cell of it is not as it must be.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
# Some of the packages of requirements.txt, so that a set-up takes seconds.
FEW = ("markdown", "pyyaml", "pygments")
SET_UP = """
import pathlib, sys
sys.path.insert(0, "scripts")
from environment import venv
venv.VENV = pathlib.Path(sys.argv[1], ".venv").resolve()
try:
    venv.ensure(pathlib.Path(sys.argv[1], "few.txt"))
except KeyboardInterrupt:
    sys.exit(130)
"""


def content(folder: Path) -> dict[str, str]:
    """The digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass
class Trial:
    """``command`` is what is ended, and what is run again unless ``again`` is something else.

    ``prepare`` runs before each; ``whole`` names what is wrong with what an ended run leaves, ``right`` with what
    the next has made.
    """

    command: Sequence[str]
    prepare: Callable[[], object] = lambda: None
    whole: Callable[[], str] = lambda: ""
    right: Callable[[], str] = lambda: ""
    again: Callable[[], str] | None = None
    takes: float = 0.0
    wrong: list[str] = field(default_factory=list)


class Clone:
    """A clone of the repository and the commands tried in it."""

    def __init__(self, root: Path, passing: Path) -> None:
        self.root, self.passing = root, passing
        self.environment = {**os.environ, "TMPDIR": str(passing)}
        self.environment.setdefault("SOURCE_DATE_EPOCH", "1700000000")
        self.sites: list[dict[str, str]] = []

    def trial(self, name: str) -> Trial:
        """The trial of this name."""
        run = [sys.executable, "scripts/run.py"]
        if name in ("site", "release"):
            return Trial([*run, name], whole=self.half_site, right=self.half_site)
        if name == "set-up":
            folder = self.root / ".cache/kills"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            text = (self.root / "requirements.txt").read_text("utf-8")
            blocks = re.split(r"^(?=\S)", text, flags=re.M)
            chosen = [block for block in blocks if block.split("==")[0] in FEW]
            (folder / "few.txt").write_text("".join(chosen), "utf-8")
            venv = folder / ".venv"

            def imports() -> str:
                done = self.run([str(venv / "bin/python"), "-c", "import markdown, yaml, pygments"])
                return done.stderr[-200:]

            return Trial(
                [sys.executable, "-c", SET_UP, str(folder)],
                prepare=lambda: shutil.rmtree(venv, ignore_errors=True),
                right=imports,
            )
        if name == "accept":
            return self.acceptance()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = str(free.getsockname()[1])
        # Not by way of run.py: where that is killed alone, the preview that it began goes on, and has the port.
        serve = [sys.executable, "scripts/serve_book.py", "--port", port]
        return Trial(serve, again=lambda: self.serves(serve, port))

    def half_site(self) -> str:
        """What is wrong with site/: it must be one that an undisturbed run has made."""
        site = self.root / "site"
        found = content(site)
        if found in self.sites:
            return ""
        closest = min((found.items() ^ each.items() for each in self.sites), key=len)
        return f"site/ is not whole: {sorted(name for name, _ in closest)[:3]}"

    def acceptance(self) -> Trial:
        """All pages of a language accepted anew, their stamps having been lost."""
        docs = self.root / "docs/en"
        before = {path: path.read_bytes() for path in docs.rglob("*.md")}
        stamped = {
            path: re.sub(rb'^( +[\w-]+): "[0-9a-f]{12}"$', rb'\1: "000000000000"', text, flags=re.M)
            for path, text in before.items()
        }
        pages = [path for path in before if before[path] != stamped[path]]
        names = [path.relative_to(self.root).as_posix() for path in pages]

        def lose() -> None:
            for path in pages:
                path.write_bytes(stamped[path])

        accept = [sys.executable, "scripts/accept_translation.py", *names]
        lose()
        subprocess.run(accept, cwd=self.root, check=True, capture_output=True)
        accepted = {
            path: path.read_bytes() for path in pages
        }  # but for what is accepted by its name alone

        def whole() -> str:
            known = all(path.read_bytes() in (accepted[path], stamped[path]) for path in pages)
            return "" if known else "a page is half written"

        def right() -> str:
            left = sorted(path.name for path in docs.rglob(".*.new"))
            wrong = [path.name for path in pages if path.read_bytes() != accepted[path]]
            return f"left {left}, wrong {wrong}" if left or wrong else ""

        return Trial(accept, prepare=lose, whole=whole, right=right)

    def serves(self, command: Sequence[str], port: str) -> str:
        """What is wrong with a preview that is begun now, and then ended by Ctrl-C."""
        with self.start(command) as process:
            try:
                for _ in range(600):
                    try:
                        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60).close()
                        break
                    except OSError:
                        time.sleep(0.2)
                else:
                    return "serves nothing"
            finally:
                os.killpg(process.pid, signal.SIGINT)
                said, _ = process.communicate()
        return (
            ""
            if process.returncode in (0, 130)
            else f"ended with {process.returncode}: {said[-200:]}"
        )

    def start(self, command: Sequence[str]) -> subprocess.Popen[str]:
        """Begin a command with all that it starts in a group of their own, as a shell does."""
        return subprocess.Popen(
            command, cwd=self.root, env=self.environment, text=True, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True
        )

    def once(self, trial: Trial) -> str:
        """What is wrong with an undisturbed run."""
        if trial.again:
            return trial.again()
        done = self.run(trial.command)
        if done.returncode:
            return f"ended with {done.returncode}: {(done.stdout + done.stderr)[-300:]}"
        return trial.right()

    def left(self) -> list[str]:
        """What should not be there between two runs."""
        folders = (self.root, self.root / "site", self.root / ".cache/kills")
        found = [each for folder in folders for each in folder.glob(".*.aside-*")]
        found += [*(self.root / "site").glob(".editions-*"), *self.passing.iterdir()]
        return [each.name for each in found]


def end(clone: Clone, trial: Trial, chance: random.Random, number: int, alone: bool) -> None:
    """End the command at a moment of its time, then run it again; note what is wrong."""
    trial.prepare()
    moment = chance.uniform(0.0, trial.takes)
    process = clone.start(trial.command)
    time.sleep(moment)
    (os.kill if alone else os.killpg)(process.pid, number)
    try:
        # Programs that outlive it may hold its output: what it said until now is what counts.
        said = process.communicate(timeout=60)[0] if number == signal.SIGINT else ""
    except subprocess.TimeoutExpired:
        said = "Ctrl-C does not end it"
        os.killpg(process.pid, signal.SIGKILL)
    process.stdout.close()
    status = process.wait()
    name = f"{signal.Signals(number).name} {'alone' if alone else 'all'} after {moment:.2f} s"
    if number == signal.SIGINT and (status not in (0, 130) or "Traceback" in said):
        trial.wrong.append(f"{name}: ended with {status}: {said[-400:]}")
    if wrong := trial.whole():
        trial.wrong.append(f"{name}: {wrong}")
    if wrong := clone.once(trial):
        trial.wrong.append(f"{name}: the next run: {wrong}")
    if clone.left():  # a program that outlived it may have written until now
        trial.prepare()
        clone.once(trial)
    if left := clone.left():
        trial.wrong.append(f"{name}: left behind: {left}")


def main() -> int:
    """Parse the command line, try, print."""
    names = ("site", "set-up", "release", "accept", "serve")
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"of {', '.join(names)}")
    parser.add_argument("--repository", type=Path, help="a clone that may be spoilt")
    parser.add_argument("--kills", type=int, default=100, help="in all (default: 100)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    # In the background a shell has Ctrl-C ignored, and so would all that is started from here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chosen = args.what or names
    with tempfile.TemporaryDirectory() as folder:
        root = (args.repository or Path(folder, "clone")).resolve()
        if not args.repository:
            subprocess.run(["git", "clone", "--quiet", REPOSITORY, root], check=True)
        passing = Path(folder, "passing")
        passing.mkdir()
        print(f"{'command':9}{'takes':>8}{'kills':>7}  {'ways':40}wrong", flush=True)
        wrong = 0
        for name in chosen:
            wrong += tried(Clone(root, passing), name, args.kills // len(chosen), args.seed)
    return int(bool(wrong))


def tried(clone: Clone, name: str, kills: int, seed: int) -> int:
    """Try one command, print its line and what was wrong; return how often something was."""
    chance = random.Random(f"{seed} {name}")
    trial = clone.trial(name)
    for _ in range(2):  # the first sets up, or finds everything cold
        trial.prepare()
        began = time.monotonic()
        wrong = clone.once(Trial(trial.command, again=trial.again))
        trial.takes = time.monotonic() - began
        if wrong:
            print(f"{name:9}cannot be tried: {wrong}")
            return 1
        clone.sites.append(content(clone.root / "site"))
    ways: Counter[str] = Counter()
    for _ in range(kills):
        number = chance.choice((signal.SIGKILL, signal.SIGINT))
        alone = chance.random() < 0.5
        ways[f"{'alone' if alone else 'all'} {signal.Signals(number).name[3:]}"] += 1
        end(clone, trial, chance, number, alone)
        print(".x"[bool(trial.wrong)], end="", file=sys.stderr, flush=True)
    told = ", ".join(f"{count} {way}" for way, count in sorted(ways.items()))
    print(f"{name:9}{trial.takes:6.1f} s{kills:7}  {told:40}{len(trial.wrong)}", flush=True)
    for each in trial.wrong:
        print(f"  {each}", flush=True)
    return len(trial.wrong)


if __name__ == "__main__":
    sys.exit(main())
