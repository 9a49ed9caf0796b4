"""Which files does the site consist of, letter for letter?"""

import os
import unicodedata
from functools import cached_property
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
INDEX = "index.html"


class Files:
    """The names below a folder, read once, so that a file system that ignores case cannot mislead.

    A name is relative to the folder, with ``/``; bytes that are no UTF-8 are kept as surrogates.
    Symbolic links count while they lead to a file or folder of the site, and are never walked.
    """

    def __init__(self, root: Path) -> None:
        """Read the names. Raises ``CannotRun`` if ``root`` is no readable folder."""
        self.root = root.resolve()
        self.files: set[str] = set()
        self.folders: set[str] = {""}
        self.unreadable: dict[str, str] = {}
        self._aliases: dict[str, str] = {}  # symbolic link to a folder -> that folder
        if not root.is_dir():
            raise CannotRun(say("{folder}: not a folder", folder=root))
        for folder, folders, files in os.walk(self.root, onerror=self._refused):
            for path in (Path(folder, name) for name in (*folders, *files)):
                if path.is_symlink():
                    self._add_link(path)
                elif path.is_dir():
                    self.folders.add(self._name(path))
                elif path.is_file():
                    self.files.add(self._name(path))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _refused(self, error: OSError) -> None:
        folder, reason = Path(error.filename), error.strerror or error
        if folder == self.root:
            raise CannotRun(
                say("{folder}: cannot be read: {reason}", folder=folder, reason=reason)
            ) from None
        self.unreadable[self._name(folder)] = str(reason)

    def _add_link(self, path: Path) -> None:
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):  # broken, or a loop
            return
        if real.is_relative_to(self.root):
            if real.is_dir():
                self._aliases[self._name(path)] = self._name(real)
            elif real.is_file():
                self.files.add(self._name(path))

    def pages(self) -> list[str]:
        """The names of all HTML pages, sorted."""
        return sorted(name for name in self.files if name.lower().endswith(PAGE_SUFFIXES))

    def find(self, path: str) -> tuple[str, str]:
        """Return ``("file", name)``, ``("folder", name of its index or "")`` or ``("", "")``."""
        while True:
            if path in self.files:
                return "file", path
            folder = path.removesuffix("/")
            if folder in self.folders:
                index = f"{folder}/{INDEX}" if folder else INDEX
                return "folder", index if index in self.files else ""
            if not self._aliases or (real := self._through_alias(path)) is None:
                return "", ""
            path = real

    def _through_alias(self, path: str) -> str | None:
        """``path`` with its first symbolic link replaced by the folder it leads to."""
        end = -1
        while end < len(path):
            end = path.find("/", end + 1)
            end = len(path) if end < 0 else end
            if (real := self._aliases.get(path[:end])) is not None:
                return path[end + 1 :] if real == "." else real + path[end:]
        return None

    def read(self, name: str) -> bytes:
        """The content of a file of the site. Raises ``OSError``."""
        return Path(self.root, name).read_bytes()

    def near(self, path: str) -> str:
        """A name that differs from ``path`` only in case, accents' form or ending, or ``""``."""
        plain = path.rstrip("/")
        candidates = (plain, plain + ".html", plain.rsplit(".", 1)[0], plain + "/" + INDEX)
        return next(filter(None, (self._folded.get(_fold(each)) for each in candidates)), "")

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(name): name for name in sorted(self.files | self.folders)}


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
