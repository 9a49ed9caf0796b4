"""Let no test of the engine read the live book.

``KEEP_OUT`` in the environment is the absolute path of a folder that is not the process's to read:
opening a file below it, or listing it, ends in an error that names it.
"""

import os
import sys


def _refuse(event, arguments):
    folder = os.environ.get("KEEP_OUT")
    if not folder or event not in ("open", "os.listdir", "os.scandir") or not arguments:
        return
    path = arguments[0]
    if isinstance(path, bytes | str | os.PathLike):
        path = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - asked at every open
        if path == folder or path.startswith(folder + os.sep):
            raise AssertionError(f"a test of the engine opens {path}, of the live book")


sys.addaudithook(_refuse)
