"""How is a file replaced so that a failure leaves the previous one?"""

import contextlib
import os
import shutil
from collections.abc import Callable
from glob import escape
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun


def replace(path: Path, content: bytes, name: str) -> None:
    """Write ``content`` beside ``path``, with the mode of the file that is there, then rename.

    Raises ``CannotRun``, which calls the file ``name``, where the system refuses.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f".{escape(path.name)}.*.new"):
            if _has_ended(left.suffixes[-2][1:]):
                left.unlink(missing_ok=True)
        beside.write_bytes(content)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        reason = say("cannot be written: {reason}", reason=error.strerror or error)
        raise CannotRun(reason, name) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def edit(path: Path, change: Callable[[str], str], name: str) -> bool:
    """Replace a file of UTF-8 by what ``change`` makes of its text; return whether a byte has changed."""
    data = path.read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    written = mark + change(data[len(mark) :].decode("utf-8")).encode("utf-8")
    if written == data:
        return False
    replace(path, written, name)
    return True


def _has_ended(process: str) -> bool:
    """Has the process of this number been killed before it could rename? Not known on Windows."""
    if os.name != "posix" or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        pass
    return False
