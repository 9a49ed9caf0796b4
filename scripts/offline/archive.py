"""How does a folder become a zip file that is the same bytes every time?"""

import zipfile
from pathlib import Path

# The earliest date a zip entry can carry (APPNOTE 4.4.6): an entry's date says nothing here.
_DATE = (1980, 1, 1, 0, 0, 0)


def write(folder: Path, target: Path, name: str) -> None:
    """Write every file below ``folder`` to the zip ``target``, inside one folder called ``name``.

    Entries are sorted, with fixed dates and modes. The archive is written beside its place and
    renamed, so that a failure leaves the previous one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = (path for path in folder.rglob("*") if path.is_file())
        for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _DATE)
            entry.create_system = 3  # Unix, on every system, so that modes mean the same
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    unfinished.replace(target)
