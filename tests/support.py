"""Paths, addresses and commands that several tests use."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PREFIX = "/some-repo/"
SITE_URL = f"https://www.example.org{PREFIX}"
AXE_RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ]
}  # fmt: skip


def build_all(root: Path, target: Path, **environment: str) -> None:
    """Build the repository ``root`` strictly into ``target``, its downloads too, or fail."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **environment}
    for command in (
        ["-m", "mkdocs", "build", "--strict", "-d", target],
        [root / "scripts/build_offline.py", target],
    ):
        result = subprocess.run(
            [sys.executable, *command],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert result.returncode == 0, result.stdout + result.stderr
        assert "WARNING" not in result.stderr, result.stderr


def release(root: Path, site: Path, **environment: str) -> None:
    """Add all editions of ``root`` to the built ``site``, or fail."""
    result = subprocess.run(
        [sys.executable, root / "scripts/build_offline.py", "--release", site],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr


def run(command: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``scripts/<command>`` with the interpreter of the tests."""
    return subprocess.run(
        [sys.executable, REPOSITORY / "scripts" / command, *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def aborted(request) -> bool:
    """Did the browser give a request up because the test had left its page? That is no fault."""
    return request.failure == "net::ERR_ABORTED"
