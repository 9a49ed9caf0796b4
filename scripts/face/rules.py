"""How does a style sheet that is not the site's name the face?"""

import base64
import re
from collections.abc import Callable
from pathlib import Path

from face import kept
from ground.command import read_text

FOLDER = "face"  # where the files stand, beside the style sheet that names them
KINDS = {".woff2": "font/woff2", ".txt": "text/plain"}  # media types by suffix

# What the license (clause 2) wants with each copy, where a reader of the style sheet finds it too.
_CREDIT = (
    "/* Book Serif is cut from Source Serif 4 by Adobe, under the SIL Open Font License 1.1:"
    " https://openfontlicense.org */"
)
_RULE = re.compile(r"@font-face \{[^}]*url\([^}]*\}")
_ADDRESS = re.compile(rf'(?<=url\("){FOLDER}/([^"]+)(?="\))')


def rules(root: Path, has_face: bool, address: Callable[[str], str]) -> str:
    """The ``@font-face`` rules of ``overrides/assets/face.css`` with ``address`` of each file's name.

    What stands in for the face until it comes is left out: a copy has it at once. Empty in a language
    that is not set in it.
    """
    if not has_face:
        return ""
    found = _RULE.findall(read_text(root / "overrides/assets/face.css", root))
    addressed = [_ADDRESS.sub(lambda match: address(match[1]), rule) for rule in found]
    return "\n".join([_CREDIT, *addressed, ""])


def files_of(has_face: bool) -> dict[str, bytes]:
    """What a copy in one language packs beside its text: the face and its license, or nothing."""
    return kept.files() if has_face else {}


def beside(name: str) -> str:
    """The address of a file in the face's folder, beside the style sheet."""
    return f"{FOLDER}/{name}"


def inside(name: str) -> str:
    """The file itself as an address (RFC 2397)."""
    return f"data:font/woff2;base64,{base64.b64encode(kept.files()[name]).decode('ascii')}"
