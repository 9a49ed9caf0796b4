"""What does mkdocs.yml say, read without MkDocs?"""

from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from book import identity
from book.yaml_text import Slip, load
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun


def read(root: Path) -> dict[str, Any]:
    """The settings of a repository, environment variables (``!ENV``) put in; other tags give None.

    Raises ``CannotRun``, with the line, where the file cannot be read or is no YAML mapping.
    """
    try:
        config, _ = load(read_text(root / "mkdocs.yml", root), _Loader)
    except Slip as slip:
        raise slip.of("mkdocs.yml") from None
    if not isinstance(config, dict):
        raise CannotRun(say("expected `key: value` lines"), "mkdocs.yml")
    return config


def languages(config: dict[str, Any]) -> list[dict[str, Any]]:
    """What the settings say of each language of the book; raise ``CannotRun`` if they say nothing."""
    for each in config.get("plugins") or []:
        if isinstance(each, dict) and (each.get("i18n") or {}).get("languages"):
            return each["i18n"]["languages"]
    raise CannotRun(say("the plugin i18n names no languages"), "mkdocs.yml")


def agree(root: Path) -> None:
    """Raise ``CannotRun`` where the settings begin with another language than the book is written in."""
    text, source = read_text(root / "mkdocs.yml", root), identity.read(root).source
    default = [each["locale"] for each in languages(read(root)) if each.get("default")]
    if default != [source]:
        reason = say(
            "`default: true` belongs to {source} alone, which is the source in {file}, not to {found}",
            source=source,
            file=identity.FILE,
            found=", ".join(map(str, default)) or "–",
        )
        lines = text[: max(text.find("default: true"), 0)].count("\n")
        raise CannotRun(reason, "mkdocs.yml", lines + 1)


def pages(nav: object) -> list[str]:
    """The pages that ``nav``, or a part of it, names: paths below ``docs/<locale>/``, in order."""
    if isinstance(nav, str):
        return [nav]
    below = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [page for each in below for page in pages(each)]


class _Loader(yaml.SafeLoader):
    pass


yaml_env_tag.add_env_tag(_Loader)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
