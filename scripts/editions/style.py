"""Which style sheet do the editions have that do not carry the site's?"""

import re
from pathlib import Path

from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun

_COLOURS = re.compile(r"--book-[a-z0-9-]+:[^;]+;")
_BLOCK = r"^ *{} \{{\n(.*?)\n *\}}"


def sheet(root: Path, dark: bool = True, face: str = "") -> str:
    """CSS for reading, with the site's colours and the book's face; ``dark`` where the reader prefers it.

    ``face`` is the rules that name its files (``face.rules``), none where the reader's fonts serve.

    Raises ``CannotRun`` where ``overrides/assets/book.css`` no longer has the colours.
    """
    css = read_text(root / "overrides/assets/book.css", root)
    light = _declarations(css, ":root")
    serif = re.search(r"--book-serif:[^;]+;", css)
    own = Path(__file__).with_name("reading.css").read_text(encoding="utf-8")
    own += read_text(root / "overrides/assets/figures.css", root)
    parts = [
        face,
        f":root {{ color-scheme: light{' dark' * dark}; {light} {serif[0] if serif else ''} }}",
    ]
    if dark:
        night = _declarations(css, ':root[data-theme="dark"]')
        parts.append(f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}")
    return "\n".join([*parts, re.sub(r"/\*.*?\*/\n?", "", own, flags=re.DOTALL).strip()]) + "\n"


def _declarations(css: str, scheme: str) -> str:
    block = re.search(_BLOCK.format(re.escape(scheme)), css, re.DOTALL | re.MULTILINE)
    found = _COLOURS.findall(block[1]) if block else []
    if not found:
        reason = say("has no colours for the scheme {scheme!r}", scheme=scheme)
        raise CannotRun(reason, "overrides/assets/book.css")
    return " ".join(found)
