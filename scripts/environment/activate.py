"""Imported first by every command: run it where the locked packages are.

``python3 scripts/check_source.py`` then works with any Python, as the README promises:
where the packages are missing, the command starts again inside ``.venv``, made if needed.
"""

import importlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from environment import venv
from ground.problem import CannotRun

PACKAGES = ("ada_url", "markdown", "mkdocs_static_i18n", "turbohtml", "urllib3", "yaml")


def enter(packages: tuple[str, ...], lock: Path) -> None:
    """Where one of ``packages`` is missing, start the command again inside ``.venv``.

    ``.venv`` is made first if needed, with what ``lock`` lists; where that cannot be done, one
    line says why and the process ends with status 2.
    """
    if all(find_spec(name) for name in packages):
        return
    try:
        python = str(venv.ensure(lock))
        if Path(sys.prefix) == venv.VENV:
            importlib.invalidate_caches()
            if missing := [name for name in packages if not find_spec(name)]:
                lacks = f"{venv.VENV} lacks {missing[0]}, which was installed"
                raise CannotRun(f"{lacks}: delete that folder, run this again")
            return
    except (CannotRun, OSError) as reason:
        print(f"error: {reason}", file=sys.stderr)
        sys.exit(2)
    command = [python, *sys.argv]
    if os.name == "nt":  # Windows' exec does not wait for the new process
        sys.exit(subprocess.run(command).returncode)
    os.execv(python, command)


enter(PACKAGES, venv.SITE_LOCK)
