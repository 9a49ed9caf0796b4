"""Can every picture be shown? A damaged one must stop an edition, not reach readers in it."""

import xml.etree.ElementTree as etree
from pathlib import Path

from PIL import Image, ImageFile

from ground.message import say
from ground.problem import CannotRun

# What each ending promises: Pillow, left to itself, takes PostScript named .png, and runs a program for it.
_RASTER = {
    ".avif": "AVIF",
    ".gif": "GIF",
    ".ico": "ICO",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}


def check(folder: Path) -> None:
    """Decode every image below ``folder``; raise ``CannotRun`` with the first that cannot be."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once imported, has it otherwise
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        kind = path.suffix.lower()
        try:
            if kind == ".svg":
                etree.fromstring(path.read_bytes())
            elif kind in _RASTER:
                with Image.open(path, formats=[_RASTER[kind]]) as image:
                    image.load()
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            name = path.relative_to(folder).as_posix()
            raise CannotRun(say("this image cannot be read"), f"docs/{name}") from None
