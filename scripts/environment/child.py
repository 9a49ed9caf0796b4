"""How is a program run so that it ends when whoever started it does?"""

import contextlib
import subprocess
import sys
from typing import Any


def call(command: list[str], **options: Any) -> tuple[int, str]:
    """Run a program to its end; return its exit status, and what it said where ``stdout`` is a pipe.

    The status is 2 where a signal ended it: a negative number would pass for 0. Whatever ends us
    meanwhile (see ``ground.command.ended_by_signals``) ends it too; it keeps the locks we hold until then.
    """
    sys.stdout.flush()
    with subprocess.Popen(
        command, encoding="utf-8", errors="replace", close_fds=False, **options
    ) as child:
        try:
            said, _ = child.communicate()
        except BaseException as reason:
            if isinstance(reason, KeyboardInterrupt):  # a terminal has told it too: let it finish
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(5)
            child.terminate()
            child.wait()
            raise
    return (child.returncode if child.returncode >= 0 else 2), said or ""
