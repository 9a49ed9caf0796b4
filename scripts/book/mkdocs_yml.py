"""What does mkdocs.yml say, read without MkDocs?"""

from itertools import chain
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from book import identity
from book.yaml_text import FASTEST, Slip, load, slips_of
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun


def read(root: Path) -> dict[str, Any]:
    """The settings of a repository, environment variables (``!ENV``) put in; other tags give None.

    Raises ``CannotRun``, with the line, where the file cannot be read or is no YAML mapping.
    """
    with slips_of("mkdocs.yml"):
        config, _ = load(read_text(root / "mkdocs.yml", root), _Loader)
    if not isinstance(config, dict):
        raise CannotRun(say("expected `key: value` lines"), "mkdocs.yml")
    return config


def languages(config: dict[str, Any]) -> list[dict[str, Any]]:
    """What the settings say of each language of the book, the default one first; raise ``CannotRun`` if they say
    nothing."""
    for each in config.get("plugins") or []:
        if isinstance(each, dict) and (each.get("i18n") or {}).get("languages"):
            return sorted(each["i18n"]["languages"], key=lambda block: not block.get("default"))
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


def with_language(root: Path, block: str) -> str | None:
    """The text of ``mkdocs.yml`` with one more language, ``block`` as YAML in one line, below the last one; every
    other character is as it was. None where the file is laid out in a way that does not allow it."""
    text = read_text(root / "mkdocs.yml", root)
    before = languages(read(root))
    item = _last_language(yaml.compose(text, Loader=_Loader))
    if item is None:
        return None
    lines = text.split("\n")
    indent, dash, _ = lines[item.start_mark.line].partition("- ")
    below = max(each.end_mark.line for each in _leaves(item)) + 1
    lines.insert(below, f"{indent}- {block}")
    changed = "\n".join(lines)
    try:
        config, _ = load(changed, _Loader)
        is_right = languages(config) == [*before, yaml.safe_load(block)]
    except (Slip, CannotRun, yaml.YAMLError):
        return None
    end = "\r\n" if b"\r\n" in (root / "mkdocs.yml").read_bytes() else "\n"
    return changed.replace("\n", end) if dash and not indent.strip() and is_right else None


def language_line(root: Path, locale: str) -> int:
    """The line of ``mkdocs.yml`` on which a language is; that on which languages begin where it is not there."""
    node = yaml.compose(read_text(root / "mkdocs.yml", root), Loader=_Loader)
    found = _languages(node)
    for each in found.value if found else ():
        if any(value.value == locale for key, value in each.value if key.value == "locale"):
            return int(each.start_mark.line) + 1
    return found.start_mark.line + bool(found.flow_style) if found else 1  # a block begins below


def _languages(node: yaml.Node | None) -> yaml.SequenceNode | None:
    """The list of languages, found as ``languages`` finds it."""
    for name in ("plugins", "i18n", "languages"):
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        pairs = [
            pair for each in items if isinstance(each, yaml.MappingNode) for pair in each.value
        ]
        node = next((value for key, value in pairs if key.value == name), None)
    return node if isinstance(node, yaml.SequenceNode) and node.value else None


def _last_language(node: yaml.Node | None) -> yaml.Node | None:
    found = _languages(node)
    return found.value[-1] if found else None


def _leaves(node: yaml.Node) -> list[yaml.Node]:
    """What has an end of its own: a block ends where the next thing begins."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return [node]
    below = node.value if isinstance(node, yaml.SequenceNode) else chain(*node.value)
    return [leaf for each in below for leaf in _leaves(each)]


def pages(nav: object) -> list[str]:
    """The pages that ``nav``, or a part of it, names: paths below ``docs/<locale>/``, in order."""
    if isinstance(nav, str):
        return [nav]
    below = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [page for each in below for page in pages(each)]


class _Loader(FASTEST):  # type: ignore[misc]
    pass


yaml_env_tag.add_env_tag(_Loader)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
