"""Imported first by every command: run it where the locked packages are.

``python3 scripts/check_source.py`` then works with any Python, as the README promises:
where the packages are missing, the command starts again inside ``.venv``, made if needed.
"""

import os
import subprocess
import sys
from importlib.util import find_spec

from environment import venv

_NEEDED = ("ada_url", "markdown", "mkdocs_static_i18n", "turbohtml", "urllib3", "yaml")

if any(find_spec(name) is None for name in _NEEDED):
    try:
        _python = str(venv.ensure())
    except (venv.SetupError, OSError) as _reason:
        print(f"error: {_reason}", file=sys.stderr)
        sys.exit(2)
    _command = [_python, *sys.argv]
    if os.name == "nt":  # Windows' exec does not wait for the new process
        sys.exit(subprocess.run(_command).returncode)
    os.execv(_python, _command)
