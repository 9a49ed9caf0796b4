"""What do all ``check_*`` commands have in common on the command line?"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from checking.problem import CannotRun, Problem, exit_status
from checking.report import PRINTERS

REPOSITORY = Path(__file__).resolve().parents[2]


def parser(description: str | None) -> argparse.ArgumentParser:
    """An argument parser that knows ``--root DIR`` and ``--format text|json|github``."""
    result = argparse.ArgumentParser(description=(description or "").split("\n")[0])
    result.add_argument(
        "--root", type=Path, default=REPOSITORY, help="repository to check (default: this one)"
    )
    result.add_argument("--format", choices=sorted(PRINTERS), default="text")
    return result


def run(check: Callable[[], Sequence[Problem]], output_format: str) -> int:
    """Run a check, print its problems and return the exit status (0, 1 or 2)."""

    def report() -> int:
        problems = sorted(check())
        if printed := PRINTERS[output_format](problems):
            print(printed)
        return exit_status(problems)

    return guarded(report)


def guarded(main: Callable[[], int]) -> int:
    """Return what ``main`` returns; where it cannot run, say why in one line and return 2."""
    write_utf8()
    try:
        status = main()
        sys.stdout.flush()
        return status
    except CannotRun as reason:
        print(f"error: {reason}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads has enough: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def write_utf8() -> None:
    """Print UTF-8 in any locale: a Windows console may default to less, and a name be no Unicode."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def no_site(folder: Path) -> CannotRun:
    """The sentence on a ``folder`` that should hold a built site."""
    return CannotRun(f"{folder} holds no built site: `python3 scripts/run.py site` builds it")


def not_yaml(name: str, error: Exception) -> CannotRun:
    """The sentence on an ``error`` of PyYAML in the file ``name``, with its line where it has one."""
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", error)
    return CannotRun(f"{name}:{mark.line + 1 if mark else 1}: not YAML: {reason}")


def read_text(path: Path, root: Path) -> str:
    """Return a UTF-8 file's text, lines ended by LF; raise ``CannotRun`` if it is unreadable."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CannotRun(f"{name}:{line}: not UTF-8 text: save the file as UTF-8") from None
    except OSError as error:
        raise CannotRun(f"{name}:1: cannot be read: {error.strerror or error}") from None
