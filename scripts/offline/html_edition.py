"""How is the whole site built so that it opens from a disk?"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checking.problem import CannotRun
from offline import archive

NAME = "immunotherapie-et-traitements-du-cancer"
# What only a server or a search engine asks for.
_ONLINE_ONLY = ("404.html", "sitemap.xml", "sitemap.xml.gz")


def build(root: Path, target: Path) -> None:
    """Build the site of ``root`` with links to files, not folders, and zip it into ``target``.

    Raises ``CannotRun`` where MkDocs refuses, with its last line.
    """
    with tempfile.TemporaryDirectory(prefix="book-") as folder:
        result = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", folder],
            cwd=root,
            env={**os.environ, "DIRECTORY_URLS": "false", "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        if result.returncode:
            reason = (result.stdout.strip().splitlines() or ["no reason given"])[-1]
            raise CannotRun(f"the offline pages could not be built: {reason}")
        for name in _ONLINE_ONLY:
            Path(folder, name).unlink(missing_ok=True)
        archive.write(Path(folder), target, NAME)
