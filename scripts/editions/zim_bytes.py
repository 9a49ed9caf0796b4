"""Which bytes of a ZIM file differ from one build to the next, and what do we put there?"""

import hashlib
import uuid

# ZIM file format: the header names the file by 16 random bytes at 8, and gives at 72 the place
# of the last 16 bytes, an MD5 of all that come before.
_UUID_AT, _CHECKSUM_AT = 8, 72
# Xapian's glass databases (title and full-text index) name themselves too: 16 random bytes
# behind the magic and two bytes of format version (Xapian, glass_version.cc).
_GLASS = b"\x0f\rXapian Glass"


def settled(content: bytes, name: str) -> bytes:
    """Return a ZIM file with names made from ``name``, and its checksum made anew."""
    file = bytearray(content)
    _name(file, _UUID_AT, name)
    at = file.find(_GLASS)
    while at != -1:
        start = at + len(_GLASS) + 2
        _name(file, start, f"{name}:{start}")
        at = file.find(_GLASS, start)
    checksum = int.from_bytes(file[_CHECKSUM_AT : _CHECKSUM_AT + 8], "little")
    file[checksum : checksum + 16] = hashlib.md5(file[:checksum], usedforsecurity=False).digest()
    return bytes(file)


def _name(file: bytearray, at: int, name: str) -> None:
    file[at : at + 16] = uuid.uuid5(uuid.NAMESPACE_OID, name).bytes
