"""Paths, addresses and commands that several tests use."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PREFIX = "/some-repo/"
SITE_URL = f"https://www.example.org{PREFIX}"


def build(target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a strict MkDocs build of the repository into ``target``."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)],
        cwd=REPOSITORY,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def run(command: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``scripts/<command>`` with the interpreter of the tests."""
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts" / command, *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
