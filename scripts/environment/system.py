"""Which programs and libraries of the system do the release formats need, and how does a machine get them?"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from environment.venv import REPOSITORY
from ground.problem import CannotRun

NODE_TOOLS = REPOSITORY / "tests/formats"


def ensure_pango(python: Path) -> None:
    """Have Pango, which WeasyPrint sets the PDF with; ``python`` has WeasyPrint."""

    def works() -> bool:
        return not subprocess.run([python, "-c", "import weasyprint"], **_QUIET).returncode

    have(works, ["libpango-1.0-0", "libpangoft2-1.0-0"], "the PDF needs Pango")


def ensure_validators() -> None:
    """Have what the tests of the formats run: Java, Node.js with Ace, Firefox."""
    have(_on_path("javac"), ["default-jdk-headless"], "EPUBCheck and veraPDF need a JDK")
    have(_on_path("npm"), ["nodejs", "npm"], "Ace by DAISY needs Node.js and npm")
    have(_on_path("firefox-esr", "firefox"), ["firefox-esr"], "the tests need Firefox")
    lock, stamp = NODE_TOOLS / "package-lock.json", NODE_TOOLS / "node_modules/.stamp"
    if not stamp.is_file() or stamp.read_bytes() != lock.read_bytes():
        print("Setting up node_modules from package-lock.json …", file=sys.stderr, flush=True)
        npm = [shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(npm, cwd=NODE_TOOLS, **_QUIET).returncode:
            raise CannotRun("npm could not set up Ace by DAISY from package-lock.json")
        stamp.write_bytes(lock.read_bytes())


_QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _on_path(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def have(works: Callable[[], bool], packages: list[str], need: str) -> None:
    """Install ``packages`` where we may, unless it ``works`` already; ``CannotRun`` if that fails."""
    if works():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {' '.join(packages)} from the system's packages …", file=sys.stderr)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update"], **_QUIET)
        install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
        subprocess.run(install, env=environment, **_QUIET)
        if works():
            return
    raise CannotRun(f"{need}: install it (in Debian: {' '.join(packages)})")
