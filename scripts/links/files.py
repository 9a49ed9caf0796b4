"""Which files does the site consist of, letter for letter?"""

import os
import stat
import unicodedata
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
        self.root = os.path.realpath(root)
        self.files: set[str] = set()
        self.folders: set[str] = {""}
        self.unreadable: dict[str, str] = {}
        self._aliases: dict[str, str] = {}  # symbolic link to a folder -> that folder
        self._folded: dict[str, str] | None = None
        if not os.path.isdir(self.root):
            raise CannotRun(say("{folder}: not a folder", folder=root))
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(os.path.join(self.root, folder)) as entries:
                    for entry in entries:
                        self._add(folder, entry, waiting)
            except OSError as error:
                if not folder:
                    raise CannotRun(
                        say(
                            "{folder}: cannot be read: {reason}",
                            folder=root,
                            reason=error.strerror or error,
                        )
                    ) from None
                self.unreadable[folder[:-1]] = error.strerror or str(error)

    def _add(self, folder: str, entry: "os.DirEntry[str]", waiting: list[str]) -> None:
        name = folder + entry.name
        if entry.is_symlink():
            self._add_link(name, entry.path)
        elif entry.is_dir(follow_symlinks=False):
            self.folders.add(name)
            waiting.append(name + "/")
        elif entry.is_file(follow_symlinks=False):
            self.files.add(name)

    def _add_link(self, name: str, path: str) -> None:
        try:
            real = os.path.realpath(path, strict=True)
            mode = os.stat(real).st_mode
        except OSError:  # broken, or a loop
            return
        if not (real + os.sep).startswith(self.root + os.sep):
            return
        if stat.S_ISDIR(mode):
            self._aliases[name] = os.path.relpath(real, self.root).replace(os.sep, "/")
        elif stat.S_ISREG(mode):
            self.files.add(name)

    def pages(self) -> list[str]:
        """The names of all HTML pages, sorted."""
        return sorted(name for name in self.files if name.lower().endswith(PAGE_SUFFIXES))

    def find(self, path: str) -> tuple[str, str]:
        """Return ``("file", name)``, ``("folder", name of its index or "")`` or ``("", "")``."""
        while True:
            if path in self.files:
                return "file", path
            folder = path[:-1] if path.endswith("/") else path
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
        with open(os.path.join(self.root, name), "rb") as file:
            return file.read()

    def near(self, path: str) -> str:
        """A name that differs from ``path`` only in case, accents' form or ending, or ``""``."""
        if self._folded is None:
            self._folded = {_fold(name): name for name in sorted(self.files | self.folders)}
        plain = path.rstrip("/")
        for candidate in (plain, plain + ".html", plain.rsplit(".", 1)[0], plain + "/" + INDEX):
            if near := self._folded.get(_fold(candidate)):
                return near
        return ""


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
