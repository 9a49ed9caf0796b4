"""What do all ``check_*`` commands have in common on the command line?"""

import argparse
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from ground import door
from ground.message import say
from ground.problem import CannotRun, Problem, exit_status
from ground.report import PRINTERS, Counts

# What PyYAML's two loaders say; what to do; whether to do it where the thing that went wrong begins.
_YAML_SLIPS = (
    ("values are not allowed",
     say('put a text that holds a colon in quotes (key: "What: the text"), and begin a key right below those '
         "above it"), False),
    ("cannot start any token|violates indentation",
     say("indent with spaces, not with a tab, and put a text that begins with @, ` or % in quotes"), False),
    ("end of stream",
     say("a quote opens here and is not closed: type the same one at the end of the text"), True),
    ("',' or '[]}]'",
     say("a bracket opens here and is not closed; put a text that begins with one in quotes"), True),
    ("<block end>|expected key|document start",
     say("begin a key, and the - of a list, right below those above it; put a text that holds quotes or "
         "apostrophes in double quotes as a whole"), False),
    ("expected ':'", say("this line is no `key: value`: a colon and a space are missing"), True),
    ("alphabetic or numeric|(?:entries|keys) are not allowed|comment or|for the tag|undefined alias",
     say("put a text that begins with a sign (* & ! ? > | -) in quotes"), False),
    ("escape character",
     say(r"a text in double quotes holds \: type it twice, or use single quotes"), False),
)  # fmt: skip
REPOSITORY = Path(__file__).resolve().parents[2]


def parser(description: str | None) -> argparse.ArgumentParser:
    """An argument parser that knows ``--root DIR`` and ``--format``, one of ``PRINTERS``."""
    result = argparse.ArgumentParser(description=(description or "").split("\n")[0])
    result.add_argument(
        "--root", type=Path, default=REPOSITORY, help="repository to check (default: this one)"
    )
    result.add_argument("--format", choices=sorted(PRINTERS), default="text")
    return result


def run(
    check: Callable[[], tuple[Sequence[Problem], Counts | None]],
    output_format: str,
    root: Path | None = None,
) -> int:
    """Run a check, print its problems and the counts of what was checked, return the exit status (0, 1
    or 2); ``root`` is as in ``guarded``."""

    def report() -> int:
        found, checked = check()
        problems = sorted(found)
        if printed := PRINTERS[output_format](problems, checked):
            print(printed)
        return exit_status(problems)

    return guarded(report, root)


def guarded(main: Callable[[], int], root: Path | None = None) -> int:
    """Return what ``main`` returns; where it cannot run, say why in one line and return 2.

    ``root`` is the repository whose book it reads, if it reads one: that must be fit to be read.
    """
    write_utf8()
    try:
        with ended_by_signals():
            if root:
                door.check(root)
            status = main()
        sys.stdout.flush()
        return status
    except CannotRun as reason:
        print(f"error: {reason}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads has enough: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a full disk, no folder for temporary files
        name = f"{error.filename}: " if error.filename else ""
        print(f"error: {name}{error.strerror or error}", file=sys.stderr)
        return 2


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Have the signals that end a process, and the closing of its terminal, end what it has started and
    remove its temporary files: as ``SystemExit``."""
    before = {}
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored
            before[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: object) -> NoReturn:
    sys.exit(128 + number)


def write_utf8() -> None:
    """Print UTF-8 in any locale: a Windows console may default to less, and a name be no Unicode."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def no_site(folder: Path) -> CannotRun:
    """The sentence on a ``folder`` that should hold a built site."""
    return CannotRun(
        say("{folder} holds no built site: `python3 scripts/run.py site` builds it", folder=folder)
    )


def no_port(port: int, error: Exception) -> CannotRun:
    """The sentence on a port that a server cannot have."""
    reason = getattr(error, "strerror", None) or error
    return CannotRun(
        say("port {port} cannot be used: {reason}; --port names another", port=port, reason=reason)
    )


def yaml_slip(error: Exception) -> tuple[int, str]:
    """The line, from 1, on which somebody slipped, and what to do there, in plain words where the
    slip is a usual one."""
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", error))
    mark = getattr(error, "problem_mark", None)
    for pattern, advice, begins in _YAML_SLIPS:
        if re.search(pattern, reason):
            reason = advice
            mark = (getattr(error, "context_mark", None) if begins else None) or mark
            break
    return mark.line + 1 if mark else 1, reason


def read_text(path: Path, root: Path) -> str:
    """Return a UTF-8 file's text, lines ended by LF; raise ``CannotRun`` if it is unreadable."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CannotRun(say("not UTF-8 text: save the file as UTF-8"), name, line) from None
    except OSError as error:
        reason = say("cannot be read: {reason}", reason=error.strerror or error)
        raise CannotRun(reason, name) from None
