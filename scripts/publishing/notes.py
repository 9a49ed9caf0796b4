"""What does a release say of itself, and may it be made?"""

import re
from pathlib import Path

from ground.command import read_text
from ground.problem import CannotRun

CHANGELOG = "CHANGELOG.md"
_HEADING = re.compile(r"^## +(?:\[)?v?(\d[\w.+-]*)", re.MULTILINE)


def version(root: Path) -> str:
    """The version that ``pyproject.toml`` below ``root`` declares."""
    import tomllib  # only here: an older Python must get as far as being refused

    return tomllib.loads(read_text(root / "pyproject.toml", root))["project"]["version"]


def check_tag(tag: str, version: str) -> None:
    """Raise ``CannotRun`` unless ``tag`` is that of ``version``, the one in pyproject.toml."""
    if tag != f"v{version}":
        raise CannotRun(
            f"the tag {tag} is not v{version}: the version in pyproject.toml and the tag must agree"
        )


def section(changelog: str, version: str) -> str:
    """What CHANGELOG.md says below the heading ``## <version>``, up to the next heading.

    Raises ``CannotRun`` where it says nothing.
    """
    lines = changelog.split("\n")
    begin = [n for n, line in enumerate(lines) if _version(line) == version]
    if not begin:
        raise CannotRun(f"no section `## {version}` says what has changed", CHANGELOG)
    rest = lines[begin[0] + 1 :]
    end = next((n for n, line in enumerate(rest) if line.startswith("## ")), len(rest))
    text = "\n".join(rest[:end]).strip()
    if not text:
        raise CannotRun(f"the section of {version} is empty", CHANGELOG, begin[0] + 1)
    return f"{text}\n"


def _version(line: str) -> str:
    match = _HEADING.match(line)
    return match[1] if match else ""
