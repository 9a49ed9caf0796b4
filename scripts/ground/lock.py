"""How does one process keep others from doing the same thing at the same time?"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _give_back(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def held(path: Path, waiting: str) -> Iterator[None]:
    """Hold the lock named by the file ``path``; where another process has it, say ``waiting`` and wait.

    The system gives back what a process holds when it ends, however it ends: no lock is ever stale
    (flock(2), LockFileEx). What ``subprocess`` starts with ``close_fds=False`` holds it too, on
    POSIX: a program that outlives whoever started it is waited for. Raises ``OSError`` where
    ``path`` cannot be written.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        os.set_inheritable(file, True)
        told = False
        while True:
            try:
                _take(file)
                break
            except (BlockingIOError, PermissionError):  # POSIX's answer, and Windows'
                if not told:
                    print(waiting, file=sys.stderr, flush=True)
                told = True
                time.sleep(0.1)
        try:
            yield
        finally:
            _give_back(file)
    finally:
        os.close(file)
