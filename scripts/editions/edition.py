"""What is an edition: one file to download, of one kind, in one language or in all?"""

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Edition:
    """A finished file. ``kind`` is a key of ``formats`` in interface.yml; ``locale`` None is all languages, ``beside``
    a second one whose text stands beside that of the first."""

    file: str
    kind: str
    locale: str | None
    content: bytes
    beside: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Its checksum, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()
