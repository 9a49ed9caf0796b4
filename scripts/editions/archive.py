"""How do files become a zip archive that is the same bytes every time?"""

import io
import zipfile
from collections.abc import Iterable

# The earliest date a zip entry can carry (APPNOTE 4.4.6): an entry's date says nothing here.
_DATE = (1980, 1, 1, 0, 0, 0)


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of ``(name, content)``, in the order given, with fixed dates and modes.

    EPUB's ``mimetype`` is not compressed (OCF 3.3, section 4.2.2).
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3  # Unix, on every system, so that modes mean the same
            entry.external_attr = 0o100644 << 16
            is_stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return stream.getvalue()
