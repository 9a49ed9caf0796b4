"""What did the French say when the translation was accepted?"""

import subprocess
from pathlib import Path

from book import front_matter
from book.markdown import reader
from book.segments import page_segments
from ground.problem import CannotRun
from translation.fingerprint import fingerprint


class History:
    """The earlier versions of one French page, as far as git has them; read as far back as
    asked."""

    def __init__(self, root: Path, path: str, key: str) -> None:
        self._root, self._path, self._key = root, path, key
        log = self._git("log", "--format=%H", "--", path)
        self._commits = log.split() if log else []
        self.known = log is not None
        self._texts: dict[str, str] = {}

    def text(self, wanted: str) -> str | None:
        """Return the Markdown of the segment that had this fingerprint, None if no version has
        one."""
        while wanted not in self._texts and self._commits:
            version = self._git("show", f"{self._commits.pop(0)}:./{self._path}")
            try:
                page = front_matter.parse(version or "", self._path)
                segments = page_segments(reader(self._root), page, self._key)
            except CannotRun:
                continue
            for segment in segments:
                self._texts.setdefault(fingerprint(segment), segment.text)
        return self._texts.get(wanted)

    def _git(self, *arguments: str) -> str | None:
        try:
            result = subprocess.run(
                ["git", "-C", str(self._root), *arguments], capture_output=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        return result.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
