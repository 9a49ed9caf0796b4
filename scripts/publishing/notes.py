"""What does a release say of itself, and may it be made?"""

import re
from pathlib import Path

from ground.command import read_text
from ground.problem import CannotRun

CHANGELOG = "CHANGELOG.md"


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
    heading = rf"^## +\[?v?{re.escape(version)}(?![\w.+-]).*$"
    found = re.search(heading, changelog, re.MULTILINE)
    if not found:
        raise CannotRun(f"no section `## {version}` says what has changed", CHANGELOG)
    text = re.split("^## ", changelog[found.end() :], maxsplit=1, flags=re.MULTILINE)[0].strip()
    if not text:
        line = changelog.count("\n", 0, found.start()) + 1
        raise CannotRun(f"the section of {version} is empty", CHANGELOG, line)
    return f"{text}\n"
