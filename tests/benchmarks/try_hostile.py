"""What does a hostile book do to the commands? By hand: ``.venv/bin/python tests/benchmarks/try_hostile.py``.

Puts each input, one at a time, into a copy of the book ``bread``, and runs the checks, a bare build and the
editions on it: each is to end within ten seconds of the processor's time, with a site or with one line, and never
with a traceback. NAME names some of the inputs. ``--needs ROOT`` prints instead what a book needs of each limit.
mkdocs.yml, which MkDocs reads before it calls any hook, is left out of the bare build: it is code, it names hooks.

Exit status: 0 each ended so · 1 one did not.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "scripts")]
from hostile import INPUTS  # noqa: E402 - it is found now
from support import build_all, repository  # noqa: E402

from ground import door  # noqa: E402
from ground.limits import LIMITS  # noqa: E402

SECONDS, PATIENCE = 10, 120
COMMANDS = {
    "check": ["scripts/check_all.py"],
    "build": ["-m", "mkdocs", "build", "--strict", "-d", "built"],
    "editions": ["scripts/build_offline.py", "site"],
}
REFUSAL = re.compile(r"(?:error: |ERROR +-  |Error: )?((?:docs|overrides|mkdocs\.yml)\S*:\d+:.*)")


def run(root: Path, command: list[str]) -> tuple[int, float, str]:
    """The exit status (-1 where it had to be ended), the seconds of work, and the first line that refuses."""
    began = _worked()
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # a check has MkDocs build in a process of its own
    ) as child:
        try:
            said = child.communicate(timeout=PATIENCE)[0].decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, 9)
            return -1, float(PATIENCE), "no end"
    seconds = _worked() - began
    if "Traceback (most recent call last)" in said:
        return -1, seconds, "traceback: " + said.strip().split("\n")[-1]
    line = next(filter(None, map(REFUSAL.match, said.split("\n"))), None)
    return child.returncode, seconds, line[1] if line else ""


def _worked() -> float:
    """Seconds of the processor's time that all processes started from here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def judge(book: Path, name: str, spoil: Callable[[Path], object]) -> bool:
    """Try one input with all commands, print how each ended; whether all was well."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        root = Path(folder, "book")
        shutil.copytree(book, root, symlinks=True)
        spoil(root)
        good = True
        for each, command in COMMANDS.items():
            if each == "build" and name.startswith("settings"):
                continue
            status, seconds, line = run(root, command)
            well = seconds < SECONDS and status in (0, 1, 2) and (status == 0 or bool(line))
            good = good and well
            shown = line if len(line) <= 150 else line[:150] + " …"
            print(
                f"{'  ' if well else '! '}{name:34} {each:9} {status:3} {seconds:5.1f} s  {shown}",
                flush=True,
            )
    return good


def needs(root: Path) -> None:
    """Print, as rows of Markdown, how much a book needs of what has a limit."""
    most: dict[str, int] = {}
    for name, amount, _, _ in door.amounts(root):
        most[name] = max(amount, most.get(name, 0))
    for name, limit in LIMITS.items():
        print(f"| {limit.what} | {most.get(name, '')} | {limit.most} |")


def main() -> int:
    """Parse the command line, try, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*INPUTS, []], default=[])
    parser.add_argument("--needs", type=Path, metavar="ROOT")
    args = parser.parse_args()
    if args.needs:
        needs(args.needs)
        return 0
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        book = repository(Path(folder, "book"))
        build_all(book, book / "site")
        well = [judge(book, name, INPUTS[name]) for name in args.names or INPUTS]
    print(f"{well.count(True)} of {len(well)} inputs ended well")
    return int(not all(well))


if __name__ == "__main__":
    sys.exit(main())
