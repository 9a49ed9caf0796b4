"""Is every picture there, light enough, and described for those who do not see it?"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ground.command import read_text
from ground.lines import Lines
from ground.message import say
from ground.problem import Problem
from pages import safe_html
from prose.document import Document

LIMIT = 500_000  # bytes
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tiff"})


def in_page(root: Path, document: Document) -> Iterator[Problem]:
    """Rules ``missing-image``, ``image-without-alt`` and ``foreign-image`` of one page."""
    for image in document.page.tree.select("img"):
        address = image.attr("src") or ""
        place = document.place_of(address or "<img")
        if not (image.attr("alt") or "").strip() and image.attr("role") != "presentation":
            message = say(
                "say in brackets what {address!r} shows; where it says nothing, add "
                "{{ role=presentation }}",
                address=address,
            )
            yield Problem(document.path, *place, "image-without-alt", message)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            message = say(
                "{address!r} is loaded from elsewhere: put the picture into docs/assets/",
                address=address,
            )
            yield Problem(document.path, *place, "foreign-image", message)
            continue
        file = root / Path(document.path).parent / unquote(parts.path)
        if not address or not file.is_file():
            message = say("there is no picture at {address!r}", address=address)
            yield Problem(document.path, *place, "missing-image", message)
        elif (size := file.stat().st_size) > LIMIT:
            yield Problem(document.path, *place, "heavy-image", _heavy(file, root, size))


def in_folder(root: Path, folder: Path) -> Iterator[Problem]:
    """Rule ``heavy-image`` of all files below ``folder``, shown on a page or not."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and (size := path.stat().st_size) > LIMIT:
            name = path.relative_to(root).as_posix()
            yield Problem(name, 1, 1, "heavy-image", _heavy(path, root, size))


def in_drawings(root: Path, folder: Path) -> Iterator[Problem]:
    """What is unsafe in the SVG files below ``folder``: ``unsafe-element`` and its like."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".svg" and p.is_file()):
        name, text = path.relative_to(root).as_posix(), read_text(path, root)
        place, lower = Lines(text), text.lower()
        for fault in dict.fromkeys(safe_html.drawing_faults(text)):
            at = max(0, lower.find(fault.word.lower()))
            yield Problem(name, *place(at), fault.rule, fault.message)


def _heavy(file: Path, root: Path, size: int) -> str:
    name = file.resolve().relative_to(root.resolve()).as_posix()
    return say(
        "{file} has {size} kB: make it smaller than {limit} kB",
        file=name,
        size=size // 1000,
        limit=LIMIT // 1000,
    )
