"""Do the forks of MkDocs build the same bytes? By hand, with a network: ``python3 tests/benchmarks/try_forks.py``.

Sets up one environment for each builder, builds this book with all of them and compares every file with
that of MkDocs. Exit status 1 where one differs. What an exit would cost: docs/decisions/theme.md.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
# The package, the module that builds, and whether the package takes the place of mkdocs.
FORKS = (("properdocs", "properdocs", False), ("mkdocs-ng", "mkdocs", True))


def build(folder: Path, module: str, package: str = "", in_place: bool = False) -> dict[str, bytes]:
    """The site by path, built with the locked packages and ``package``."""
    python = folder / "venv/bin/python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    subprocess.run([*pip, "--requirement", REPOSITORY / "requirements.txt"], check=True)
    if in_place:
        subprocess.run([python, "-m", "pip", "uninstall", "--quiet", "--yes", "mkdocs"], check=True)
    if package:
        subprocess.run([*pip, package], check=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    command = [python, "-m", module, "build", "--quiet", "--site-dir", folder / "site"]
    subprocess.run(command, check=True, cwd=REPOSITORY, env=environment)
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in files}


def main() -> int:
    """Print how many files each fork builds, and which are not the same."""
    with tempfile.TemporaryDirectory() as folder:
        own = build(Path(folder) / "own", "mkdocs")
        status = 0
        for package, module, in_place in FORKS:
            made = build(Path(folder) / package, module, package, in_place)
            other = sorted(
                name for name in own.keys() | made.keys() if own.get(name) != made.get(name)
            )
            print(f"{package}: {len(made)} files, {len(other)} not the same", *other, sep="\n  ")
            status |= bool(other)
    return status


if __name__ == "__main__":
    sys.exit(main())
