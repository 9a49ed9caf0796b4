"""What does Ctrl-C show, whenever it comes? No traceback, and the exit status that shells give it."""

import os
import sys
from types import TracebackType


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    try:
        sys.stdout.flush()
    finally:
        os._exit(130)  # 128 + SIGINT; whatever was to be tidied up has been on the way here


sys.excepthook = _end
